import { hard } from './constraint.ts'
import { refilledRoom, roomIn } from './load.ts'
import { broken } from './route-constraint.ts'
import type { BrokenRule, RouteConstraint } from './route-constraint.ts'

/** What is used up between two stops at the depot fits the vehicle; tools are there before they are needed. */
export const carriedConstraint: RouteConstraint = (schedule) => {
  const { route } = schedule
  const found: BrokenRule[] = []
  let beenAtDepot = false
  let used: number[] = []
  for (const { visit, pause } of schedule.stops) {
    if (pause) continue
    if (!visit) {
      beenAtDepot = true
      used = []
      continue
    }
    const tool = visit.tools.find(
      (needed) => !route.tools.includes(needed) && !(beenAtDepot && route.depot?.tools.includes(needed)),
    )
    if (tool !== undefined) found.push(broken(schedule, visit.id, hard('tools', { tool })))
    for (const [dimension, needed] of visit.load.entries()) {
      const total = (used[dimension] ?? 0) + needed
      used[dimension] = total
      const room = beenAtDepot ? refilledRoom(route, dimension) : roomIn(route.capacity, dimension)
      if (total > room) found.push(broken(schedule, visit.id, hard('capacity', { dimension, needed: total, room })))
    }
  }
  return found
}
