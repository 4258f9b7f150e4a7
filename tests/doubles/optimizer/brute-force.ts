import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'

/**
 * The least any plan can cost, found by trying every order of every choice of visits on every route. For problems
 * without crews, links, locks, breaks, absences, depots, wishes, published plans and costs of waiting, up to about 7
 * visits. Shares nothing with the optimizer but the types.
 */
export function leastCost(problem: Problem): number {
  const all = 2 ** problem.visits.length
  const skips = problem.visits.map(({ skipCost }) => Math.round((skipCost * problem.weights.unassigned) / 100))
  const costOfLeaving = (mask: number) => skips.reduce((sum, cost, at) => sum + ((mask >> at) & 1 ? 0 : cost), 0)
  // What the routes so far cost at least when they do exactly the visits of a mask.
  let best = Array.from({ length: all }, (_, mask) => (mask === 0 ? 0 : Infinity))
  for (const route of problem.routes) {
    const alone = leastByVisits(problem, route)
    best = best.map((_, mask) => {
      let least = Infinity
      for (let mine = mask; ; mine = (mine - 1) & mask) {
        least = Math.min(least, alone[mine]! + best[mask & ~mine]!)
        if (mine === 0) return least
      }
    })
  }
  return Math.min(...best.map((cost, mask) => cost + costOfLeaving(mask)))
}

/** What a route costs at least by the visits it does (a bit each); infinite where it cannot. */
function leastByVisits(problem: Problem, route: ProblemRoute): number[] {
  const { visits, weights } = problem
  const matrix = problem.matrices[route.profile]!
  const least = Array.from({ length: 2 ** visits.length }, () => Infinity)
  least[0] = 0
  const fits = visits.map((visit) => mayDo(visit, route))
  const leg = (from: number | null, to: number | null) => {
    if (from === null || to === null) return { ticks: 0, metres: 0 }
    const cell = from * matrix.places + to
    return { ticks: matrix.ticks[cell]!, metres: matrix.metres?.[cell] ?? 0 }
  }
  const kilometres = (metres: number) => Math.round((metres / 1000) * weights.distance)
  const extend = (
    done: number,
    place: number | null,
    freeAt: number,
    travel: number,
    metres: number,
    work: number,
    cost: number,
  ) => {
    if (done !== 0) {
      const home = leg(place, route.endPlace)
      const over = route.commute === 'inShift' ? freeAt + home.ticks : freeAt
      const travelled = travel + home.ticks
      const tooFar =
        (route.maxTravel !== null && travelled > route.maxTravel) ||
        (route.maxMetres !== null && metres + home.metres > route.maxMetres)
      if (over <= route.shift.end + route.overtime && !tooFar) {
        const shift = Math.max(1, route.shift.end - route.shift.start)
        const total =
          cost +
          travelled * weights.travel +
          kilometres(home.metres) +
          Math.max(0, over - route.shift.end) * weights.overtime +
          Math.round((weights.balance * (travelled + work) ** 2) / shift / 100) +
          route.fixedCost +
          route.serviceCost * work
        least[done] = Math.min(least[done]!, total)
      }
    }
    visits.forEach((visit, at) => {
      const after = done | (1 << at)
      if (after === done || !fits[at] || !roomFor(problem, route, after)) return
      const { ticks, metres: way } = leg(place, visit.place)
      const isFirst = done === 0
      const reached = isFirst && route.commute === 'outsideShift' ? route.shift.start : freeAt + ticks
      const startAt = firstIn(visit, reached)
      if (startAt === null) return
      const takes = visit.service + (place === visit.place ? 0 : visit.setup)
      const late = visit.dueAt === null ? 0 : Math.max(0, startAt + takes - visit.dueAt)
      const here =
        Math.round((late * visit.lateCost * weights.lateness) / 100) + kilometres(way) + whoCost(problem, route, visit)
      extend(after, visit.place, startAt + takes, travel + ticks, metres + way, work + takes, cost + here)
    })
  }
  extend(0, route.startPlace, route.shift.start, 0, 0, 0, 0)
  return least
}

/** The first moment at or after `from` inside a window; null when all are over. */
function firstIn(visit: ProblemVisit, from: number): number | null {
  if (visit.windows.length === 0) return from
  const starts = visit.windows.filter(({ end }) => end >= from).map(({ start }) => Math.max(start, from))
  return starts.length === 0 ? null : Math.min(...starts)
}

function roomFor(problem: Problem, route: ProblemRoute, mask: number): boolean {
  const mine = problem.visits.filter((_, at) => (mask >> at) & 1)
  if (route.maxVisits !== null && mine.length > route.maxVisits) return false
  return route.capacity.every((room, at) => mine.reduce((sum, { load }) => sum + (load[at] ?? 0), 0) <= room)
}

function mayDo(visit: ProblemVisit, route: ProblemRoute): boolean {
  const { requiredTechnicians: required } = visit
  return (
    visit.skills.every(({ skill, level }) => (route.skills[skill] ?? 0) >= level) &&
    visit.certificates.every((name) => route.certificates.includes(name)) &&
    visit.tools.every((name) => route.tools.includes(name)) &&
    (required.length === 0 || required.includes(route.technicianId)) &&
    !visit.excludedTechnicians.includes(route.technicianId) &&
    (visit.days.length === 0 || visit.days.includes(route.day)) &&
    (route.insured || !visit.needsInsured) &&
    (!visit.territoryStrict || visit.territory === null || route.territories.includes(visit.territory))
  )
}

function whoCost({ weights }: Problem, route: ProblemRoute, visit: ProblemVisit): number {
  let cost = 0
  const { preferredTechnicians: preferred, lastTechnician: last } = visit
  if (preferred.length > 0 && !preferred.includes(route.technicianId)) cost += weights.preferred
  if (last !== null && last !== route.technicianId) cost += weights.lastTechnician
  if (visit.territory !== null && !route.territories.includes(visit.territory)) cost += weights.territory
  const spare = Object.entries(route.skills).map(([skill, level]) => {
    const need = visit.skills.find((needed) => needed.skill === skill)
    return need ? Math.max(0, level - need.level) : Math.min(1, level)
  })
  return cost + spare.reduce((sum, levels) => sum + levels, 0) * weights.overqualified
}
