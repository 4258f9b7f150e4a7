import { evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { legOf } from '#optimizer/evaluate/leg.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { SequenceStop } from '#optimizer/evaluate/sequences.ts'
import type { Plan, Unassigned } from '#optimizer/plan/plan.ts'
import type { Reason } from '#optimizer/plan/reason.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { problemIndex } from '#optimizer/problem/problem-index.ts'
import type { BackendContext } from '../context.ts'
import type { PlanningFacts } from './planning-facts.ts'
import { ticksOfMinutes } from './time-line.ts'

const preventiveSql = `
  SELECT v.id FROM visits v JOIN work_orders o ON o.id = v.work_order_id JOIN work_types w ON w.id = o.work_type_id
  WHERE v.id IN (SELECT value FROM json_each(?)) AND w.kind = 'preventive'`

/** The waiting visits that are maintenance done ahead of time. */
export function preventiveAmong({ db }: BackendContext['store'], { waiting }: PlanningFacts): Set<string> {
  const ids = JSON.stringify(waiting.map(({ visit }) => visit.id))
  return new Set(db.prepare(preventiveSql).pluck().all(ids) as string[])
}

/** A problem without some of its visits. */
export function withoutVisits(problem: Problem, gone: ReadonlySet<string>): Problem {
  if (gone.size === 0) return problem
  return {
    ...problem,
    visits: problem.visits.filter(({ id }) => !gone.has(id)),
    links: problem.links.filter(({ visitId, onVisitId }) => !gone.has(visitId) && !gone.has(onVisitId)),
    published: problem.published.filter(({ visitId }) => !gone.has(visitId)),
  }
}

/**
 * The problem of folding visits into a plan: everything in the plan stays to the tick, and a visit that comes in costs its
 * drive and nothing else, which must be less than leaving it out.
 */
export function foldInProblem(problem: Problem, plan: Plan, folded: ReadonlySet<string>, minutes: number): Problem {
  const places = new Map<string, { routeIds: string[]; start: number }>()
  for (const { routeId, stops } of plan.routes)
    for (const { kind, id, startAt } of stops)
      if (kind === 'visit') places.set(id, { routeIds: [...(places.get(id)?.routeIds ?? []), routeId], start: startAt })
  const out = new Set(problem.visits.flatMap(({ id }) => (folded.has(id) || places.has(id) ? [] : [id])))
  const within = withoutVisits(problem, out)
  return {
    ...within,
    visits: within.visits.map((visit) => {
      const locked = places.get(visit.id)
      if (locked) return { ...visit, locked }
      return { ...visit, skipCost: ticksOfMinutes(minutes), dueAt: null, wish: null, lastTechnician: null }
    }),
    weights: { ...problem.weights, ...onlyDriving },
  }
}

const onlyDriving = { travel: 1, unassigned: 100, distance: 0, wait: 0, overqualified: 0, territory: 0, balance: 0 }

/**
 * The plan with what was folded in, without the visits that add more driving than they may: each must add less than so
 * many minutes to its route, and all of a route together less than that for each of them.
 */
export function withFoldedIn(
  problem: Problem,
  before: Plan,
  found: Plan,
  folded: ReadonlySet<string>,
  minutes: number,
): Plan {
  const most = ticksOfMinutes(minutes)
  const sequences = found.routes.map(({ routeId, stops }) => {
    const route = problemIndex(problem).routes.get(routeId)!
    const driven = (ids: readonly string[]) => drivingOf(problem, route.id, ids)
    let kept: SequenceStop[] = stops.flatMap(({ kind, id, startAt }) =>
      kind === 'visit' ? [visitStop(id, startAt)] : [],
    )
    const idsOf = (all: readonly SequenceStop[]) => all.map(({ id }) => id)
    const without = (all: readonly SequenceStop[], id: string) => all.filter((stop) => stop.id !== id)
    for (;;) {
      const here = kept.filter(({ id }) => folded.has(id))
      if (here.length === 0) return kept
      const all = driven(idsOf(kept))
      const added = here.map(({ id }) => ({ id, ticks: all - driven(idsOf(without(kept, id))) }))
      const worst = added.reduce((a, b) => (b.ticks > a.ticks ? b : a))
      const together = all - driven(idsOf(kept.filter(({ id }) => !folded.has(id))))
      if (worst.ticks < most && together < most * here.length) return kept
      kept = without(kept, worst.id)
    }
  })
  const { plan, broken } = evaluateWithRules(problem, sequences)
  const known = new Map([...before.unassigned, ...found.unassigned].map((one) => [one.visitId, one]))
  const tooFar: Reason = { rule: 'fold-in', severity: 'override', facts: { mostTicks: most } }
  const told = (one: Unassigned) => {
    const reasons = known.get(one.visitId)?.reasons ?? []
    return { ...one, reasons: reasons.length === 0 && folded.has(one.visitId) ? [tooFar] : reasons }
  }
  if (broken.length > 0) return before
  return { ...plan, unassigned: plan.unassigned.map(told) }
}

/** Ticks of driving of a route that goes to these visits in this order. */
function drivingOf(problem: Problem, routeId: string, visitIds: readonly string[]): number {
  const { routes, visits } = problemIndex(problem)
  const route = routes.get(routeId)!
  if (visitIds.length === 0) return 0
  let place = route.startPlace
  let ticks = 0
  for (const to of [...visitIds.map((id) => visits.get(id)!.place), route.endPlace]) {
    ticks += Math.max(0, legOf(problem, route, place, to).ticks)
    place = to
  }
  return ticks
}
