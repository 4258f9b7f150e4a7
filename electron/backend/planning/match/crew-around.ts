import type { Span } from '#optimizer/problem/problem-visit.ts'
import { othersOf } from '#shared/domain/schedule/judge-placement.ts'
import { withoutVisit } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { contains, subtract, union } from '#shared/kernel/interval.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { GoesAlong, MatchCrew } from '#shared/queries/match.ts'
import type { PlanningFacts } from '../planning-facts.ts'
import { breaksAmong } from '../route-of-day.ts'
import type { TimeLine } from '../time-line.ts'
import { startsWithEnough } from './starts-with-enough.ts'

/** The people a visit needs besides whoever leads it. */
export interface CrewAround {
  /** People needed, the lead counted. */
  readonly needed: number
  /** Starts (ends included, ticks) at which as many people as are still wanted are free; null where nobody is. */
  readonly starts: readonly Span[] | null
  /** Who goes along with a lead at a time: those on it, and the nearest of those who are free for all of it. */
  along(leadId: string, time: Interval): MatchCrew & { readonly freeCount: number }
}

/** More names than are wanted, so that there is a choice. */
const choice = 2

/** Who could go along with a visit; null where one person is enough and nobody else is on it. */
export function crewAround(detail: VisitDetail, facts: PlanningFacts, line: TimeLine): CrewAround | null {
  const members = othersOf(detail, '')
  const needed = Math.max(detail.crewSize, members.length + 1)
  if (needed === 1) return null
  const here = pointOf(detail.latitude, detail.longitude)
  const people = facts.lanes.map((given) => {
    const lane = withoutVisit(given, detail.visit.id)
    return { lane, free: freeTimes(lane, here) }
  })
  const goesAlong = (lane: TechnicianSchedule, time: Interval): GoesAlong => {
    const { id, code, name } = lane.technician
    return { technicianId: id, code, name, extraTravelMinutes: extraMinutes(lane, time, here) }
  }
  const wantedBeside = (leadId: string) => Math.max(0, detail.crewSize - 1 - othersOf(detail, leadId).length)
  const wanted = wantedBeside('')
  const lasts = detail.visit.durationMinutes * minuteMs
  const others = people.filter(({ lane }) => !members.includes(lane.technician.id))
  return {
    needed,
    starts:
      wanted === 0
        ? null
        : startsWithEnough(
            others.map(({ free }) =>
              free.flatMap(({ start, end }) =>
                end - start < lasts ? [] : [{ start: line.tickOf(start), end: line.tickOf(end - lasts) }],
              ),
            ),
            wanted + 1,
          ),
    along(leadId, time) {
      const assignedIds = othersOf(detail, leadId)
      const assigned = people.filter(({ lane }) => assignedIds.includes(lane.technician.id))
      const more = wantedBeside(leadId)
      const could =
        more === 0
          ? []
          : people.filter(
              ({ lane, free }) =>
                lane.technician.id !== leadId &&
                !assignedIds.includes(lane.technician.id) &&
                free.some((one) => contains(one, time)),
            )
      return {
        needed,
        assigned: assigned.map(({ lane }) => goesAlong(lane, time)),
        wanted: more,
        free: could
          .map(({ lane }) => goesAlong(lane, time))
          .sort((a, b) => a.extraTravelMinutes - b.extraTravelMinutes || (a.code < b.code ? -1 : 1))
          .slice(0, more + choice),
        freeCount: could.length,
      }
    },
  }
}

/** When somebody could be at a place: at work, not away, not on a break, and neither at another visit nor on the way. */
function freeTimes(lane: TechnicianSchedule, here: Point | null): Interval[] {
  const { travel } = lane
  const busy = lane.stops.map(({ start, end, point }) => ({
    start: start - travel.arriving(here, point, start).minutes * minuteMs,
    end: end + travel.leaving(point, here, end).minutes * minuteMs,
  }))
  const worked = lane.days.filter(({ shifts }) => shifts.length > 0)
  const pauses = worked.flatMap((day) => breaksAmong(lane, day, lane.stops))
  return union(worked.flatMap(({ shifts }) => shifts)).flatMap((shift) =>
    subtract(shift, [...busy, ...pauses, ...lane.absences]),
  )
}

/** By how much the driving of somebody's day grows when they are at a place for a time. */
function extraMinutes({ stops, home, travel }: TechnicianSchedule, time: Interval, here: Point | null): number {
  if (!here) return 0
  const before = stops.findLast(({ end, point }) => end <= time.start && point)
  const after = stops.find(({ start, point }) => start >= time.end && point)
  const from = before?.point ?? home
  const on = (place: Point | null, leaveAt: number) =>
    after ? travel.arriving(place, after.point, after.start).minutes : travel.leaving(place, home, leaveAt).minutes
  return travel.arriving(from, here, time.start).minutes + on(here, time.end) - on(from, before?.end ?? time.start)
}
