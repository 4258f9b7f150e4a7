import { staticCost } from '#optimizer/evaluate/static-cost.ts'
import type { Plan, PlannedRoute } from '#optimizer/plan/plan.ts'
import { problemIndex } from '#optimizer/problem/problem-index.ts'
import type { Terms } from '#optimizer/terms/terms.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { boardReason } from './board-reason.ts'
import type { PlanningProblem } from './build-problem.ts'
import { figuresOf, overtimeMinutesOf, placesIn, travelMinutesOf } from './plan-figures.ts'
import type { Placed } from './plan-figures.ts'
import type { PlanningFacts } from './planning-facts.ts'
import type { LegSource } from './travel/legs.ts'

/** A place on the board. */
export interface PlanPlace {
  readonly technicianId: string
  readonly technician: string
  readonly startsAt: number
}

/** What a plan does to one visit: who, when and why. */
export interface PlanChange {
  readonly visitId: string
  readonly workOrderNumber: number
  readonly kind: 'added' | 'moved' | 'removed'
  readonly from: PlanPlace | null
  readonly to: PlanPlace | null
  /** Who goes along, besides the one in `to`. */
  readonly crewIds: readonly string[]
  /** The term that speaks most for it; of one that is taken off the board, the rule that stands in the way. */
  readonly why: string
}

/** One technician's day in a plan. */
export interface PlanRoute {
  readonly technicianId: string
  readonly technician: string
  readonly day: Day
  readonly stops: readonly {
    readonly visitId: string
    readonly workOrderNumber: number
    readonly travelMinutes: number
    readonly startsAt: number
    readonly endsAt: number
  }[]
  readonly travelMinutes: number
  readonly overtimeMinutes: number
}

/** A plan as people read it; nothing of it is written yet. */
export interface PlanDraft {
  readonly policy: string
  readonly days: readonly Day[]
  readonly seed: number
  readonly iterations: number
  readonly milliseconds: number
  /** What went wrong in asking the routing server: then missing legs are the estimate. Null when nothing did. */
  readonly travelFault: string | null
  /** Legs of the plan by where their figure comes from. */
  readonly travelSources: Readonly<Partial<Record<LegSource, number>>>
  readonly cost: number
  readonly terms: Terms
  /** Visits that have a place in it. */
  readonly served: number
  readonly unassigned: readonly {
    readonly visitId: string
    readonly workOrderNumber: number
    readonly reasons: readonly Violation[]
  }[]
  readonly routes: readonly PlanRoute[]
  readonly diff: readonly PlanChange[]
  readonly travelMinutes: number
  /** Minutes of driving a visit; null without visits. */
  readonly travelPerVisit: number | null
  readonly overtimeMinutes: number
  /** Visits that end after they were promised to. */
  readonly lateVisits: number
}

/** How a plan was searched for. */
export type SearchFigures = Pick<PlanDraft, 'seed' | 'iterations' | 'milliseconds' | 'travelFault'>

/** The plan of the optimizer in instants and work orders, with what it changes. */
export function draftOf(facts: PlanningFacts, built: PlanningProblem, plan: Plan, search: SearchFigures): PlanDraft {
  const driven = plan.routes.filter(({ stops }) => stops.length > 0)
  const places = placesIn(built, driven)
  const { served, travelMinutes, travelPerVisit, overtimeMinutes, lateVisits } = figuresOf(built, driven)
  const unassigned = plan.unassigned.map(({ visitId, reasons }) => {
    const detail = built.details.get(visitId)!
    const told = reasons.map((reason) => boardReason(reason, detail, built.details, built.line))
    return { visitId, workOrderNumber: detail.workOrderNumber, reasons: told }
  })
  return {
    policy: facts.policy.name ?? facts.policy.id,
    days: facts.days,
    ...search,
    travelSources: sourcesOf(built, plan),
    cost: plan.cost,
    terms: plan.terms,
    served,
    unassigned,
    routes: driven.map((route) => routeOf(built, route)),
    diff: [...built.details.values()].flatMap((detail) =>
      changeOf(built, detail, places.get(detail.visit.id) ?? [], unassigned, facts.reckoned),
    ),
    travelMinutes,
    travelPerVisit,
    overtimeMinutes,
    lateVisits,
  }
}

function sourcesOf({ laneDays, details, sourceOf }: PlanningProblem, plan: Plan): PlanDraft['travelSources'] {
  const counts: Partial<Record<LegSource, number>> = {}
  for (const { routeId, stops } of plan.routes) {
    let from = laneDays.get(routeId)?.lane.home ?? null
    for (const { kind, id } of stops) {
      const detail = kind === 'visit' ? details.get(id) : undefined
      if (!detail) continue
      const to = pointOf(detail.latitude, detail.longitude)
      const source = sourceOf(from, to)
      counts[source] = (counts[source] ?? 0) + 1
      from = to ?? from
    }
  }
  return counts
}

function routeOf(built: PlanningProblem, planned: PlannedRoute): PlanRoute {
  const { laneDays, details, line } = built
  const { lane, day } = laneDays.get(planned.routeId)!
  const visits = planned.stops.filter(({ kind }) => kind === 'visit')
  return {
    technicianId: lane.technician.id,
    technician: lane.technician.code,
    day: day.day,
    stops: visits.map(({ id, travel, startAt, endAt }) => ({
      visitId: id,
      workOrderNumber: details.get(id)!.workOrderNumber,
      travelMinutes: Math.round(travel / 60),
      startsAt: line.instantOf(startAt),
      endsAt: line.instantOf(endAt),
    })),
    travelMinutes: travelMinutesOf(planned),
    overtimeMinutes: overtimeMinutesOf(built, planned),
  }
}

function changeOf(
  built: PlanningProblem,
  detail: VisitDetail,
  placed: readonly Placed[],
  unassigned: PlanDraft['unassigned'],
  reckoned: PlanningFacts['reckoned'],
): PlanChange[] {
  const { visit, technicianId, technicianIds, workOrderNumber } = detail
  // Where a plan only expects work that has begun to slip, it changes nothing about it.
  if (!canBePlaced(visit.status)) return []
  // What stays is no change either, should the search find no way to be there in time.
  if (problemIndex(built.problem).visits.get(visit.id)?.locked) return []
  const person = (routeId: string) => built.laneDays.get(routeId)!.lane.technician
  const codeOf = (id: string) =>
    [...built.laneDays.values()].find(({ lane }) => lane.technician.id === id)?.lane.technician.code ?? ''
  const from =
    technicianId !== null && visit.startsAt !== null && visit.status !== 'missed'
      ? { technicianId, technician: codeOf(technicianId), startsAt: visit.startsAt }
      : null
  // Who led it goes on leading it where they are still on it.
  const lead = placed.find(({ routeId }) => person(routeId).id === technicianId) ?? placed[0]
  const crewIds = placed.filter((one) => one !== lead).map(({ routeId }) => person(routeId).id)
  const base = { visitId: visit.id, workOrderNumber, from, crewIds }
  if (!lead) {
    if (!from) return []
    const why = unassigned.find(({ visitId }) => visitId === visit.id)?.reasons[0]?.rule ?? 'unassigned'
    return [{ ...base, kind: 'removed', to: null, why }]
  }
  const { id, code } = person(lead.routeId)
  const to = { technicianId: id, technician: code, startsAt: lead.startsAt }
  if (!from) return [{ ...base, kind: 'added', to, why: reckoned.get(visit.id)?.why ?? 'unassigned' }]
  const assistants = technicianIds.filter((one) => one !== technicianId)
  const sameCrew = assistants.length === crewIds.length && assistants.every((one) => crewIds.includes(one))
  if (from.technicianId === id && from.startsAt === to.startsAt && sameCrew) return []
  return [{ ...base, kind: 'moved', to, why: reckoned.get(visit.id)?.why ?? whyMoved(built, detail, lead) }]
}

/** What a move makes better about the visit itself; otherwise it is the driving of the days. */
function whyMoved({ problem, line }: PlanningProblem, { visit }: VisitDetail, { routeId, startsAt }: Placed): string {
  const { visits, routes, published } = problemIndex(problem)
  const planned = visits.get(visit.id)!
  const before = routes.get(published.get(visit.id)?.routeIds[0] ?? '')
  const due = planned.dueAt === null ? Infinity : line.instantOf(planned.dueAt)
  const late = (start: number) => Math.max(0, start + visit.endsAt! - visit.startsAt! - due)
  if (late(startsAt) < late(visit.startsAt!)) return 'lateness'
  if (!before || before.id === routeId) return 'travel'
  const was = staticCost(problem, planned, before)
  const is = staticCost(problem, planned, routes.get(routeId)!)
  const gains = (['preferred', 'lastTechnician', 'overqualified', 'territory'] as const)
    .map((name) => ({ name, gain: (was[name] ?? 0) - (is[name] ?? 0) }))
    .toSorted((a, b) => b.gain - a.gain)
  return gains[0]!.gain > 0 ? gains[0]!.name : 'travel'
}
