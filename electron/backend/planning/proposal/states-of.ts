import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { PlannedChange } from '#shared/queries/plan.ts'
import { visitDetailsByIds } from '../../../store/visit-detail.ts'
import type { BackendContext } from '../../context.ts'
import type { PlanChange } from '../plan-draft.ts'
import { imprintOf } from './imprint-of.ts'
import { judgedBoard } from './judge-changes.ts'
import type { Proposal } from './proposal.ts'

/**
 * What has become of each change, by visit: accepted when the visit stands as the plan wants it, whoever put it there
 * (and open again once that is undone); outdated when the visit is not what it was, or when the rules of the board speak
 * against its place that did not when the plan was made, all other open changes being made along with it.
 */
export function statesOf(
  context: Pick<BackendContext, 'store' | 'pipeline' | 'clock'>,
  { changes }: Pick<Proposal, 'changes'>,
): Map<string, PlannedChange['state']> {
  const ids = changes.map(({ change }) => change.visitId)
  const details = new Map(visitDetailsByIds(context.store.db, ids).map((detail) => [detail.visit.id, detail]))
  const states = new Map<string, PlannedChange['state']>()
  for (const { change, imprint } of changes) {
    const detail = details.get(change.visitId)
    if (detail && standsAsPlanned(change, detail)) states.set(change.visitId, 'accepted')
    else states.set(change.visitId, detail && imprintOf(detail) === imprint ? 'open' : 'outdated')
  }
  const open = () => changes.filter(({ change }) => states.get(change.visitId) === 'open')
  const judgedNow = () => open().map(({ change }) => ({ change, detail: details.get(change.visitId)! }))
  const board = judgedBoard(context, judgedNow())
  // A change that falls away may have cleared the place of another one.
  for (let lost = true; lost;) {
    lost = false
    const against = board.rulesAgainst(judgedNow())
    for (const { change, knownRules } of open())
      if (against.get(change.visitId)?.some((rule) => !knownRules.has(rule))) {
        states.set(change.visitId, 'outdated')
        lost = true
      }
  }
  return states
}

function standsAsPlanned({ to, crewIds }: PlanChange, { visit, technicianId, technicianIds }: VisitDetail): boolean {
  if (!to) return visit.startsAt === null
  const others = technicianIds.filter((id) => id !== technicianId)
  return (
    visit.startsAt === to.startsAt &&
    visit.status !== 'missed' &&
    technicianId === to.technicianId &&
    others.length === crewIds.length &&
    others.every((id) => crewIds.includes(id))
  )
}
