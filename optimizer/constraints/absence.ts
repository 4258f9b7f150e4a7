import { hard } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** No work while the technician is away. */
export const absenceConstraint: RouteConstraint = (schedule) =>
  schedule.stops.flatMap(({ visit, startAt, endAt }) => {
    const away = visit && schedule.route.blocked.find(({ start, end }) => startAt < end && endAt > start)
    // A start that a person fixed is theirs to answer for.
    if (!away || typeof visit.locked?.start === 'number') return []
    return [broken(schedule, visit.id, hard('absence', { fromAt: away.start, untilAt: away.end }))]
  })
