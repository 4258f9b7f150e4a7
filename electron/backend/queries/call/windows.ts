import type { z } from 'zod'
import { visitDraftSchema } from '#shared/domain/intake/visit-draft.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { gradeOf } from '#shared/domain/schedule/judge-placement.ts'
import type { Stop, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { shiftsOn } from '#shared/domain/technician/worked-shifts.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { callWindows, OfferedWindow } from '#shared/queries/call.ts'
import type { BackendContext } from '../../context.ts'
import { draftWindows } from '../../planning/match/draft-windows.ts'
import { cheapest } from '../../planning/match/match-windows.ts'
import type { OfferedPlace } from '../../planning/match/match-windows.ts'

/** Days with work that are looked at: an emergency is not offered next week. */
const workingDays: Readonly<Record<Priority, number>> = { emergency: 2, high: 3, normal: 5, low: 8 }
/** Weekends and holidays in between do not count; past this many calendar days nobody is asked to wait. */
const mostCalendarDays = 21
const offered = 3

type Args = z.output<(typeof callWindows)['args']>
type Answer = z.input<(typeof callWindows)['result']>

/** Finds the windows a caller can be offered on the next days with work. */
export function windowsForCall({ kind, fromDay, ...args }: Args, context: BackendContext): Answer {
  const { store, clock, pipeline } = context
  const zone = pipeline.officeZone()
  const firstDay = fromDay ?? dayOf(clock.now(), zone)
  const days = daysWithShifts(store.records, firstDay, workingDays[args.priority])
  const draft = visitDraftSchema.parse(args)
  const found = draftWindows({ draft, kind, days: days.length > 0 ? days : [firstDay] }, context)
  const whole = found.windows.filter(fits)
  const broken = found.windows.filter((window) => !fits(window))
  const lanes = new Map(found.able.map((lane) => [lane.technician.id, lane]))
  const offer = (place: OfferedPlace) => offerOf(place, lanes.get(place.candidate.technicianId)!)
  return {
    best: [...cheapest(whole, offered), ...cheapest(broken, offered)].slice(0, offered).map(offer),
    all: found.windows.map(offer),
    days,
    durationMinutes: found.durationMinutes,
    technicians: found.able.length,
    unknownSkills: [...found.unknownSkills],
    lackingSkills: [...found.lackingSkills],
    promised: found.promised,
    placeKnown: found.placeKnown,
    officeZone: zone,
  }
}

/** Whether a window keeps every rule; a deadline that has passed already is nobody's to keep. */
function fits({ candidate }: OfferedPlace): boolean {
  return gradeOf(candidate.warnings) === 'fits'
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

function offerOf(place: OfferedPlace, lane: TechnicianSchedule): OfferedWindow {
  const { candidate, start, end } = place
  const { day, startsAt } = candidate
  const bounds = lane.days.find((one) => one.day === day)!
  const stops = lane.stops.filter((one) => one.start >= bounds.start && one.start < bounds.end)
  const told = (one: Stop | undefined) =>
    one ? { workOrderNumber: one.detail.workOrderNumber, address: one.detail.address } : null
  return {
    day,
    start,
    end,
    technicianId: candidate.technicianId,
    technicianCode: candidate.code,
    technicianName: candidate.name,
    arrival: startsAt,
    leave: candidate.endsAt,
    extraTravelMinutes: candidate.extraTravelMinutes,
    travelBefore: candidate.travelBefore,
    travelAfter: candidate.travelAfter,
    before: told(stops.findLast((one) => one.start <= startsAt)),
    after: told(stops.find((one) => one.start > startsAt)),
    fits: fits(place),
    violations: candidate.warnings,
    crew: candidate.crew,
  }
}
