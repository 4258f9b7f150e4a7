import { override } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** The day lies inside the shift and the overtime that is allowed; the way from and to home where the shift counts it. */
export const shiftConstraint: RouteConstraint = (schedule) => {
  const { route, overAt, stops } = schedule
  if (stops.length === 0) return []
  const facts = { shiftStartsAt: route.shift.start, shiftEndsAt: route.shift.end }
  if (overAt <= route.shift.end + route.overtime) return []
  const overtimeTicks = overAt - route.shift.end
  return [
    broken(
      schedule,
      stops.findLast(({ visit }) => visit)?.visit?.id ?? null,
      override('overtime', { ...facts, endsAt: overAt, overtimeTicks, allowedTicks: route.overtime }),
    ),
  ]
}
