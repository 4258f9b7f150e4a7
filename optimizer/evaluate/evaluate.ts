import { judgeRoute } from '../constraints/route-constraints.ts'
import type { BrokenRule } from '../constraints/route-constraint.ts'
import { judgeTogether } from '../constraints/together.ts'
import type { Plan, PlannedRoute, PlannedStop, Unassigned } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { totalOf } from '../terms/terms.ts'
import { addTerms, routeTerms, skipTerms } from './route-terms.ts'
import type { RouteSchedule } from './route-schedule.ts'
import type { Sequences } from './sequences.ts'
import { scheduleAll } from './synchronise.ts'

/** A plan with everything it breaks; a valid plan breaks nothing. */
export interface Evaluation {
  readonly plan: Plan
  readonly broken: readonly BrokenRule[]
  /** In the order of the problem's routes. */
  readonly schedules: readonly RouteSchedule[]
}

/** Times, terms and broken rules of sequences: the one place that says what a plan is worth. */
export function evaluateWithRules(problem: Problem, sequences: Sequences): Evaluation {
  const schedules = scheduleAll(problem, sequences)
  const placed = new Set(sequences.flatMap((stops) => stops.map(({ id }) => id)))
  const left = problem.visits.filter(({ id }) => !placed.has(id))
  const terms = addTerms([
    ...schedules.map((schedule) => routeTerms(problem, schedule)),
    ...left.map((visit) => skipTerms(problem, visit)),
  ])
  const unassigned = left.map(({ id }): Unassigned => ({ visitId: id, reasons: [] }))
  return {
    plan: { routes: schedules.map(plannedRoute), unassigned, terms, cost: totalOf(terms) },
    broken: [...schedules.flatMap((schedule) => judgeRoute(schedule, problem)), ...judgeTogether(problem, schedules)],
    schedules,
  }
}

/** Times and terms of sequences. Reasons of visits left out are empty here: `reasonsLeftOut` finds them. */
export function evaluate(problem: Problem, sequences: Sequences): Plan {
  return evaluateWithRules(problem, sequences).plan
}

function plannedRoute({ route, stops, departAt, returnAt }: RouteSchedule): PlannedRoute {
  return {
    routeId: route.id,
    stops: stops.map(({ visit, pause, travel, arriveAt, startAt, endAt }): PlannedStop => {
      const times = { travel: travel ?? 0, arriveAt, startAt, endAt }
      if (visit) return { kind: 'visit', id: visit.id, ...times }
      return pause ? { kind: 'break', id: pause.id, ...times } : { kind: 'depot', id: route.id, ...times }
    }),
    departAt,
    returnAt,
  }
}
