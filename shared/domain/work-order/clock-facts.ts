import type { ClockFacts } from '../sla/clocks.ts'
import type { Hold } from './hold.ts'
import type { WorkOrder } from './work-order.ts'

/** What the clocks of a work order are read from; `hold` is the one it is in, if any. */
export function clockFactsOf(
  workOrder: Pick<WorkOrder, Exclude<keyof ClockFacts, 'cancelled' | 'pausedSince'> | 'status'>,
  hold: Pick<Hold, 'startsAt' | 'pausesClock'> | null,
): ClockFacts {
  const {
    openedAt,
    respondBy,
    arriveBy,
    resolveBy,
    respondedAt,
    arrivedAt,
    completedAt,
    slaPolicyId,
    promised,
    status,
  } = workOrder
  return {
    openedAt,
    respondBy,
    arriveBy,
    resolveBy,
    respondedAt,
    arrivedAt,
    completedAt,
    cancelled: status === 'cancelled',
    slaPolicyId,
    promised,
    pausedSince: status === 'onHold' && hold?.pausesClock ? hold.startsAt : null,
  }
}
