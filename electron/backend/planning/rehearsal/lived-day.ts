import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import { compileSchedule, dayAround, takesTime } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { isWorked } from '#shared/domain/visit/visit-status.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { dayMs, hourMs, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { technicianDaysBetween } from '../../../store/technician-days.ts'
import { visitDetailOfRow, visitDetailSql } from '../../../store/visit-detail.ts'
import type { BackendContext } from '../../context.ts'

/** A visit as it was lived: when somebody was really there, as far as that was recorded. */
export interface LivedVisit extends Interval {
  readonly detail: VisitDetail
  /** Whether somebody was there; of a day that is not over, whether somebody is meant to be. A missed visit was not served. */
  readonly served: boolean
  /** Whether both times are recorded; otherwise the planned ones stand in for what is missing. */
  readonly timed: boolean
}

/** A day of the office as it was lived, and who could have worked on it. */
export interface LivedDay {
  readonly day: Day
  readonly clock: DayClock
  /** In order of start. */
  readonly visits: readonly LivedVisit[]
  /** Working time of everybody who is active or was on a visit that day; without its visits. */
  readonly lanes: readonly TechnicianSchedule[]
}

/** A night shift of the day may reach so far into the next one. */
const nightMs = 12 * hourMs
/** Visits are planned at most so long before or after they are really done: what bounds the search in the index. */
const plannedAwayMs = 11 * dayMs

const livedSql = `${visitDetailSql}
  WHERE v.starts_at > ? AND v.starts_at < ? AND v.deleted_at IS NULL
    AND v.status NOT IN ('toSchedule', 'cancelled')
    AND coalesce(v.actual_starts_at, v.starts_at) >= ? AND coalesce(v.actual_starts_at, v.starts_at) < ?
  ORDER BY coalesce(v.actual_starts_at, v.starts_at), v.id`

/** Reads a day as it was lived. A visit belongs to the day it really began on, or to that of the shift around it. */
export function readLivedDay({ store, pipeline }: Pick<BackendContext, 'store' | 'pipeline'>, day: Day): LivedDay {
  const { db, records } = store
  const clock = createDayClock(pipeline.officeZone())
  const { start, end } = clock.bounds(day)
  const until = end + nightMs
  const rows = db.prepare(livedSql).all(start - plannedAwayMs, until + plannedAwayMs, start, until)
  const around = rows
    .map((row) => livedVisit(visitDetailOfRow(row as Record<string, unknown>)))
    .filter(({ detail }) => detail.technicianIds.length > 0)
  const ids = new Set([
    ...records.all('technicians').flatMap(({ id, active }) => (active ? [id] : [])),
    ...around.flatMap(({ detail }) => detail.technicianIds),
  ])
  const sources = technicianDaysBetween(db, records, [...ids].toSorted(), start - dayMs, end)
  const empty = new Map(sources.map((one) => [one.technician.id, compileSchedule({ ...one, visits: [] }, clock)]))
  const visits = around.filter((visit) => {
    const lane = empty.get(visit.detail.technicianId!)
    return ((lane && dayAround(lane, visit.start)?.day) ?? clock.dayOf(visit.start)) === day
  })
  const here = new Set(visits.flatMap(({ detail }) => detail.technicianIds))
  const lanes = sources
    .filter(({ technician }) => technician.active || here.has(technician.id))
    .map((source) => compileSchedule(withoutVisits(source, start), clock))
  return { day, clock, visits, lanes }
}

function livedVisit(told: VisitDetail): LivedVisit {
  const detail = beforeAnybodyCame(told)
  const { status, startsAt, actualStartsAt, actualEndsAt, durationMinutes } = detail.visit
  const served = status !== 'missed'
  const start = wholeMinute((served ? actualStartsAt : null) ?? startsAt!)
  const left = isWorked(status) ? actualEndsAt : null
  const timed = actualStartsAt !== null && left !== null
  const end = timed ? Math.max(wholeMinute(left), start + minuteMs) : start + durationMinutes * minuteMs
  return { detail, start, end, served, timed }
}

/** The visit with the promises it had before anybody came: otherwise its own arrival would count as one from before. */
function beforeAnybodyCame(detail: VisitDetail): VisitDetail {
  return detail.visit.sequence === 1 ? { ...detail, clock: { ...detail.clock, arrivedAt: null } } : detail
}

/** Plans are made of whole minutes; a recorded second more or less is nobody's figure. */
function wholeMinute(instant: number): number {
  return Math.round(instant / minuteMs) * minuteMs
}

/** The days without their visits; one that began earlier and reaches into the day takes its time all the same. */
function withoutVisits(source: TechnicianDays, dayStart: number): TechnicianDays {
  const reaching = source.visits
    .filter(takesTime)
    .map(livedVisit)
    .filter(({ start, end }) => start < dayStart && end > dayStart)
  const taken = reaching.map(({ detail, start, end }) => ({
    id: detail.visit.id,
    technicianId: source.technician.id,
    startsAt: start,
    endsAt: end,
    reason: '',
    rev: 1,
    updatedAt: 0,
    deletedAt: null,
  }))
  return { ...source, visits: [], absences: [...source.absences, ...taken] }
}
