import type { Problem, PublishedVisit } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import type { Stop } from '#shared/domain/schedule/technician-schedule.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { contains, overlaps } from '#shared/kernel/interval.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { cutOf, linksAmong } from './link-cuts.ts'
import { PlaceList } from './place-list.ts'
import type { PlanningFacts } from './planning-facts.ts'
import { routeIdOf, routeOfDay } from './route-of-day.ts'
import { isMovable, laneDaysOf } from './standing-stops.ts'
import type { LaneDay } from './standing-stops.ts'
import { tightBreak } from './tight-breaks.ts'
import { timeLineFrom } from './time-line.ts'
import type { TimeLine } from './time-line.ts'
import type { Leg, Legs } from './travel/legs.ts'
import { withUnknownInTheMiddle } from './travel/middle-legs.ts'
import { visitAsItStands, visitToPlan } from './visit-to-plan.ts'
import type { VisitSurroundings } from './visit-to-plan.ts'
import { weightsOf } from './weights-of.ts'

/** A problem for the optimizer, and what its ids and numbers stand for. */
export interface PlanningProblem {
  readonly problem: Problem
  readonly line: TimeLine
  readonly places: PlaceList
  /** Every visit of the problem. */
  readonly details: ReadonlyMap<string, VisitDetail>
  readonly laneDays: ReadonlyMap<string, LaneDay>
  /** Every visit of the problem that has a place on the board, where it stands. */
  readonly standing: readonly PublishedVisit[]
  /** Visits that keep their place where no plan could hold them: they are in no figure but that of visits with a place. */
  readonly taken: number
  /** Where the figure of a leg comes from. */
  readonly sourceOf: (from: Point | null, to: Point | null) => Leg['source']
}

/** What planning needs besides facts to turn them into a problem. */
export function surroundingsOf(facts: PlanningFacts): VisitSurroundings {
  const { clock, days, now, lanes, lastAtSite, wishes, reckoned, policy } = facts
  return {
    line: timeLineFrom(clock.bounds(days[0]!).start),
    places: new PlaceList(),
    now,
    until: clock.bounds(days.at(-1)!).end,
    lastAtSite,
    wishes,
    reckoned,
    weights: policy.weights,
    strictTerritories: lanes.some(({ strictTerritories }) => strictTerritories),
    keepers: lanes.flatMap(({ technician: { id, territoryId, ownTerritoryOnly } }) =>
      ownTerritoryOnly && territoryId !== null ? [{ technicianId: id, territoryId }] : [],
    ),
  }
}

/**
 * What is to be planned, as a problem: technician-days as routes, visits that wait or may move as visits, those that
 * stay as locked ones. Where what stays cannot be planned as it stands (it overlaps, or there is no time to drive), it
 * is time taken from the day instead, so that the rest can be planned around it. A place nobody knows is taken to lie in
 * the middle of the others. The optimizer knows no hours: the drives of a day are estimated at the mean of the rush hours
 * over its shift, so that days with the same mean share a matrix.
 */
export function buildProblem(facts: PlanningFacts, told: Legs): PlanningProblem {
  const around = surroundingsOf(facts)
  const legs = withUnknownInTheMiddle(told, pointsOf(facts))
  const laneDays = new Map(laneDaysOf(facts).map((one) => [one.routeId, one]))
  const standing = standingVisits(facts, laneDays)
  const rushOf = (one: LaneDay) => legs.meanRush(shiftOf(one))
  const rushes = [...new Set([...laneDays.values()].map(rushOf))].sort((a, b) => a - b)
  const stays = (stop: Stop) => !standing.get(stop.detail.visit.id)!.moves
  const impossible = impossibleAmong(laneDays, stays, (one) => legs.atRush(rushOf(one)))
  const context = { clock: facts.clock, line: around.line, places: around.places }
  const routes: ProblemRoute[] = []
  for (const laneDay of laneDays.values()) {
    const { lane, day, stops } = laneDay
    const staying = stops.filter(stays)
    const taken = staying.filter(({ detail }) => impossible.has(detail.visit.id))
    const fixed = staying.filter(({ detail }) => !impossible.has(detail.visit.id))
    const tight = tightBreak(laneDay, fixed, legs.atRush(rushOf(laneDay)))
    const route = routeOfDay(lane, day, { fixed, taken, tight }, context)
    if (route) routes.push({ ...route, profile: rushes.indexOf(rushOf(laneDay)) })
  }

  const moving = new Set([
    ...facts.waiting.map(({ visit }) => visit.id),
    ...[...standing].flatMap(([id, { moves }]) => (moves ? [id] : [])),
  ])
  const visits: ProblemVisit[] = []
  const published: PublishedVisit[] = []
  const stand: PublishedVisit[] = []
  const details = new Map<string, VisitDetail>()
  const planned = (detail: VisitDetail) => {
    details.set(detail.visit.id, detail)
    visits.push(
      visitToPlan(
        detail,
        cutOf(detail, (id) => moving.has(id), facts.clock),
        around,
      ),
    )
  }
  for (const { stop, routeIds, moves } of standing.values()) {
    const { visit } = stop.detail
    const start = around.line.tickOf(stop.start)
    if (moves) {
      planned(stop.detail)
      const promised = visit.publishedStartsAt === visit.startsAt
      stand.push({ visitId: visit.id, routeIds, start, promised })
      const after = facts.reckoned.get(visit.id)?.expectedAfterMs ?? 0
      if (facts.reckoned.get(visit.id)?.expectedAfterMs !== null)
        published.push({ visitId: visit.id, routeIds, start: start + Math.round(after / 1_000), promised })
    } else if (!impossible.has(visit.id)) {
      details.set(visit.id, stop.detail)
      visits.push(visitAsItStands(stop.detail, around.line.spanOf(stop), { routeIds, start }, around))
      published.push({ visitId: visit.id, routeIds, start, promised: false })
      stand.push({ visitId: visit.id, routeIds, start, promised: false })
    }
  }
  facts.waiting.forEach(planned)
  return {
    problem: {
      visits: visits.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      routes: routes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      matrices: (rushes.length > 0 ? rushes : [1]).map((rush) => around.places.matrix(legs.atRush(rush))),
      links: linksAmong([...details.values()], (id) => moving.has(id)),
      weights: weightsOf(facts.policy.weights),
      published: published.toSorted((a, b) => (a.visitId < b.visitId ? -1 : 1)),
    },
    line: around.line,
    places: around.places,
    details,
    laneDays,
    standing: stand,
    taken: impossible.size,
    sourceOf: (from, to) => told.between(from, to).source,
  }
}

/** Every place somebody may drive to or from. */
export function pointsOf({ lanes, waiting }: Pick<PlanningFacts, 'lanes' | 'waiting'>): Point[] {
  const standing = lanes.flatMap(({ home, stops }) => [home, ...stops.map(({ point }) => point)])
  const wanted = waiting.map(({ latitude, longitude }) => pointOf(latitude, longitude))
  return [...standing, ...wanted].filter((point) => point !== null)
}

interface Standing {
  readonly stop: Stop
  /** Routes of everybody on it who is planned, the lead first. */
  readonly routeIds: readonly string[]
  readonly moves: boolean
}

/** The visits that stand in the planned days. One whose crew is not planned as a whole stays. */
function standingVisits(facts: PlanningFacts, laneDays: ReadonlyMap<string, LaneDay>): Map<string, Standing> {
  const found = new Map<string, Standing>()
  for (const { day, stops } of laneDays.values())
    for (const stop of stops) {
      const { visit, technicianIds } = stop.detail
      if (found.has(visit.id)) continue
      const all = technicianIds.map((id) => routeIdOf(id, day.day))
      const routeIds = all.filter((id) => laneDays.has(id))
      const may = facts.reckoned.get(visit.id)?.displaced === true || isMovable(stop, facts)
      found.set(visit.id, { stop, routeIds, moves: routeIds.length === all.length && may })
    }
  return found
}

/** From the start of the first shift to the end of the last. */
function shiftOf({ day }: LaneDay): Interval {
  return { start: day.shifts[0]!.start, end: day.shifts.at(-1)!.end }
}

/** Visits that stay and that no plan could hold where they are. */
function impossibleAmong(
  laneDays: ReadonlyMap<string, LaneDay>,
  stays: (stop: Stop) => boolean,
  legsOn: (laneDay: LaneDay) => Legs,
): Set<string> {
  const impossible = new Set<string>()
  for (const laneDay of laneDays.values()) {
    const { lane, day, stops } = laneDay
    const shift = shiftOf(laneDay)
    const legs = legsOn(laneDay)
    let before = null as Pick<Stop, 'end' | 'point'> | null
    for (const stop of stops) {
      if (!stays(stop)) continue
      const { detail, start, end, point } = stop
      const drive = before ? legs.between(before.point, point).seconds * 1_000 : 0
      const tight = before !== null && before.end + drive > start
      const away = lane.absences.some((absence) => overlaps(absence, stop))
      const between = !day.shifts.some((one) => contains(one, { start, end }))
      if (tight || away || between || !contains(shift, stop) || start % minuteMs !== 0) impossible.add(detail.visit.id)
      else before = { end, point: point ?? before?.point ?? null }
    }
  }
  return impossible
}
