import type { ProblemBreak, ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { Certificate } from '#shared/domain/technician/technician.ts'
import { settleBreak } from '#shared/domain/schedule/settle-break.ts'
import type { DayBreak } from '#shared/domain/schedule/settle-break.ts'
import type { ScheduleDay, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { overlaps, subtract, union } from '#shared/kernel/interval.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { PlaceList } from './place-list.ts'
import type { TimeLine } from './time-line.ts'
import { ticksOfMinutes } from './time-line.ts'

/** Id of the route of a technician on a day. */
export function routeIdOf(technicianId: string, day: Day): string {
  return `${technicianId} ${day}`
}

/** What stays in a technician's day. */
export interface WhatStays {
  readonly fixed: readonly Interval[]
  /** Visits that stay where no plan could hold them. */
  readonly taken: readonly Interval[]
  /** Whether a break is time without work rather than one that is taken somewhere; left out: no break is. */
  readonly tight?: (pause: DayBreak) => boolean
}

/**
 * A technician's day as a route: from the first shift to the last, without what lies between, absences and `taken` (time
 * of visits that stay where they are and could not be planned there). A break that something fixed stands in is over or
 * given up: the board only warns of it. The overtime and the driving a technician is allowed are limits of the day. Null on
 * a day off.
 */
export function routeOfDay(
  lane: TechnicianSchedule,
  day: ScheduleDay,
  { fixed, taken, tight = () => false }: WhatStays,
  { clock, line, places }: { readonly clock: DayClock; readonly line: TimeLine; readonly places: PlaceList },
): ProblemRoute | null {
  const first = day.shifts[0]
  if (!first) return null
  const { technician, home } = lane
  const shift = { start: first.start, end: day.shifts.at(-1)!.end }
  const { overtimeMinutes, maxTravelMinutes } = technician
  const until = shift.end + (overtimeMinutes ?? 0) * minuteMs
  const away = lane.absences.filter((absence) => overlaps(absence, { start: shift.start, end: until }))
  const pauses = breaksAmong(lane, day, [...fixed, ...taken])
  const breaks = pauses.filter((pause) => !tight(pause))
  const blocked = union([...away, ...taken, ...pauses.filter(tight), ...subtract(shift, day.shifts)])
    .map(({ start, end }) => ({ start: Math.max(start, shift.start), end: Math.min(end, until) }))
    .filter(({ start, end }) => end > start)
  const id = routeIdOf(technician.id, day.day)
  const place = home ? places.numberOf(home) : null
  return {
    id,
    technicianId: technician.id,
    day: day.day,
    profile: 0,
    startPlace: place,
    endPlace: place,
    shift: line.spanOf(shift),
    commute: 'outsideShift',
    overtime: ticksOfMinutes(overtimeMinutes ?? 0),
    breaks: breaks.map((pause, index) => breakOf(`${id} ${index}`, pause, line)),
    blocked: blocked.map(line.spanOf),
    skills: Object.fromEntries(lane.skillLevels),
    certificates: validThrough(lane.certificates, clock.daysBetween(shift.start, shift.end)),
    territories: technician.territoryId === null ? [] : [technician.territoryId],
    capacity: [],
    tools: [],
    depot: null,
    maxVisits: null,
    maxTravel: maxTravelMinutes === null ? null : ticksOfMinutes(maxTravelMinutes),
    maxMetres: null,
    fixedCost: 0,
    serviceCost: 0,
    insured: true,
  }
}

/** The breaks of a day that can be taken beside what is fixed, each where it settles. */
export function breaksAmong(lane: TechnicianSchedule, day: ScheduleDay, fixed: readonly Interval[]): DayBreak[] {
  const first = day.shifts[0]!.start
  const last = day.shifts.at(-1)!.end
  const inTheWay = [...fixed, ...lane.absences]
  return day.breaks
    .map((pause) => settleBreak(pause, inTheWay))
    .filter(({ start, end }) => start >= first && end <= last && !inTheWay.some((one) => overlaps(one, { start, end })))
}

/** A break where it stands, or anywhere in its window that the fixed stops leave. */
function breakOf(id: string, pause: DayBreak, line: TimeLine): ProblemBreak {
  const { start, end } = line.spanOf(pause)
  return { id, window: pause.window ? line.spanOf(pause.window) : { start, end: start }, duration: end - start }
}

/** Names of certificates that are valid on every one of the days. */
function validThrough(certificates: readonly Certificate[], days: readonly Day[]): string[] {
  const valid = certificates.filter(
    ({ issuedOn, expiresOn, deletedAt }) =>
      deletedAt === null &&
      days.every((day) => (issuedOn === null || issuedOn <= day) && (expiresOn === null || expiresOn >= day)),
  )
  return [...new Set(valid.map(({ name }) => name))]
}
