import { create } from 'zustand'

/** Tabs the inspector may have. */
export type InspectorTab = 'details' | 'work' | 'checklist' | 'history' | 'files' | 'costs' | 'match'

interface InspectorPlace {
  readonly tab: InspectorTab
  /** A field or item to go to in the tab, and the how-manieth request to go anywhere this is; null for none. */
  readonly target: string | null
  readonly asked: number
}

/** Where in the inspector somebody is; it stays while another record is selected. */
export const useInspectorPlace = create<InspectorPlace>(() => ({ tab: 'details', target: null, asked: 0 }))

/** Shows a tab; with a target, goes to the element with that `data-place` and gives it the focus. */
export function showInspectorTab(tab: InspectorTab, target: string | null = null): void {
  useInspectorPlace.setState(({ asked }) => ({ tab, target, asked: target === null ? asked : asked + 1 }))
}

const tries = 40
const tryEveryMs = 50

/** Goes to the element of a target once it is there; a tab that fetches first takes a moment. */
export function goToPlace(root: Element, target: string): () => void {
  let left = tries
  const timer = setInterval(() => {
    const found = root.querySelector(`[data-place="${CSS.escape(target)}"]`)
    left -= 1
    if (!found && left > 0) return
    clearInterval(timer)
    // Gone to once: another record that is selected later keeps its own place.
    useInspectorPlace.setState({ target: null })
    if (!found) return
    found.scrollIntoView({ block: 'center' })
    const control = found.matches('button, input, textarea') ? found : found.querySelector('[data-main], button, input')
    if (control instanceof HTMLElement) control.focus()
  }, tryEveryMs)
  return () => clearInterval(timer)
}
