import { hard, override } from '../constraints/constraint.ts'
import { refilledRoom, roomIn } from '../constraints/load.ts'
import type { Reason } from '../plan/reason.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { DayAsPlanned } from './day-as-planned.ts'

/** What a whole day has no room for any more, wherever in it the visit would stand; null when it has. */
export function limitReason(visit: ProblemVisit, { route, stops, travel }: DayAsPlanned): Reason | null {
  const visits = stops.reduce((count, stop) => (stop.visit ? count + 1 : count), 0)
  if (route.maxVisits !== null && visits + 1 > route.maxVisits)
    return override('max-visits', { visits: visits + 1, allowed: route.maxVisits })
  if (route.maxTravel !== null && travel > route.maxTravel)
    return override('max-travel', { travelTicks: travel, allowedTicks: route.maxTravel })
  for (const [dimension, needed] of visit.load.entries()) {
    if (route.depot && refilledRoom(route, dimension) >= needed) continue
    const used = stops.reduce((sum, stop) => sum + (stop.visit?.load[dimension] ?? 0), needed)
    const room = roomIn(route.capacity, dimension)
    if (used > room) return hard('capacity', { dimension, needed: used, room })
  }
  return null
}
