import type { StageMoment } from '#shared/domain/sla/stage-moments.ts'
import { stageMoments } from '#shared/domain/sla/stage-moments.ts'
import { termsOf } from '#shared/domain/sla/service-levels.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import type { BackendContext } from '../../context.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'

/** The stages the promises of a work order reached, newest first; none for one that is not there. */
export function stagesOf({ store: { records }, clock }: BackendContext, workOrderId: string): StageMoment[] {
  const workOrder = records.get('workOrders', workOrderId)
  if (!workOrder) return []
  const holds = records.where('holds', 'workOrderId', [workOrderId])
  const facts = clockFactsOf(workOrder, holds.find(({ endsAt }) => endsAt === null) ?? null)
  const ended = holds
    .filter(({ pausesClock, endsAt }) => pausesClock && endsAt !== null)
    .map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt! }))
  return stageMoments(facts, termsOf(serviceLevelsOf(records), workOrder.slaPolicyId), ended, clock.now()).toReversed()
}
