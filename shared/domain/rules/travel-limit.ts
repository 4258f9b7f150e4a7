import { dayRoute } from '../route/day-route.ts'
import type { RouteStop } from '../route/day-route.ts'
import type { Stop } from '../schedule/technician-schedule.ts'
import { pointOf } from '../travel/estimate.ts'
import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** The driving of a day, the way from and to home with it, stays within what the technician may drive. What was too much before asks only for more. */
export const travelLimitRule: Rule = ({ detail, schedule, day, stops, start, end }) => {
  const allowedMinutes = schedule.technician.maxTravelMinutes
  if (allowedMinutes === null || !day) return []
  const here: RouteStop = { place: pointOf(detail.latitude, detail.longitude), startsAt: start, endsAt: end }
  const before = stops.map(routeStopOf)
  const minutesOf = (route: readonly RouteStop[]) => dayRoute(schedule.home, route, schedule.travel).total.minutes
  const travelMinutes = minutesOf([...before, here].sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0)))
  if (travelMinutes <= allowedMinutes || travelMinutes <= minutesOf(before)) return []
  return asks('max-travel', { technician: schedule.technician.code, travelMinutes, allowedMinutes })
}

function routeStopOf({ point, start, end }: Stop): RouteStop {
  return { place: point, startsAt: start, endsAt: end }
}
