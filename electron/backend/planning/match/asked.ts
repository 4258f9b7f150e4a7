import type { PlannedRoute } from '#optimizer/plan/plan.ts'
import type { RankRequest } from '#optimizer/explain/rank.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { JudgeContext, Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { visitDetailsByIds } from '../../../store/visit-detail.ts'
import type { BackendContext } from '../../context.ts'
import type { PlanningFacts } from '../planning-facts.ts'
import { closedTo, rankProblem } from '../rank-problem.ts'
import type { RankProblem } from '../rank-problem.ts'
import { readFacts } from '../read-facts.ts'
import { ticksOfMinutes } from '../time-line.ts'
import { legsOf } from '../travel/legs-of.ts'
import type { Legs } from '../travel/legs.ts'
import { crewAround } from './crew-around.ts'
import type { CrewAround } from './crew-around.ts'

/** A visit with the board around it, ready to be ranked. */
export interface Asked {
  readonly detail: VisitDetail
  readonly facts: PlanningFacts
  readonly built: RankProblem
  readonly request: RankRequest
  /** The planned days by route. */
  readonly plannedOf: ReadonlyMap<string, PlannedRoute>
  readonly judging: JudgeContext
  /** Null where one person is enough and nobody else is on it. */
  readonly crew: CrewAround | null
}

/** The stored visit on some days (left out: today); null when it is gone. */
export function askAboutVisit(
  { visitId, days, policyId }: { visitId: string; days?: readonly Day[] | undefined; policyId?: string | undefined },
  context: BackendContext,
): Asked | null {
  const [detail] = visitDetailsByIds(context.store.db, [visitId])
  if (!detail) return null
  const facts = factsOfDays(
    days ?? [dayOf(context.clock.now(), context.pipeline.officeZone())],
    [visitId],
    context,
    policyId,
  )
  return askedOf(detail, facts, legsOf(context), context.clock.now())
}

/** What a ranking on some days looks at, for stored visits or a draft. A day that is over is planned from its morning: somebody writes down what was done. */
export function factsOfDays(
  wanted: readonly Day[],
  visitIds: readonly string[],
  context: BackendContext,
  policyId: string | null = null,
  draft: VisitDetail | null = null,
): PlanningFacts {
  const now = context.clock.now()
  const days = [...new Set(wanted)].sort()
  const over = days.at(-1)! < dayOf(now, context.pipeline.officeZone())
  const scope = { days, technicianIds: null, visitIds, territoryId: null, now: over ? null : now }
  return { ...readFacts(context, scope, policyId, draft ? [draft] : []), mayMove: () => true }
}

/** A visit among facts. */
export function askedOf(detail: VisitDetail, facts: PlanningFacts, legs: Legs, now: number): Asked {
  const built = rankProblem(facts, [detail], legs)
  const { problem, planned, way, line } = built
  const lanes = new Map(facts.lanes.map((lane) => [lane.technician.id, lane]))
  const closed = closedTo(detail, facts.lanes).map(line.spanOf)
  return {
    detail,
    facts,
    built,
    request: { problem, planned, visitId: detail.visit.id, grid: ticksOfMinutes(snapMinutes), closed, way },
    plannedOf: new Map(planned.map((route) => [route.routeId, route])),
    judging: { clock: facts.clock, now, laneOf: (id) => lanes.get(id) },
    crew: crewAround(detail, facts, line),
  }
}

/** What the board says of a place on a route, `startAt` in ticks: it has the last word. */
export function judgedByBoard({ detail, built, judging }: Asked, routeId: string, startAt: number): Judgement {
  const { lane } = built.laneDays.get(routeId)!
  return judgePlacement(detail, lane, built.line.instantOf(startAt), detail.visit.durationMinutes, judging)
}
