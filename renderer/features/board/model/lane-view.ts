import { isWorked } from '#shared/domain/visit/visit-status.ts'
import { projectDay } from '#shared/domain/schedule/projected-day.ts'
import type { ProjectedVisit } from '#shared/domain/schedule/projected-day.ts'
import type { RiskFacts, VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import { takesTime } from '#shared/domain/schedule/technician-schedule.ts'
import type { ScheduleDay, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { brokenLink } from '#shared/domain/rules/dependency.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import type { DraftKind } from '#shared/domain/visit/draft.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

/** A visit as a card of a lane. */
export interface Card {
  readonly id: string
  readonly detail: VisitDetail
  readonly start: number
  readonly end: number
  readonly draft: DraftKind | null
  /** Why it is at risk, or null. */
  readonly risk: CardRisk | null
  /** What it breaks of the order with visits it hangs on. */
  readonly broken: readonly Violation[]
  /** When it will really happen, where that is later than planned. */
  readonly expected: { readonly start: number; readonly end: number } | null
}

/** Why a card is at risk: what `riskOf` says, as things go. */
export interface CardRisk {
  readonly kind: VisitRisk
  /** By how much the promise would be missed, or the start slips. */
  readonly lateMinutes: number
}

/** Judges a visit at an instant by the office's service levels. */
export type RiskJudge = (facts: RiskFacts, now: number) => VisitRisk | null

/** When a visit will really happen. */
interface Expected {
  readonly start: number
  readonly end: number
  readonly lateMinutes: number
}

/** The drive before a card. */
export interface Leg {
  readonly cardId: string
  readonly start: number
  readonly minutes: number
  /** Where the figure comes from. */
  readonly source: TravelLeg['source']
  readonly rush: number
  /** The gap is shorter than the drive. */
  readonly tight: boolean
}

/** What a lane shows, worked out once per answer of the backend. */
export interface LaneView {
  readonly cards: readonly Card[]
  readonly legs: readonly Leg[]
  readonly workMinutes: number
  readonly travelMinutes: number
  readonly workingMinutes: number
  readonly riskCount: number
  readonly draftCount: number
  readonly doneCount: number
}

/** Works out a lane. `today` is the day `now` falls on: only there does what happened so far push what is to come. */
export function laneViewOf(
  visits: readonly VisitDetail[],
  schedule: TechnicianSchedule,
  days: readonly ScheduleDay[],
  now: number,
  judge: RiskJudge,
  clock: DayClock,
): LaneView {
  const from = days[0]?.start ?? 0
  const to = days.at(-1)?.end ?? 0
  const shown = visits.filter(({ visit }) => visit.startsAt !== null && visit.endsAt !== null)
  const today = days.find((day) => now >= day.start && now < day.end)
  const expected = today ? expectedOf(shown, today, now, schedule.travel) : new Map<string, Expected>()
  const cards = shown.map((detail): Card => {
    const { id, startsAt, endsAt } = detail.visit
    const slipped = expected.get(id) ?? null
    return {
      id,
      detail,
      start: startsAt!,
      end: endsAt!,
      draft: draftOf(detail),
      broken: brokenOf(detail, schedule, clock),
      risk: riskOfCard(detail, slipped ?? { start: startsAt!, end: endsAt!, lateMinutes: 0 }, judge, now),
      expected: slipped,
    }
  })
  const legs = legsOf(schedule, days)
  const inSpan = cards.filter((card) => card.start >= from && card.start < to && takesTime(card.detail))
  return {
    cards,
    legs,
    workMinutes: inSpan.reduce((sum, card) => sum + (card.end - card.start) / minuteMs, 0),
    travelMinutes: legs.reduce((sum, leg) => sum + leg.minutes, 0),
    workingMinutes: days.reduce(
      (sum, day) => sum + day.working.reduce((total, piece) => total + (piece.end - piece.start) / minuteMs, 0),
      0,
    ),
    riskCount: cards.filter((card) => card.risk).length,
    draftCount: cards.filter((card) => card.draft).length,
    doneCount: cards.filter((card) => isWorked(card.detail.visit.status)).length,
  }
}

/** The dependencies its place breaks; the drive counts where the other visit is the one before it. */
function brokenOf(detail: VisitDetail, schedule: TechnicianSchedule, clock: DayClock): Violation[] {
  if (detail.links.length === 0) return []
  const { visit, technicianId, links } = detail
  const start = visit.startsAt!
  const before = schedule.stops.findLast((stop) => stop.start < start)
  return links.flatMap((link) => {
    const drive =
      before?.detail.visit.id === link.visitId
        ? schedule.travel.arriving(before.point, pointOf(detail.latitude, detail.longitude), start).minutes
        : 0
    return brokenLink(link, { start, end: visit.endsAt!, technicianId, clock, driveMinutes: drive })
  })
}

function expectedOf(visits: readonly VisitDetail[], today: ScheduleDay, now: number, travel: Travel) {
  const todays = visits.filter(({ visit }) => visit.startsAt! >= today.start && visit.startsAt! < today.end)
  const projected = projectDay(
    todays.map(({ visit, latitude, longitude }) => ({
      id: visit.id,
      status: visit.status,
      startsAt: visit.startsAt!,
      endsAt: visit.endsAt!,
      actualStartsAt: visit.actualStartsAt,
      actualEndsAt: visit.actualEndsAt,
      durationMinutes: visit.durationMinutes,
      place: pointOf(latitude, longitude),
    })),
    now,
    travel,
  )
  return new Map(projected.flatMap((one) => (one.lateMinutes > 0 ? [[one.id, expectedOfVisit(one)] as const] : [])))
}

function expectedOfVisit({ expectedStartsAt, expectedEndsAt, lateMinutes }: ProjectedVisit): Expected {
  return { start: expectedStartsAt, end: expectedEndsAt, lateMinutes }
}

function riskOfCard(detail: VisitDetail, when: Expected, judge: RiskJudge, now: number): CardRisk | null {
  const { visit, clock } = detail
  const { status, windowEndsAt } = visit
  const facts = { status, clock, windowEndsAt, expectedStartsAt: when.start, expectedEndsAt: when.end }
  const kind = judge({ ...facts, lateMinutes: when.lateMinutes }, now)
  if (kind === null) return null
  const late: Partial<Record<VisitRisk, number>> = {
    endsAfterResolveBy: when.end - (clock.resolveBy ?? when.end),
    startsAfterArriveBy: when.start - (clock.arriveBy ?? when.start),
    missesWindow: when.start - (windowEndsAt ?? when.start),
  }
  return { kind, lateMinutes: Math.ceil((late[kind] ?? when.lateMinutes * minuteMs) / minuteMs) }
}

function legsOf(schedule: TechnicianSchedule, days: readonly ScheduleDay[]): Leg[] {
  const legs: Leg[] = []
  let dayIndex = 0
  let place: Point | null = null
  let freeAt = -Infinity
  let day: ScheduleDay | undefined
  for (const stop of schedule.stops) {
    while (dayIndex < days.length && stop.start >= days[dayIndex]!.end) dayIndex += 1
    const stopDay = days[dayIndex]
    if (!stopDay) break
    if (stop.start < stopDay.start) continue
    if (stopDay !== day) {
      day = stopDay
      place = schedule.home
      freeAt = -Infinity
    }
    const { minutes, source, rush } = schedule.travel.arriving(place, stop.point, stop.start)
    if (minutes > 0) {
      const start = stop.start - minutes * minuteMs
      const cardId = stop.detail.visit.id
      legs.push({ cardId, start: Math.max(start, freeAt), minutes, source, rush, tight: start < freeAt })
    }
    // A stop without a place does not move the technician anywhere we know.
    place = stop.point ?? place
    freeAt = Math.max(freeAt, stop.end)
  }
  return legs
}
