import type { WayBetween } from '#optimizer/explain/day-as-planned.ts'
import type { PlannedRoute, PlannedStop } from '#optimizer/plan/plan.ts'
import type { Problem, PublishedVisit } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit, Span } from '#optimizer/problem/problem-visit.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { withoutVisit } from '#shared/domain/schedule/technician-schedule.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { subtract, union } from '#shared/kernel/interval.ts'
import { surroundingsOf } from './build-problem.ts'
import { cutOf } from './link-cuts.ts'
import type { PlaceList } from './place-list.ts'
import type { PlanningFacts } from './planning-facts.ts'
import { breaksAmong, routeIdOf, routeOfDay } from './route-of-day.ts'
import { isMovable, laneDaysOf } from './standing-stops.ts'
import type { LaneDay } from './standing-stops.ts'
import type { TimeLine } from './time-line.ts'
import type { Leg, Legs } from './travel/legs.ts'
import { visitAsItStands, visitToPlan } from './visit-to-plan.ts'
import { weightsOf } from './weights-of.ts'

/** Visits that want a place and the board around them, as the ranking wants them. */
export interface RankProblem {
  readonly problem: Problem
  /** The board as it stands, breaks with it. */
  readonly planned: readonly PlannedRoute[]
  readonly way: WayBetween
  readonly line: TimeLine
  readonly laneDays: ReadonlyMap<string, LaneDay>
  readonly details: ReadonlyMap<string, VisitDetail>
  /** Where the figure of a leg comes from. */
  readonly sourceOf: (from: Point | null, to: Point | null) => Leg['source']
}

/**
 * What ranking visits needs: every day of the facts with its visits where they stand, none of which moves. Those that
 * are asked about are taken out of where they stand; one of them leads, whatever crew it needs.
 */
export function rankProblem(facts: PlanningFacts, asked: readonly VisitDetail[], legs: Legs): RankProblem {
  const around = surroundingsOf(facts)
  const { line, places } = around
  const laneDays = laneDaysOf(facts)
  const stays = () => false
  const asking = new Set(asked.map(({ visit }) => visit.id))
  const rushes = new Map(
    laneDays.map(({ routeId, day }) => {
      const shift = { start: day.shifts[0]!.start, end: day.shifts.at(-1)!.end }
      return [routeId, legs.meanRush(shift)]
    }),
  )
  const visits = new Map<string, ProblemVisit>()
  const details = new Map(asked.map((detail) => [detail.visit.id, detail]))
  const routes: ProblemRoute[] = []
  const planned: PlannedRoute[] = []
  for (const { routeId, lane, day, stops } of laneDays) {
    const others = stops.filter((stop) => !asking.has(stop.detail.visit.id))
    const route = routeOfDay(lane, day, { fixed: others, taken: [] }, { clock: facts.clock, line, places })
    if (!route) continue
    const standingBreaks = breaksAmong(lane, day, others)
    for (const stop of others) {
      const { visit } = stop.detail
      details.set(visit.id, stop.detail)
      if (visits.has(visit.id)) continue
      const lock = { routeIds: [routeId], start: line.tickOf(stop.start) }
      const moves = isMovable(stop, facts) && stop.detail.technicianIds.length === 1
      const asStands = () => visitAsItStands(stop.detail, line.spanOf(stop), lock, around)
      visits.set(
        visit.id,
        moves ? visitToPlan(stop.detail, cutOf(stop.detail, stays, facts.clock), around) : asStands(),
      )
    }
    const standing = others.map((stop) => stopAt('visit', stop.detail.visit.id, line.spanOf(stop)))
    const breaks = route.breaks.map(({ id, duration }, index) => {
      const start = line.tickOf(standingBreaks[index]!.start)
      return stopAt('break', id, { start, end: start + duration })
    })
    const inOrder = [...standing, ...breaks].sort((a, b) => a.startAt - b.startAt)
    planned.push({ routeId, stops: inOrder, departAt: route.shift.start, returnAt: route.shift.end })
    routes.push(route)
  }
  for (const detail of asked)
    visits.set(detail.visit.id, { ...visitToPlan(detail, cutOf(detail, stays, facts.clock), around), crewSize: 1 })
  return {
    problem: {
      visits: [...visits.values()],
      routes,
      matrices: [],
      links: [],
      weights: weightsOf(facts.policy.weights),
      published: asked.flatMap((detail) => publishedOf(detail, facts, line)),
    },
    planned,
    way: wayOver(places, legs, (route) => rushes.get(route.id) ?? 1),
    line,
    laneDays: new Map(laneDays.map((one) => [one.routeId, one])),
    details,
    sourceOf: (from, to) => legs.between(from, to).source,
  }
}

function stopAt(kind: PlannedStop['kind'], id: string, { start, end }: Span): PlannedStop {
  return { kind, id, travel: 0, arriveAt: start, startAt: start, endAt: end }
}

/** Where the visit stands now, for what it costs that it moves. */
function publishedOf(
  { visit, technicianIds }: VisitDetail,
  { clock }: PlanningFacts,
  line: TimeLine,
): PublishedVisit[] {
  if (visit.startsAt === null || (visit.status !== 'scheduled' && visit.status !== 'dispatched')) return []
  const day = clock.dayOf(visit.startsAt)
  const routeIds = technicianIds.map((id) => routeIdOf(id, day))
  const promised = visit.publishedStartsAt === visit.startsAt
  return [{ visitId: visit.id, routeIds, start: line.tickOf(visit.startsAt), promised }]
}

/** Ways between numbered places at the mean of a shift's rush hours, each asked for once. */
function wayOver({ points }: PlaceList, legs: Legs, rushOf: (route: ProblemRoute) => number): WayBetween {
  const classes = new Map<
    number,
    { readonly legs: Legs; readonly known: Map<number, { ticks: number; metres: number }> }
  >()
  return (route, from, to) => {
    if (from === null || to === null || from === to) return noDrive
    const rush = rushOf(route)
    let drives = classes.get(rush)
    if (!drives) classes.set(rush, (drives = { legs: legs.atRush(rush), known: new Map() }))
    const key = from * 1_000_000 + to
    let found = drives.known.get(key)
    if (!found) drives.known.set(key, (found = asLeg(drives.legs.between(points[from]!, points[to]!))))
    return found
  }
}

const noDrive = { ticks: 0, metres: 0 }
const asLeg = ({ seconds, meters }: Leg) => ({ ticks: seconds, metres: meters })

/** Times at which somebody who goes along is busy, away or not at work; a crew comes as a whole. */
export function closedTo({ visit, technicianId, technicianIds }: VisitDetail, lanes: readonly TechnicianSchedule[]) {
  return union(
    technicianIds
      .filter((id) => id !== technicianId)
      .flatMap((id) => lanes.find(({ technician }) => technician.id === id) ?? [])
      .flatMap((lane) => {
        const { stops, absences, days } = withoutVisit(lane, visit.id)
        const whole = { start: days[0]!.start, end: days.at(-1)!.end }
        return [
          ...stops,
          ...absences,
          ...subtract(
            whole,
            days.flatMap(({ shifts }) => shifts),
          ),
        ]
      }),
  )
}
