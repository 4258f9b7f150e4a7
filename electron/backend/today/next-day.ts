import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { isLiveVisit } from '#shared/domain/work-order/status-mapping.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { ReadyCheck, TodayOverview } from '#shared/queries/today.ts'
import type { BackendContext } from '../context.ts'
import { routesOfDay } from '../queries/map-routes.ts'
import type { RoutedDay } from '../queries/map-routes.ts'
import { drawable } from '../queries/map-visits.ts'

/** How many days ahead count as "next": over a weekend and a holiday. */
const lookAheadDays = 7

/** Whether the next day with placed visits can go as planned, judged by the rules the board uses. */
export function nextDayReadiness(context: BackendContext, day: Day): TodayOverview['nextDay'] {
  const zone = context.pipeline.officeZone()
  const clock = createDayClock(zone)
  const from = clock.bounds(day).end
  const until = clock.bounds(addDays(day, lookAheadDays)).end
  const first = context.store.db
    .prepare(
      `SELECT min(starts_at) FROM visits
       WHERE starts_at >= ? AND starts_at < ? AND deleted_at IS NULL AND status NOT IN ('cancelled', 'missed')`,
    )
    .pluck()
    .get(from, until) as number | null
  if (first === null) return null
  const nextDay = dayOf(first, zone)
  const bounds = clock.bounds(nextDay)
  const routed = routesOfDay(context, bounds, null)
  const details = uniqueDetails(routed)
  if (details.length === 0) return null
  const failing = failingByRule(routed, clock)
  const check = (name: ReadyCheck['check'], bad: ReadonlySet<string>, blocking: boolean): ReadyCheck => ({
    check: name,
    ready: details.length - bad.size,
    total: details.length,
    blocking,
  })
  const idsWhere = (test: (detail: VisitDetail) => boolean) =>
    new Set(details.filter(test).map(({ visit }) => visit.id))
  return {
    day: nextDay,
    visits: details.length,
    checks: [
      check('skills', failing(['skill', 'skill-level']), true),
      check('certificates', failing(['certificate', 'certificate-expired', 'certificate-not-yet']), true),
      check('shifts', failing(['day-off', 'absence', 'overlap', 'inactive', 'crew-absence', 'crew-overlap']), true),
      check(
        'coordinates',
        idsWhere((detail) => drawable(detail.latitude, detail.longitude) === null),
        false,
      ),
      check(
        'published',
        idsWhere((detail) => draftOf(detail) !== null),
        false,
      ),
      check('packets', unprinted(context, nextDay, details), false),
    ],
  }
}

/** Visits of a day once each, though several technicians share one. */
export function uniqueDetails(routed: readonly RoutedDay[]): VisitDetail[] {
  return [...new Map(routed.flatMap(({ details }) => details.map((detail) => [detail.visit.id, detail]))).values()]
}

/** Visits whose packet was never printed at the visit's present revision. */
export function unprinted(context: BackendContext, day: Day, details: readonly VisitDetail[]): Set<string> {
  const printed = printedRevisions(context, day)
  return new Set(details.filter(({ visit }) => (printed.get(visit.id) ?? -1) < visit.rev).map(({ visit }) => visit.id))
}

/** The newest revision of each visit that was printed for a day. */
export function printedRevisions(context: BackendContext, day: Day): Map<string, number> {
  const printed = new Map<string, number>()
  for (const run of context.store.records.where('printRuns', 'day', [day])) {
    if (run.deletedAt !== null) continue
    for (const { visitId, rev } of run.visits) printed.set(visitId, Math.max(rev, printed.get(visitId) ?? -1))
  }
  return printed
}

function failingByRule(routed: readonly RoutedDay[], clock: ReturnType<typeof createDayClock>) {
  const byRule = new Map<string, Set<string>>()
  const schedules = new Map(routed.map(({ schedule }) => [schedule.technician.id, schedule]))
  const laneOf = (id: string) => schedules.get(id)
  for (const { schedule, details } of routed) {
    for (const detail of details) {
      const { id, startsAt, durationMinutes, status } = detail.visit
      // Whoever goes along is judged with the technician that leads.
      if (startsAt === null || !isLiveVisit(status) || detail.technicianId !== schedule.technician.id) continue
      const judging = { clock, now: startsAt, laneOf }
      const { violations } = judgePlacement(detail, schedule, startsAt, durationMinutes, judging)
      for (const { rule, severity } of violations) {
        if (severity === 'warns') continue
        byRule.set(rule, (byRule.get(rule) ?? new Set()).add(id))
      }
    }
  }
  return (rules: readonly string[]) => new Set(rules.flatMap((rule) => [...(byRule.get(rule) ?? [])]))
}
