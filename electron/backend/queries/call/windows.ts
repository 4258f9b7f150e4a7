import type { z } from 'zod'
import { bestWindows, fits, holdPromises, windowsInTime } from '#shared/domain/intake/bookable-windows.ts'
import type { BookableWindow, PromisedVisit } from '#shared/domain/intake/bookable-windows.ts'
import { draftVisitDetail } from '#shared/domain/intake/draft-visit.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { Stop, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { shiftsOn } from '#shared/domain/technician/worked-shifts.ts'
import { wordsOf } from '#shared/domain/search/words.ts'
import { deadlinesFrom } from '#shared/domain/work-order/deadlines.ts'
import { addDays, dayBounds, dayOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { callWindows, OfferedWindow } from '#shared/queries/call.ts'
import { prepared } from '../../../store/prepared.ts'
import { technicianDaysBetween } from '../../../store/technician-days.ts'
import { visitDetailsByIds } from '../../../store/visit-detail.ts'
import type { BackendContext } from '../../context.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'

/** Days with work that are looked at: an emergency is not offered next week. */
const workingDays: Readonly<Record<Priority, number>> = { emergency: 2, high: 3, normal: 5, low: 8 }
/** Weekends and holidays in between do not count; past this many calendar days nobody is asked to wait. */
const mostCalendarDays = 21
/** Somebody must be told and drive there: nothing is promised sooner. */
const leadMinutes = 30
const offered = 3
/** Promises looked at; each is placed before the next is offered. */
const mostPromises = 80
/** When neither the questions nor a work type say how long it takes. */
const plainMinutes = 60

type Args = z.output<(typeof callWindows)['args']>
type Answer = z.input<(typeof callWindows)['result']>

/** Finds the windows a caller can be offered; `BookableWindow` says by which rules. */
export function windowsForCall(args: Args, { store: { db, records }, clock, pipeline }: BackendContext): Answer {
  const zone = pipeline.officeZone()
  const now = clock.now()
  const workType = args.workTypeId ? records.get('workTypes', args.workTypeId) : null
  const site = args.siteId ? records.get('sites', args.siteId) : null
  const durationMinutes = args.durationMinutes ?? workType?.durationMinutes ?? plainMinutes
  const skills = new Map(records.all('skills').map((skill) => [skill.id, skill.name]))
  const also = skillIdsOf(args.skills, skills)
  const customerId = site?.customerId ?? null
  const facts = { customerId, siteId: site?.id ?? null, priority: args.priority, workType, day: dayOf(now, zone) }
  const promises = deadlinesFrom(now, serviceLevelsOf(records), facts)
  const detail = draftVisitDetail({
    id: 'draft',
    number: 0,
    title: '',
    durationMinutes,
    priority: args.priority,
    workType,
    skillName: workType?.skillId ? (skills.get(workType.skillId) ?? null) : null,
    site,
    openedAt: now,
    promises,
  })

  const firstDay = args.fromDay ?? dayOf(now, zone)
  const lastDay = addDays(firstDay, mostCalendarDays - 1)
  const dayClock = createDayClock(zone)
  const context = { clock: dayClock, now }
  const shiftDays = daysWithShifts(records, firstDay, workingDays[args.priority])
  const from = dayBounds(firstDay, zone).start
  const to = dayBounds(shiftDays.at(-1) ?? lastDay, zone).end
  const everybody = technicianDaysBetween(db, records, null, from, to).map((days) => compileSchedule(days, dayClock))
  const { lanes, promised } = withPromises(everybody, { from, to }, { db, records }, context)
  const skilled = lanes.filter((lane) => holdsSkill(lane, detail.skillId, detail.skillLevel))
  // What the questions ask for besides is wished for: where nobody has it all, somebody else has to come along.
  const complete = skilled.filter((lane) => also.ids.every((id) => lane.skillLevels.has(id)))
  const able = complete.length > 0 ? complete : skilled

  const search = {
    detail,
    durationMinutes,
    kind: args.kind,
    days: shiftDays,
    notBefore: now + leadMinutes * minuteMs,
  }
  const all = windowsInTime(search, able, context)
  return {
    best: bestWindows(all, offered).map(offer),
    all: all.map(offer),
    days: shiftDays,
    durationMinutes,
    technicians: able.length,
    unknownSkills: also.unknown,
    lackingSkills: complete.length > 0 ? [] : also.ids.map((id) => skills.get(id) ?? ''),
    promised,
    placeKnown: site?.latitude != null,
    officeZone: zone,
  }
}

/** The next days on which anybody has a shift, at most so many. */
function daysWithShifts(records: BackendContext['store']['records'], first: Day, most: number): Day[] {
  const shifts = records.all('shifts')
  const exceptions = records.all('shiftExceptions').filter(({ day }) => day >= first)
  const shiftsOf = Map.groupBy(shifts, ({ technicianId }) => technicianId)
  const exceptionsOf = Map.groupBy(exceptions, ({ technicianId }) => technicianId)
  const everybody = [...new Set([...shiftsOf.keys(), ...exceptionsOf.keys()])]
  const days: Day[] = []
  for (let offset = 0; offset < mostCalendarDays && days.length < most; offset++) {
    const day = addDays(first, offset)
    if (everybody.some((id) => shiftsOn(shiftsOf.get(id) ?? [], exceptionsOf.get(id) ?? [], day).length > 0))
      days.push(day)
  }
  return days
}

function skillIdsOf(
  names: readonly string[],
  skills: ReadonlyMap<string, string>,
): { ids: string[]; unknown: string[] } {
  const key = (name: string) => wordsOf(name).join(' ')
  const byName = new Map([...skills].map(([id, name]) => [key(name), id]))
  const ids = names.flatMap((name) => byName.get(key(name)) ?? [])
  return { ids, unknown: names.filter((name) => !byName.has(key(name))) }
}

function holdsSkill(lane: TechnicianSchedule, skillId: string | null, level: number): boolean {
  return skillId === null || (lane.skillLevels.get(skillId) ?? 0) >= level
}

/** Requests with a promised window that are not accepted yet, and visits with one that have no place yet. */
const promisedRequestsSql = `
  SELECT q.id, q.number, q.title, q.priority, q.duration_minutes AS durationMinutes, q.work_type_id AS workTypeId,
    q.site_id AS siteId, q.wish_starts_at AS startsAt, q.wish_ends_at AS endsAt
  FROM requests q
  WHERE q.wish_starts_at IS NOT NULL AND q.wish_starts_at >= ? AND q.wish_starts_at < ?
    AND q.status IN ('new', 'awaitingApproval') AND q.deleted_at IS NULL
  ORDER BY q.wish_starts_at LIMIT ${mostPromises}`
const promisedVisitsSql = `
  SELECT v.id FROM visits v
  WHERE v.status = 'toSchedule' AND v.window_starts_at IS NOT NULL AND v.window_starts_at >= ? AND v.window_starts_at < ?
    AND v.deleted_at IS NULL
  ORDER BY v.window_starts_at LIMIT ${mostPromises}`

interface PromisedRequest {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly priority: Priority
  readonly durationMinutes: number | null
  readonly workTypeId: string | null
  readonly siteId: string | null
  readonly startsAt: number
  readonly endsAt: number
}

function withPromises(
  lanes: readonly TechnicianSchedule[],
  { from, to }: { readonly from: number; readonly to: number },
  { db, records }: Pick<BackendContext['store'], 'db' | 'records'>,
  context: Parameters<typeof holdPromises>[2],
): { lanes: readonly TechnicianSchedule[]; promised: number } {
  const requests = prepared(db, promisedRequestsSql).all(from, to) as PromisedRequest[]
  const visitIds = prepared(db, promisedVisitsSql).pluck().all(from, to) as string[]
  const ofRequests = requests.map((request): PromisedVisit => {
    const workType = request.workTypeId ? records.get('workTypes', request.workTypeId) : null
    const durationMinutes = request.durationMinutes ?? workType?.durationMinutes ?? plainMinutes
    const site = request.siteId ? records.get('sites', request.siteId) : null
    const detail = draftVisitDetail({
      ...request,
      durationMinutes,
      workType,
      skillName: null,
      site,
      openedAt: from,
      promises: null,
    })
    return { detail, durationMinutes, window: { start: request.startsAt, end: request.endsAt } }
  })
  const ofVisits = visitDetailsByIds(db, visitIds).map((detail): PromisedVisit => {
    const { durationMinutes, windowStartsAt, windowEndsAt } = detail.visit
    return { detail, durationMinutes, window: { start: windowStartsAt!, end: windowEndsAt! } }
  })
  const promises = [...ofRequests, ...ofVisits]
  const held = holdPromises(lanes, promises, context)
  return { lanes: held.lanes, promised: promises.length - held.unplaced }
}

function offer(window: BookableWindow): OfferedWindow {
  const { judgement, technician } = window
  const stop = (one: Stop | null) => one && { workOrderNumber: one.detail.workOrderNumber, address: one.detail.address }
  return {
    day: window.day,
    start: window.start,
    end: window.end,
    technicianId: technician.id,
    technicianCode: technician.code,
    technicianName: technician.name,
    arrival: judgement.arrival,
    leave: judgement.leave,
    extraTravelMinutes: judgement.extraTravelMinutes,
    travelBefore: judgement.travelBefore,
    travelAfter: judgement.travelAfter,
    before: stop(window.before),
    after: stop(window.after),
    fits: fits(window),
    violations: [...judgement.violations],
  }
}
