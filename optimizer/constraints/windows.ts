import { override } from './constraint.ts'
import type { StaticConstraint } from './constraint.ts'

/** At least one window lies inside the shift, overtime included. */
export const windowsConstraint: StaticConstraint = (visit, route) => {
  const { windows, locked } = visit
  const first = windows[0]
  if (!first || typeof locked?.start === 'number') return null
  const until = route.shift.end + route.overtime
  if (windows.some(({ start, end }) => end >= route.shift.start && start <= until)) return null
  return override('window', {
    fromAt: first.start,
    untilAt: windows.at(-1)!.end,
    shiftStartsAt: route.shift.start,
    shiftEndsAt: until,
  })
}
