import { minuteMs } from '../../kernel/zone.ts'
import type { Point } from '../travel/estimate.ts'
import type { Travel } from '../travel/travel.ts'
import type { VisitStatus } from '../visit/visit.ts'

/** A placed visit of one technician, as far as projecting needs it. */
export interface ProjectableVisit {
  readonly id: string
  readonly status: VisitStatus
  readonly startsAt: number
  readonly endsAt: number
  readonly actualStartsAt: number | null
  readonly actualEndsAt: number | null
  readonly durationMinutes: number
  readonly place: Point | null
}

/** Why a start slips: it should have begun already, the visit before it runs on, or the way from there is too long. */
export type SlipCause = 'notStarted' | 'previousVisit' | 'travel'

/** When a visit will really begin and end, as far as plan, travel and what happened so far tell. */
export interface ProjectedVisit {
  readonly id: string
  readonly expectedStartsAt: number
  readonly expectedEndsAt: number
  /** Whole minutes after the planned start, rounded up; never negative. */
  readonly lateMinutes: number
  readonly cause: SlipCause | null
  /** The visit that holds this one up; null when it is its own fault or not late. */
  readonly behindVisitId: string | null
}

/**
 * Projects one technician's day in planned order from what happened until `now`. Done visits keep their actual times;
 * a visit on site ends no earlier than now; one not begun starts no earlier than planned, than now, and than the
 * technician can arrive from the visit before by `travel`. Cancelled and missed visits hold nobody up.
 * Pass `now` null to judge the plan alone.
 */
export function projectDay(visits: readonly ProjectableVisit[], now: number | null, travel: Travel): ProjectedVisit[] {
  const inOrder = visits.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1))
  const projected: ProjectedVisit[] = []
  let free: Free | null = null
  for (const visit of inOrder) {
    if (visit.status === 'cancelled' || visit.status === 'missed' || visit.status === 'toSchedule') continue
    const found = projectOne(visit, free, now, travel)
    projected.push(found)
    free = later(free, { at: found.expectedEndsAt, place: visit.place, id: visit.id })
  }
  return projected
}

/** When, where and behind which visit the technician is free again. */
interface Free {
  readonly at: number
  readonly place: Point | null
  readonly id: string
}

function later(before: Free | null, next: Free): Free {
  if (before && before.at > next.at) return before
  return { ...next, place: next.place ?? before?.place ?? null }
}

function projectOne(visit: ProjectableVisit, free: Free | null, now: number | null, travel: Travel): ProjectedVisit {
  if (visit.status === 'done' || visit.status === 'partlyDone') {
    const start = visit.actualStartsAt ?? visit.startsAt
    return happened(visit, start, visit.actualEndsAt ?? Math.max(start, visit.endsAt))
  }
  if (visit.status === 'onSite') {
    const start = visit.actualStartsAt ?? visit.startsAt
    return happened(visit, start, Math.max(start + visit.durationMinutes * minuteMs, now ?? 0))
  }
  const arrival = free ? free.at + travel.leaving(free.place, visit.place, free.at).minutes * minuteMs : -Infinity
  const start = Math.max(visit.startsAt, arrival, now ?? -Infinity)
  const lateMinutes = Math.ceil((start - visit.startsAt) / minuteMs)
  const cause = causeOf(visit, start, free?.at ?? -Infinity, arrival)
  return {
    id: visit.id,
    expectedStartsAt: start,
    expectedEndsAt: start + (visit.endsAt - visit.startsAt),
    lateMinutes,
    cause,
    behindVisitId: cause === 'previousVisit' || cause === 'travel' ? (free?.id ?? null) : null,
  }
}

function causeOf(visit: ProjectableVisit, start: number, freeAt: number, arrival: number): SlipCause | null {
  if (start <= visit.startsAt) return null
  if (start > arrival) return 'notStarted'
  return freeAt > visit.startsAt ? 'previousVisit' : 'travel'
}

function happened(visit: ProjectableVisit, start: number, end: number): ProjectedVisit {
  const lateMinutes = Math.max(0, Math.ceil((start - visit.startsAt) / minuteMs))
  return {
    id: visit.id,
    expectedStartsAt: start,
    expectedEndsAt: end,
    lateMinutes,
    cause: null,
    behindVisitId: null,
  }
}
