import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { PlanMode } from '#shared/domain/plan/plan-task.ts'

export type ModeKind = PlanMode['kind']

interface PlanHabits {
  /** How much may change, as chosen last; null until somebody chose. */
  readonly mode: ModeKind | null
  readonly mostMoves: number
  readonly folds: boolean
  readonly foldMinutes: number
  readonly seconds: number
}

/** How this person plans; kept in the browser, so that the next time Enter is enough. */
export const usePlanHabits = create<PlanHabits>()(
  persist((): PlanHabits => ({ mode: null, mostMoves: 10, folds: false, foldMinutes: 10, seconds: 5 }), {
    name: 'fieldboard.plan',
  }),
)

export const setPlanHabits = (patch: Partial<PlanHabits>) => usePlanHabits.setState(patch)
