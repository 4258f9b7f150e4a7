import type { EntityRow } from '#shared/domain/entities.ts'
import type { Packet } from '#shared/domain/print/packet.ts'
import { clocksOf } from '#shared/domain/sla/clocks.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import type { RecordStore } from '../../store/record-store.ts'
import { createTerms } from '../sla/risk-judge.ts'

/** Loads the holds of the work orders to print; answers with the function that says how the promises of one stand. */
export function createPrintedClocks(
  records: RecordStore,
  workOrderIds: readonly string[],
  now: number,
): (order: EntityRow<'workOrders'>) => Packet['workOrder']['clocks'] {
  const termsOf = createTerms(records)
  const lasting = records.where('holds', 'workOrderId', workOrderIds).filter((hold) => hold.endsAt === null)
  const holds = new Map(lasting.map((hold) => [hold.workOrderId, hold]))
  return (order) =>
    clocksOf(clockFactsOf(order, holds.get(order.id) ?? null), termsOf(order.slaPolicyId), now).flatMap((clock) => {
      const { name, state, targetAt, stoppedAt, promised } = clock
      return targetAt === null ? [] : [{ name, state, targetAt, stoppedAt, promised }]
    })
}
