import { useEffect } from 'react'
import type { WindowAction } from '../state/actions.ts'
import { useActionRegistry } from '../state/actions.ts'

const isMac = /Mac/.test(navigator.platform)

/** Whether a key press is the one an action names. */
export function matchesKeys(
  keys: string,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): boolean {
  const parts = keys.split(/\+(?=.)/)
  const key = parts.at(-1)!
  const wants = new Set(parts.slice(0, -1))
  const mod = isMac ? event.metaKey : event.ctrlKey
  if (wants.has('mod') !== mod || wants.has('alt') !== event.altKey) return false
  // A sign such as ? or [ may need Shift on some layouts; only letters and named keys care about it.
  const shiftMatters = key.length > 1 || /[a-z]/.test(key)
  if (shiftMatters && wants.has('shift') !== event.shiftKey) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** How a key is written for people: `Ctrl Shift Z`. */
export function keysText(keys: string): string {
  const names: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: 'Shift',
    alt: isMac ? '⌥' : 'Alt',
  }
  return keys
    .split(/\+(?=.)/)
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]!.toUpperCase() + part.slice(1)))
    .join(' ')
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Runs the registered action of a key press; the group registered last wins. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const groups = [...useActionRegistry.getState().groups.values()].reverse()
      const typing = isTyping(event.target)
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
      const fits = (action: WindowAction) => {
        if (!action.keys || action.enabled === false) return false
        if (
          (typing || inDialog) &&
          !(action.keys.includes('mod+') && action.keys !== 'mod+z' && action.keys !== 'mod+shift+z')
        )
          return false
        return matchesKeys(action.keys, event)
      }
      const found = groups.flat().find(fits)
      if (!found) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
