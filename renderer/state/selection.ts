import { create } from 'zustand'

/** Kinds of records that can be selected and shown in the inspector. */
export type SelectedKind = 'visit' | 'workOrder' | 'request' | 'technician' | 'site' | 'asset' | 'customer'

/** One selected record. */
export interface Selected {
  readonly kind: SelectedKind
  readonly id: string
}

interface SelectionState {
  /** What the inspector shows; null when nothing is selected. */
  readonly current: Selected | null
  /** Everything selected, of the same kind as `current`; board, list, map and inspector share it. */
  readonly ids: ReadonlySet<string>
}

/** Selection is one thing in the whole window, and in a second window of the same browser. */
export const useSelection = create<SelectionState>(() => ({ current: null, ids: new Set() }))

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('fieldboard.selection')

function set(state: SelectionState, tellOthers = true): void {
  useSelection.setState(state)
  if (tellOthers) channel?.postMessage(state)
}

channel?.addEventListener('message', (event: MessageEvent<SelectionState>) => set(event.data, false))

/** Selects one record alone. */
export function select(kind: SelectedKind, id: string): void {
  set({ current: { kind, id }, ids: new Set([id]) })
}

/** Selects several of a kind; the last one is shown in the inspector. */
export function selectMany(kind: SelectedKind, ids: readonly string[]): void {
  const last = ids.at(-1)
  set({ current: last === undefined ? null : { kind, id: last }, ids: new Set(ids) })
}

/** Adds a record to the selection, or takes it out; starts anew when the kind differs. */
export function toggleSelected(kind: SelectedKind, id: string): void {
  const { current, ids } = useSelection.getState()
  const next = new Set(current?.kind === kind ? ids : [])
  if (!next.delete(id)) next.add(id)
  selectMany(kind, [...next])
}

/** Selects nothing. */
export function clearSelection(): void {
  set({ current: null, ids: new Set() })
}
