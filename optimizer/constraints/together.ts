import type { RouteSchedule, ScheduledStop } from '../evaluate/route-schedule.ts'
import type { Link } from '../problem/link.ts'
import type { Problem } from '../problem/problem.ts'
import { hard } from './constraint.ts'
import type { BrokenRule } from './route-constraint.ts'

/** A visit at one of the places it has in a plan. */
interface Placed {
  readonly schedule: RouteSchedule
  readonly stop: ScheduledStop
}

/** What a plan as a whole breaks: crews that are not complete or not there at once, visits out of order, twice, or missing. */
export function judgeTogether(problem: Problem, schedules: readonly RouteSchedule[]): BrokenRule[] {
  const placed = new Map<string, Placed[]>()
  for (const schedule of schedules)
    for (const stop of schedule.stops)
      if (stop.visit) placed.set(stop.visit.id, [...(placed.get(stop.visit.id) ?? []), { schedule, stop }])
  const found: BrokenRule[] = []
  for (const [visitId, places] of placed) {
    const { crewSize } = places[0]!.stop.visit!
    const people = new Set(places.map(({ schedule }) => schedule.route.technicianId)).size
    const at = (reason: BrokenRule['reason']) => found.push({ routeId: places[0]!.schedule.route.id, visitId, reason })
    if (people !== crewSize || places.length !== crewSize) at(hard('crew', { needed: crewSize, assigned: people }))
    else if (places.some(({ stop }) => stop.startAt !== places[0]!.stop.startAt))
      at(hard('crew-start', { fromAt: places[0]!.stop.startAt, untilAt: places[1]!.stop.startAt }))
  }
  for (const visit of problem.visits)
    if (visit.locked) {
      const routes = placed.get(visit.id)?.map(({ schedule }) => schedule.route.id) ?? []
      const missing = visit.locked.routeIds.find((id) => !routes.includes(id))
      if (missing !== undefined)
        found.push({ routeId: missing, visitId: visit.id, reason: hard('pinned', { fromAt: visit.locked.start }) })
    }
  for (const link of problem.links) {
    const visit = placed.get(link.visitId)?.[0]
    if (!visit) continue
    const on = placed.get(link.onVisitId)?.[0]
    const rule = on ? brokenLink(problem, link, visit, on) : 'dependency-open'
    const facts = { onVisitId: link.onVisitId, startsAt: visit.stop.startAt, endsAt: on?.stop.endAt ?? null }
    if (rule) found.push({ routeId: visit.schedule.route.id, visitId: link.visitId, reason: hard(rule, facts) })
  }
  return found
}

/** The rule a dependency breaks, or null. */
function brokenLink(problem: Problem, link: Link, visit: Placed, on: Placed): string | null {
  const { route } = visit.schedule
  if (link.sameTechnician && route.technicianId !== on.schedule.route.technicianId) return 'dependency-technician'
  const start = visit.stop.startAt
  const end = on.stop.endAt
  if (link.kind === 'sameStart') return start === on.stop.startAt ? null : 'dependency-sameStart'
  const late =
    link.kind === 'afterSameDay'
      ? route.day !== on.schedule.route.day
      : link.kind === 'immediatelyAfter' && start > end + linkSlack(problem, link, visit, on)
  return start < end || late ? `dependency-${link.kind}` : null
}

/** The longest gap an immediate follower may leave: the drive between the two and the slack of the link. */
export function linkSlack(
  problem: Problem,
  link: Link,
  visit: { readonly stop: ScheduledStop; readonly schedule: RouteSchedule },
  on: { readonly stop: ScheduledStop },
): number {
  const matrix = problem.matrices[visit.schedule.route.profile]!
  const drive = matrix.ticks[on.stop.visit!.place * matrix.places + visit.stop.visit!.place]!
  return Math.max(0, drive) + link.slack
}
