import { hard, override } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** No more visits than a technician may have in a day. */
export const visitLimitConstraint: RouteConstraint = (schedule) => {
  const { maxVisits } = schedule.route
  const visits = schedule.stops.filter(({ visit }) => visit).length
  if (maxVisits === null || visits <= maxVisits) return []
  return [broken(schedule, null, override('max-visits', { visits, allowed: maxVisits }))]
}

/** No more travel than a technician may have in a day. */
export const travelLimitConstraint: RouteConstraint = (schedule) => {
  const { maxTravel, maxMetres } = schedule.route
  const ticks = schedule.stops.reduce((sum, { travel }) => sum + (travel ?? 0), schedule.returnTravel ?? 0)
  const metres = schedule.stops.reduce((sum, stop) => sum + stop.metres, schedule.returnMetres)
  if (maxTravel !== null && ticks > maxTravel)
    return [broken(schedule, null, override('max-travel', { travelTicks: ticks, allowedTicks: maxTravel }))]
  if (maxMetres !== null && metres > maxMetres)
    return [broken(schedule, null, override('max-distance', { metres, allowedMetres: maxMetres }))]
  return []
}

/** A way is known between stops. */
export const wayConstraint: RouteConstraint = (schedule) => {
  const lost = schedule.stops.find(({ travel }) => travel === null)
  if (lost) return [broken(schedule, lost.visit?.id ?? null, hard('no-way', {}))]
  return schedule.returnTravel === null
    ? [broken(schedule, schedule.stops.at(-1)?.visit?.id ?? null, hard('no-way', {}))]
    : []
}
