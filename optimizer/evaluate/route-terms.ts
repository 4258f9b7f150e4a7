import { problemIndex } from '../problem/problem-index.ts'
import type { Problem, PublishedVisit } from '../problem/problem.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { TermName, Terms } from '../terms/terms.ts'
import type { RouteSchedule, ScheduledStop } from './route-schedule.ts'
import { staticCost } from './static-cost.ts'

/** What a route costs by term. Costs that belong to no route (visits left out) are not in it. */
export function routeTerms(problem: Problem, schedule: RouteSchedule): Terms {
  const { weights } = problem
  const { route, stops } = schedule
  if (stops.length === 0) return {}
  const terms: Partial<Record<TermName, number>> = {}
  const add = (name: TermName, cost: number) => {
    if (cost !== 0) terms[name] = (terms[name] ?? 0) + cost
  }
  const legs = [...stops.map(({ travel, metres }) => ({ travel, metres }))]
  legs.push({ travel: schedule.returnTravel, metres: schedule.returnMetres })
  const travel = legs.reduce((sum, leg) => sum + (leg.travel ?? 0), 0)
  const work = stops.reduce((sum, stop) => sum + stop.work, 0)
  const busy = stops.reduce((sum, stop) => sum + (stop.visit ? stop.work : 0), travel)
  add('travel', travel * weights.travel)
  for (const { metres } of legs) add('distance', Math.round((metres * weights.distance) / 1000))
  add('wait', weights.wait * (schedule.returnAt - schedule.departAt - travel - work))
  add('overtime', weights.overtime * Math.max(0, schedule.overAt - route.shift.end))
  const shift = Math.max(1, route.shift.end - route.shift.start)
  add('balance', Math.round((weights.balance * busy * busy) / shift / 100))
  add('vehicle', route.fixedCost)
  for (const stop of stops) {
    if (!stop.visit) continue
    add('vehicle', route.serviceCost * stop.work)
    for (const [name, cost] of Object.entries(staticCost(problem, stop.visit, route))) add(name as TermName, cost)
    for (const [name, cost] of Object.entries(startCost(problem, stop, stop.visit))) add(name as TermName, cost)
  }
  return terms
}

/** What it costs that a visit starts when it does. */
export function startCost(
  problem: Problem,
  { startAt, endAt }: Pick<ScheduledStop, 'startAt' | 'endAt'>,
  visit: ProblemVisit,
): Partial<Record<TermName, number>> {
  const { weights } = problem
  const late = visit.dueAt === null ? 0 : Math.max(0, endAt - visit.dueAt)
  const outside = visit.wish ? Math.max(0, visit.wish.start - startAt, startAt - visit.wish.end) : 0
  const published = problemIndex(problem).published.get(visit.id)
  return {
    lateness: Math.round((late * visit.lateCost * weights.lateness) / 100),
    wish: weights.wish * outside,
    change: published ? movedStartCost(problem, published, startAt) : 0,
  }
}

function movedStartCost(problem: Problem, published: PublishedVisit, startAt: number): number {
  const { weights } = problem
  if (Math.abs(startAt - published.start) <= weights.moveTolerance) return 0
  return published.promised ? weights.promisedStart : weights.movedStart
}

/** What it costs to leave a visit out. */
export function skipTerms(problem: Problem, visit: ProblemVisit): Terms {
  const unassigned = Math.round((visit.skipCost * problem.weights.unassigned) / 100)
  const isPublished = problemIndex(problem).published.has(visit.id)
  return isPublished ? { unassigned, change: problem.weights.movedTechnician } : { unassigned }
}

/** The sum of terms by name. */
export function addTerms(all: readonly Terms[]): Terms {
  const sum: Partial<Record<TermName, number>> = {}
  for (const terms of all)
    for (const [name, cost] of Object.entries(terms)) sum[name as TermName] = (sum[name as TermName] ?? 0) + cost
  return sum
}
