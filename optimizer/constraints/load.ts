import type { ProblemRoute } from '../problem/problem-route.ts'
import { hard } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** Room of a vehicle in a dimension of load: empty carries anything, a dimension that is not named nothing. */
export function roomIn(room: readonly number[], dimension: number): number {
  return room.length === 0 ? Infinity : (room[dimension] ?? 0)
}

/** Room after a stop at the depot. */
export function refilledRoom(route: ProblemRoute, dimension: number): number {
  if (!route.depot) return -1
  return route.depot.refill === null ? Infinity : roomIn(route.depot.refill, dimension)
}

/** What the visit uses up is in the vehicle or to be had at the depot. */
export const loadConstraint: StaticConstraint = (visit, route) => {
  for (const [dimension, needed] of visit.load.entries()) {
    const room = Math.max(roomIn(route.capacity, dimension), refilledRoom(route, dimension))
    if (needed > room) return hard('parts', { dimension, needed, room })
  }
  return null
}

/** The tools of the visit are in the vehicle or at the depot. */
export const toolsConstraint: StaticConstraint = (visit, route) => {
  const tool = visit.tools.find((needed) => !route.tools.includes(needed) && !route.depot?.tools.includes(needed))
  return tool === undefined ? null : hard('tools', { tool })
}
