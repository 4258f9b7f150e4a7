import { faultsOfCounts, faultsOfSpan, highestCost, isWhole, named } from './check-numbers.ts'
import type { Fault } from './check-numbers.ts'
import type { Problem } from './problem.ts'
import type { ProblemRoute } from './problem-route.ts'

/** What is senseless about one technician-day. */
export function faultsOfRoute(route: ProblemRoute, { matrices }: Problem, places: number): Fault[] {
  const path = `routes ${named(route.id)}`
  const { overtime, fixedCost, serviceCost, maxVisits, maxTravel, maxMetres, depot } = route
  const limits = { maxVisits, maxTravel, maxMetres }
  const faults = [
    ...faultsOfSpan(`${path}.shift`, route.shift),
    ...faultsOfCounts(path, { overtime }),
    ...faultsOfCounts(path, { fixedCost, serviceCost }, highestCost),
    ...Object.entries(limits).flatMap(([name, limit]) =>
      limit === null ? [] : faultsOfCounts(path, { [name]: limit }),
    ),
    ...route.capacity.flatMap((room, number) => faultsOfCounts(path, { [`capacity[${number}]`]: room })),
    ...route.blocked.flatMap((span, number) => faultsOfSpan(`${path}.blocked[${number}]`, span)),
    ...route.breaks.flatMap((pause) => [
      ...faultsOfSpan(`${path}.breaks ${named(pause.id)}`, pause.window),
      ...faultsOfCounts(`${path}.breaks ${named(pause.id)}`, { duration: pause.duration }),
    ]),
    ...(depot ? faultsOfCounts(`${path}.depot`, { service: depot.service }) : []),
  ]
  const say = (part: string, message: string) => void faults.push({ path: `${path}.${part}`, message })
  if (!isWhole(route.profile, 0, matrices.length - 1)) say('profile', `there is no matrix ${route.profile}`)
  const stations = { startPlace: route.startPlace, endPlace: route.endPlace, depot: depot?.place ?? null }
  for (const [part, place] of Object.entries(stations)) {
    if (place !== null && !isWhole(place, 0, places - 1)) say(part, `there is no place ${place}`)
  }
  if (new Set(route.breaks.map(({ id }) => id)).size < route.breaks.length) say('breaks', 'two breaks have one name')
  return faults
}
