import { useMemo } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { z } from 'zod'

/** What alone is to be printed, as another screen had it selected. */
export interface PrintSelection {
  readonly kind: 'visit' | 'workOrder'
  readonly ids: readonly string[]
}

const stateSchema = z.object({
  printOnly: z.object({ kind: z.enum(['visit', 'workOrder']), ids: z.array(z.string()).min(1) }),
})

/**
 * State of the address that opens the print screen for a selection. It belongs to that visit of the screen alone: back
 * and forward and a reload keep it, opening the screen by itself prints the day.
 */
export function printOnly(kind: PrintSelection['kind'], ids: Iterable<string>): { readonly printOnly: PrintSelection } {
  return { printOnly: { kind, ids: [...ids] } }
}

/** The selection the print screen was opened for; null when it was opened for the day. */
export function usePrintSelection(): PrintSelection | null {
  const state: unknown = useHistoryState()
  return useMemo(() => stateSchema.safeParse(state).data?.printOnly ?? null, [state])
}
