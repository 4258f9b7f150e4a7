import { evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { judgeRoute } from '#optimizer/constraints/route-constraints.ts'
import { scheduleRoute } from '#optimizer/evaluate/schedule-route.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { SequenceStop } from '#optimizer/evaluate/sequences.ts'
import type { Plan, PlannedRoute } from '#optimizer/plan/plan.ts'
import { problemIndex } from '#optimizer/problem/problem-index.ts'
import type { Problem } from '#optimizer/problem/problem.ts'

/**
 * The plan with starts people can say: multiples of the grid on every route where that breaks no rule, the others as
 * they are. What is left out stays left out, with its reasons.
 */
export function snapPlan(problem: Problem, plan: Plan, grid: number): Plan {
  const bound = boundVisits(problem)
  const sequences = plan.routes.map((planned) => {
    const asPlanned = planned.stops.flatMap(({ kind, id, startAt }) =>
      kind === 'visit' ? [visitStop(id, startAt)] : [],
    )
    if (planned.stops.some(({ kind, id }) => kind === 'depot' || bound.has(id))) return asPlanned
    const snapped = snapRoute(problem, planned, grid)
    const route = problemIndex(problem).routes.get(planned.routeId)!
    return judgeRoute(scheduleRoute(problem, route, snapped), problem).length === 0 ? snapped : asPlanned
  })
  const { plan: held, broken } = evaluateWithRules(problem, sequences)
  if (broken.length > 0 || plan.routes.some(({ stops }) => stops.some(({ kind }) => kind === 'depot'))) return plan
  return { ...held, unassigned: plan.unassigned }
}

/** Visits whose start others depend on. */
function boundVisits({ visits, links }: Problem): Set<string> {
  return new Set([
    ...links.flatMap(({ visitId, onVisitId }) => [visitId, onVisitId]),
    ...visits.filter(({ crewSize }) => crewSize > 1).map(({ id }) => id),
  ])
}

function snapRoute(problem: Problem, { stops }: PlannedRoute, grid: number): SequenceStop[] {
  const { visits } = problemIndex(problem)
  let free = -Infinity
  return stops.flatMap(({ kind, id, travel, startAt, endAt }) => {
    const earliest = Math.max(startAt, free + travel)
    const locked = visits.get(id)?.locked?.start ?? null
    const start = kind === 'visit' && locked === null ? Math.ceil(earliest / grid) * grid : earliest
    free = start + endAt - startAt
    return kind === 'visit' ? [visitStop(id, start)] : []
  })
}
