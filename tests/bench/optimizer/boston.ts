import { draftOf } from '#electron/backend/planning/plan-draft.ts'
import type { PlanDraft } from '#electron/backend/planning/plan-draft.ts'
import { searchDays } from '#electron/backend/planning/plan-days.ts'
import type { FoundPlan } from '#electron/backend/planning/plan-days.ts'
import type { Budget } from '#optimizer/solve-options.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { bostonDay } from '#tests/doubles/boston-day.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { planNearestFree } from './nearest-free.ts'
import type { Asked } from './nearest-free.ts'

/** A plan of the Boston day as the board would take it, and what the independent checker objects to. */
export interface BostonPlan {
  readonly draft: PlanDraft
  readonly wrong: readonly string[]
}

/** The plan that `fieldboard plan` makes of the day, whole as if it were still to come. */
export async function findBostonPlan(desk: TestBackend, budget: Budget): Promise<FoundPlan> {
  const scope = { days: [bostonDay], technicianIds: null, visitIds: null, territoryId: null, now: null }
  return expectOk(await searchDays(desk.backend.context, { scope, policyId: null, budget, seed: 1 }))
}

/** The plan in words, judged. */
export function judgedPlan({ facts, built, plan, search }: FoundPlan): BostonPlan {
  return { draft: draftOf(facts, built, plan, search), wrong: whatIsWrong(built.problem, plan) }
}

/** The same day without a plan: the nearest free technician for one visit after the other. */
export function withoutPlan(found: FoundPlan, asked: Asked): BostonPlan {
  const problem = inOrderOfNames(found)
  const built = { ...found.built, problem }
  return judgedPlan({ ...found, built, plan: planNearestFree(problem, asked) })
}

/** Ids are drawn anew at every import: the order of work orders and technicians is the same in every run. */
function inOrderOfNames({ built: { problem, details, laneDays } }: FoundPlan): Problem {
  const numberOf = (id: string) => details.get(id)!.workOrderNumber
  const codeOf = (id: string) => laneDays.get(id)!.lane.technician.code
  return {
    ...problem,
    visits: problem.visits.toSorted((a, b) => numberOf(a.id) - numberOf(b.id)),
    routes: problem.routes.toSorted((a, b) => codeOf(a.id).localeCompare(codeOf(b.id), 'en')),
  }
}
