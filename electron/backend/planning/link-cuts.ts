import type { Link } from '#optimizer/problem/link.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { immediateSlackMinutes } from '#shared/domain/visit/link-fit.ts'
import type { VisitDetail, VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { ticksOfMinutes } from './time-line.ts'

/** What the visits it hangs on, and that stay where they are, leave a visit: earliest and latest start, and who must come. */
export interface LinkCut {
  readonly from: number | null
  readonly until: number | null
  readonly technicianId: string | null
}

export const uncut: LinkCut = { from: null, until: null, technicianId: null }

/** The cut of all links to visits that do not move; those that are cancelled, or have no time, cut nothing. */
export function cutOf(detail: VisitDetail, moves: (visitId: string) => boolean, clock: DayClock): LinkCut {
  const lasts = detail.visit.durationMinutes * minuteMs
  return detail.links
    .filter((link) => !moves(link.visitId))
    .map((link) => cutOfLink(link, lasts, clock))
    .reduce(
      (all, cut) => ({
        from: all.from === null || (cut.from !== null && cut.from > all.from) ? cut.from : all.from,
        until: all.until === null || (cut.until !== null && cut.until < all.until) ? cut.until : all.until,
        technicianId: all.technicianId ?? cut.technicianId,
      }),
      uncut,
    )
}

function cutOfLink(link: VisitLink, lasts: number, clock: DayClock): LinkCut {
  const { status, startsAt, endsAt, kind, role } = link
  const timeless = status === 'cancelled' || status === 'missed' || status === 'toSchedule'
  if (timeless || startsAt === null || endsAt === null) return uncut
  const technicianId = link.sameTechnician ? link.technicianId : null
  if (kind === 'sameStart') return { from: startsAt, until: startsAt, technicianId }
  const slack = immediateSlackMinutes * minuteMs
  if (role === 'on') {
    const from = endsAt
    if (kind === 'immediatelyAfter') return { from, until: endsAt + slack, technicianId }
    return { from, until: kind === 'afterSameDay' ? lastOf(startsAt, clock) : null, technicianId }
  }
  const until = startsAt - lasts
  if (kind === 'immediatelyAfter') return { from: until - slack, until, technicianId }
  return { from: kind === 'afterSameDay' ? clock.bounds(clock.dayOf(startsAt)).start : null, until, technicianId }
}

function lastOf(instant: number, clock: DayClock): number {
  return clock.bounds(clock.dayOf(instant)).end - 1_000
}

/** The links between visits that are planned together. */
export function linksAmong(details: readonly VisitDetail[], planned: (visitId: string) => boolean): Link[] {
  return details.flatMap(({ visit, links }) =>
    links
      .filter((link) => link.role === 'on' && link.status !== 'cancelled' && planned(link.visitId))
      .map(({ kind, visitId, sameTechnician }) => ({
        kind,
        visitId: visit.id,
        onVisitId: visitId,
        sameTechnician,
        slack: ticksOfMinutes(immediateSlackMinutes),
      })),
  )
}
