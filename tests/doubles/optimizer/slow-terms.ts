import type { Plan, PlannedRoute } from '#optimizer/plan/plan.ts'
import type { Problem, PublishedVisit } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import { termNames } from '#optimizer/terms/terms.ts'
import type { TermName } from '#optimizer/terms/terms.ts'

/** Every term, also those that are 0. */
export type AllTerms = Record<TermName, number>

/**
 * What a plan costs, counted again from its times as they are written: each term by the words of `Weights`, for every
 * technician who comes. Shares nothing with the optimizer but the types.
 */
export function slowTerms(problem: Problem, plan: Plan): AllTerms {
  const terms = Object.fromEntries(termNames.map((name) => [name, 0])) as AllTerms
  problem.routes.forEach((route, number) => addRoute(terms, problem, route, plan.routes[number]!))
  const { weights } = problem
  const done = new Set(plan.routes.flatMap(({ stops }) => stops.filter((s) => s.kind === 'visit').map((s) => s.id)))
  for (const visit of problem.visits) {
    if (done.has(visit.id)) continue
    terms.unassigned += Math.round((visit.skipCost * weights.unassigned) / 100)
    if (publishedOf(problem, visit)) terms.change += weights.movedTechnician
  }
  return terms
}

/** Terms with those that are missing as 0, to compare. */
export function withZeros(terms: Plan['terms']): AllTerms {
  return Object.fromEntries(termNames.map((name) => [name, terms[name] ?? 0])) as AllTerms
}

const publishedOf = (problem: Problem, visit: ProblemVisit): PublishedVisit | undefined =>
  problem.published.find(({ visitId }) => visitId === visit.id)

function addRoute(terms: AllTerms, problem: Problem, route: ProblemRoute, planned: PlannedRoute): void {
  const { weights } = problem
  const { stops, departAt, returnAt } = planned
  const lastStop = stops.at(-1)
  if (!lastStop) return
  const matrix = problem.matrices[route.profile]!
  let place = route.startPlace
  let travel = 0
  let atStops = 0
  let atVisits = 0
  const drive = (to: number | null) => {
    if (place !== null && to !== null) {
      const cell = place * matrix.places + to
      travel += Math.max(0, matrix.ticks[cell]!)
      terms.distance += Math.round(((matrix.metres?.[cell] ?? 0) / 1000) * weights.distance)
    }
    place = to
  }
  for (const stop of stops) {
    const visit = stop.kind === 'visit' ? problem.visits.find(({ id }) => id === stop.id) : undefined
    if (visit) drive(visit.place)
    else if (stop.kind === 'depot') drive(route.depot!.place)
    atStops += stop.endAt - stop.startAt
    if (!visit) continue
    atVisits += stop.endAt - stop.startAt
    addVisit(terms, problem, route, visit, stop.startAt, stop.endAt)
  }
  drive(route.endPlace)
  terms.travel += travel * weights.travel
  terms.wait += (returnAt - departAt - travel - atStops) * weights.wait
  const over = route.commute === 'outsideShift' ? lastStop.endAt : returnAt
  terms.overtime += Math.max(0, over - route.shift.end) * weights.overtime
  const shift = Math.max(1, route.shift.end - route.shift.start)
  terms.balance += Math.round((weights.balance * (travel + atVisits) ** 2) / shift / 100)
  terms.vehicle += route.fixedCost + route.serviceCost * atVisits
}

function addVisit(
  terms: AllTerms,
  problem: Problem,
  route: ProblemRoute,
  visit: ProblemVisit,
  startAt: number,
  endAt: number,
): void {
  const { weights } = problem
  const late = visit.dueAt === null ? 0 : Math.max(0, endAt - visit.dueAt)
  terms.lateness += Math.round((late * visit.lateCost * weights.lateness) / 100)
  if (visit.wish) {
    if (startAt < visit.wish.start) terms.wish += (visit.wish.start - startAt) * weights.wish
    if (startAt > visit.wish.end) terms.wish += (startAt - visit.wish.end) * weights.wish
  }
  const { preferredTechnicians: preferred, lastTechnician: last } = visit
  if (preferred.length > 0 && !preferred.includes(route.technicianId)) terms.preferred += weights.preferred
  if (last !== null && last !== route.technicianId) terms.lastTechnician += weights.lastTechnician
  for (const [skill, level] of Object.entries(route.skills)) {
    const need = visit.skills.find((needed) => needed.skill === skill)
    if (need) terms.overqualified += Math.max(0, level - need.level) * weights.overqualified
    else if (level > 0) terms.overqualified += weights.overqualified
  }
  if (visit.territory !== null && !route.territories.includes(visit.territory)) terms.territory += weights.territory
  const known = publishedOf(problem, visit)
  if (!known) return
  const stays = known.routeIds.some((id) => {
    const before = problem.routes.find((other) => other.id === id)
    return before?.technicianId === route.technicianId && before.day === route.day
  })
  if (!stays) terms.change += weights.movedTechnician
  if (Math.abs(startAt - known.start) > weights.moveTolerance) {
    terms.change += known.promised ? weights.promisedStart : weights.movedStart
  }
}
