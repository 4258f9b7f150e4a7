import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** Something a person can do here: one object feeds the palette, the keyboard and the list of keys. */
export interface WindowAction {
  readonly id: string
  /** Text of the palette and the list of keys. */
  readonly text: string
  /** `mod+z`, `shift+f`, `/`, `[` …; `mod` is Ctrl, on a Mac Command. Single keys do not fire while typing. */
  readonly keys?: string | undefined
  readonly run: () => void
  /** False hides it from the palette and leaves its key alone. */
  readonly enabled?: boolean | undefined
  /** Leave out of the palette (arrow keys and the like). */
  readonly keyOnly?: boolean | undefined
}

interface ActionsState {
  readonly groups: ReadonlyMap<string, readonly WindowAction[]>
}

/** Actions of what is on the screen, by the group that registered them. Later groups win over earlier ones. */
export const useActionRegistry = create<ActionsState>(() => ({ groups: new Map() }))

/** Registers actions while the component is on the screen. */
export function useActions(group: string, actions: readonly WindowAction[]): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  // The registered wrappers stay the same while only closures change, so that a render is not a registration.
  const shape = actions
    .map(({ id, text, keys, enabled, keyOnly }) => `${id}|${text}|${keys}|${enabled}|${keyOnly}`)
    .join('\n')
  useEffect(() => {
    const wrapped = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find((one) => one.id === action.id)?.run(),
    }))
    useActionRegistry.setState(({ groups }) => ({
      groups: new Map([...groups].filter(([name]) => name !== group)).set(group, wrapped),
    }))
    return () => {
      useActionRegistry.setState(({ groups }) => ({ groups: new Map([...groups].filter(([name]) => name !== group)) }))
    }
  }, [group, shape])
}
