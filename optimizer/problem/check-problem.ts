import type { Problem } from './problem.ts'
import { faultsOfLinks } from './check-links.ts'
import { faultsOfRoute } from './check-route.ts'
import { faultsOfVisit } from './check-visit.ts'
import { isWhole, latestTick, named } from './check-numbers.ts'
import type { Fault } from './check-numbers.ts'
import { noWay } from './travel-matrix.ts'

/** So many faults are told; a file that is wrong throughout is not listed line by line. */
const mostTold = 20

/** Above this a problem is taken for a mistake: it would neither fit in memory nor be looked at by anybody. */
const mostVisits = 50_000
const mostRoutes = 10_000

/**
 * What makes a problem senseless: numbers that are none or out of range, spans that end before they begin, names of
 * places, routes and visits that are not there, dependencies in a circle. Empty for a problem that can be solved. What
 * is merely impossible (a skill nobody has, a window outside every shift, no technicians, a place without a way) is no
 * fault: the plan leaves it out and says why.
 */
export function faultsOf(problem: Problem): readonly Fault[] {
  const faults: Fault[] = []
  const { visits, routes, weights } = problem
  if (visits.length > mostVisits) faults.push({ path: 'visits', message: `there are more than ${mostVisits} visits` })
  if (routes.length > mostRoutes) faults.push({ path: 'routes', message: `there are more than ${mostRoutes} routes` })
  if (faults.length > 0) return faults
  const places = Math.min(...problem.matrices.map((matrix) => matrix.places))
  faults.push(...faultsOfMatrices(problem))
  faults.push(...twice('visits', visits), ...twice('routes', routes))
  for (const [name, value] of Object.entries(weights)) {
    if (!isWhole(value, 0, latestTick)) {
      faults.push({ path: `weights.${name}`, message: `${value} is no whole number of 0 or more` })
    }
  }
  for (const route of routes) {
    if (faults.length < mostTold) faults.push(...faultsOfRoute(route, problem, places))
  }
  const routeIds = new Set(routes.map(({ id }) => id))
  for (const visit of visits) if (faults.length < mostTold) faults.push(...faultsOfVisit(visit, places, routeIds))
  faults.push(...faultsOfTechnicians(problem), ...faultsOfLinks(problem), ...faultsOfPublished(problem))
  return faults.slice(0, mostTold)
}

function twice(path: string, items: readonly { readonly id: string }[]): Fault[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }) => {
    if (seen.has(id)) return [{ path, message: `${named(id)} is there twice` }]
    seen.add(id)
    return []
  })
}

function faultsOfMatrices({ matrices, visits, routes }: Problem): Fault[] {
  if (matrices.length === 0 && visits.length + routes.length > 0) {
    return [{ path: 'matrices', message: 'there is no travel matrix' }]
  }
  return matrices.flatMap(({ places, ticks, metres }, number) => {
    const path = `matrices[${number}]`
    if (!isWhole(places, 0, mostVisits) || ticks.length !== places * places) {
      return [{ path, message: `${ticks.length} times are not ${places} × ${places}` }]
    }
    if (metres && metres.length !== ticks.length) {
      return [{ path, message: `${metres.length} distances do not go with ${ticks.length} times` }]
    }
    const bad = ticks.findIndex((value) => value < noWay || value > latestTick)
    const badWay = metres ? metres.findIndex((value) => value < 0) : -1
    const at = bad >= 0 ? bad : badWay
    if (at < 0) return []
    const value = bad >= 0 ? ticks[at] : metres![at]
    const message = `from place ${Math.floor(at / places)} to place ${at % places}: ${value} is not possible`
    return [{ path, message }]
  })
}

/** Nobody is at two places at once: the shifts of one technician lie apart. */
function faultsOfTechnicians({ routes }: Problem): Fault[] {
  const byTechnician = Map.groupBy(routes, ({ technicianId }) => technicianId)
  return [...byTechnician.values()].flatMap((mine) => {
    const sorted = mine.toSorted((a, b) => a.shift.start - b.shift.start)
    return sorted.slice(1).flatMap((route, number) => {
      const before = sorted[number]!
      if (before.shift.end <= route.shift.start) return []
      const message = `the shift overlaps that of ${named(before.id)}, of the same technician`
      return [{ path: `routes ${named(route.id)}`, message }]
    })
  })
}

function faultsOfPublished({ published, visits }: Problem): Fault[] {
  const known = new Set(visits.map(({ id }) => id))
  return published.flatMap(({ visitId, start }) => {
    const path = `published ${named(visitId)}`
    if (!known.has(visitId)) return [{ path, message: 'there is no such visit' }]
    return isWhole(start, -latestTick, latestTick) ? [] : [{ path, message: `${start} is no time` }]
  })
}
