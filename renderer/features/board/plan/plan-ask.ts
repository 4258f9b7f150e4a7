import { create } from 'zustand'

/** What the board asks about before a search begins; null while nothing is asked. */
export type PlanAsk =
  | { readonly kind: 'plan'; readonly technicianId: string | null }
  | { readonly kind: 'late' | 'absent'; readonly technicianId: string }

/** The dialog about planning that is open. */
export const usePlanAsk = create<{ readonly ask: PlanAsk | null }>(() => ({ ask: null }))

/** Opens a dialog about planning, or closes it. */
export function askPlan(ask: PlanAsk | null): void {
  usePlanAsk.setState({ ask })
}
