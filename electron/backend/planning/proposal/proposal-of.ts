import { termNames } from '#optimizer/terms/terms.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { pinnedViolations } from '#shared/domain/rules/pinned.ts'
import { stateViolations } from '#shared/domain/rules/state.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import { isWorked } from '#shared/domain/visit/visit-status.ts'
import type { PlanTask } from '#shared/domain/plan/plan-task.ts'
import type { PlanFigures, ProposedPlan } from '#shared/queries/plan.ts'
import type { BackendContext } from '../../context.ts'
import type { FoundPlan } from '../plan-days.ts'
import { draftOf } from '../plan-draft.ts'
import type { PlanChange, PlanDraft } from '../plan-draft.ts'
import { figuresOf, standingRoutes } from '../plan-figures.ts'
import { officeTravel } from '../travel/legs-of.ts'
import { imprintOf } from './imprint-of.ts'
import { endOf, judgedBoard } from './judge-changes.ts'
import { needsOf } from './needs-of.ts'
import type { Proposal, ProposedChange, WantedChange } from './proposal.ts'

/** What a plan proposes, in the words of the contract, ready to be kept. */
export function proposalOf(
  context: Pick<BackendContext, 'store' | 'pipeline' | 'clock'>,
  task: PlanTask,
  found: FoundPlan,
  id: string,
): Proposal {
  const { facts, built, plan, search } = found
  const draft = draftOf(facts, built, plan, search)
  return {
    id,
    madeAt: context.clock.now(),
    task,
    policyId: facts.policy.id,
    policyName: facts.policy.name,
    days: [...facts.days],
    ...search,
    travelSources: draft.travelSources as Record<string, number>,
    terms: termNames.flatMap((name) => (plan.terms[name] ? [{ name, minutes: plan.terms[name] / 60 }] : [])),
    before: withTaken(built, figuresOf(built, standingRoutes(built))),
    after: withTaken(built, figuresOf(built, plan.routes)),
    changes: changesOf(context, found, draft),
    leftOut: draft.unassigned.map(({ visitId, workOrderNumber, reasons }) => {
      const { visit, title, priority } = built.details.get(visitId)!
      return { visitId, workOrderId: visit.workOrderId, workOrderNumber, title, priority, reasons: [...reasons] }
    }),
    ...stuckOf(task, found),
    routes: draft.routes.map((route) => ({ ...route, stops: stopsOf(found, route) })),
  }
}

function withTaken({ taken }: FoundPlan['built'], figures: PlanFigures): PlanFigures {
  return { ...figures, served: figures.served + taken }
}

/** What the technician of an absence has and no plan may move. */
function stuckOf({ incident }: PlanTask, { built }: FoundPlan): Pick<ProposedPlan, 'stuck'> {
  if (incident?.kind !== 'absent') return {}
  const free = new Set(built.problem.visits.flatMap(({ id, locked }) => (locked ? [] : [id])))
  const stuck = [...built.laneDays.values()]
    .filter(({ lane }) => lane.technician.id === incident.technicianId)
    .flatMap(({ stops }) => stops.filter(({ detail }) => !free.has(detail.visit.id) && !isWorked(detail.visit.status)))
    .filter(({ end, detail }) => end > incident.from || stateViolations(detail).length > 0)
    .map(({ detail }) => {
      const reasons = [...stateViolations(detail), ...pinnedViolations(detail)]
      const { visit, workOrderNumber, title } = detail
      return { visitId: visit.id, workOrderId: visit.workOrderId, workOrderNumber, title, reasons }
    })
  return stuck.length === 0 ? {} : { stuck }
}

function stopsOf({ built }: FoundPlan, { technicianId, day, stops }: PlanDraft['routes'][number]) {
  const laneDay = [...built.laneDays.values()].find(
    (one) => one.lane.technician.id === technicianId && one.day.day === day,
  )
  let from = laneDay?.lane.home ?? null
  return stops.map((stop): ProposedPlan['routes'][number]['stops'][number] => {
    const { latitude, longitude } = built.details.get(stop.visitId)!
    const to = pointOf(latitude, longitude)
    const travelSource = built.sourceOf(from, to)
    from = to ?? from
    return { ...stop, travelSource }
  })
}

function changesOf(
  context: Pick<BackendContext, 'store' | 'pipeline' | 'clock'>,
  { facts, built }: FoundPlan,
  { diff, routes }: PlanDraft,
): ProposedChange[] {
  const travel = new Map(routes.flatMap(({ stops }) => stops.map((stop) => [stop.visitId, stop.travelMinutes])))
  const changes = diff.map((change) => {
    const detail = built.details.get(change.visitId)!
    return { change, detail, wanted: wantedOf(change, detail, travel.get(change.visitId) ?? null) }
  })
  const needs = needsOf(changes, facts.clock, officeTravel(context))
  const against = judgedBoard(context, changes).rulesAgainst(changes)
  return changes.map(({ change, detail, wanted }) => ({
    wanted: { ...wanted, needs: needs.get(change.visitId)! },
    change,
    imprint: imprintOf(detail),
    knownRules: new Set(against.get(change.visitId)),
  }))
}

function wantedOf(change: PlanChange, detail: VisitDetail, travel: number | null): Omit<WantedChange, 'needs'> {
  const { visit, workOrderNumber, title, priority, siteName, address } = detail
  const { from, to } = change
  return {
    visitId: visit.id,
    workOrderId: visit.workOrderId,
    workOrderNumber,
    title,
    site: siteName ?? address,
    priority,
    kind: change.kind,
    from: from && { ...from, endsAt: visit.endsAt ?? endOf(from.startsAt, detail) },
    to: to && { ...to, endsAt: endOf(to.startsAt, detail) },
    crewIds: [...change.crewIds],
    why: change.why,
    travelMinutes: to ? travel : null,
  }
}
