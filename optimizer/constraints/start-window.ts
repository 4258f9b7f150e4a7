import { override } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** Work starts inside one of its windows. */
export const startWindowConstraint: RouteConstraint = (schedule) =>
  schedule.stops.flatMap(({ visit, startAt }) => {
    const first = visit?.windows[0]
    if (!visit || !first || typeof visit.locked?.start === 'number') return []
    if (visit.windows.some(({ start, end }) => start <= startAt && startAt <= end)) return []
    const next = visit.windows.find(({ end }) => end >= startAt) ?? visit.windows.at(-1)!
    const facts = { fromAt: next.start, untilAt: next.end, startsAt: startAt, lateTicks: startAt - next.end }
    return [broken(schedule, visit.id, override('window', facts))]
  })
