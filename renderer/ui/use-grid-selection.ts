import { useRef } from 'react'

/** How a list turns key presses and clicks into a selection of ids. */
export interface GridSelection {
  onMove(index: number, how: 'alone' | 'toggle' | 'range'): void
}

interface Wiring {
  readonly idAt: (index: number) => string | undefined
  readonly ids: ReadonlySet<string>
  readonly selectAlone: (id: string) => void
  readonly toggle: (id: string) => void
  readonly selectMany: (ids: readonly string[]) => void
}

/** Selection as lists have it: alone, toggled, or a range from where the last plain move went. */
export function useGridSelection({ idAt, selectAlone, toggle, selectMany }: Wiring): GridSelection {
  const anchor = useRef(0)
  return {
    onMove(index, how) {
      const id = idAt(index)
      if (id === undefined) return
      if (how === 'range') {
        const from = Math.min(anchor.current, index)
        const to = Math.max(anchor.current, index)
        const ids: string[] = []
        for (let at = from; at <= to; at++) {
          const one = idAt(at)
          if (one !== undefined && one !== id) ids.push(one)
        }
        return selectMany([...ids, id])
      }
      anchor.current = index
      if (how === 'toggle') toggle(id)
      else selectAlone(id)
    },
  }
}
