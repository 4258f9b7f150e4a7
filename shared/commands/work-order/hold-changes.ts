import { chosenReason } from '../../domain/reason/default-reasons.ts'
import type { Reason } from '../../domain/reason/reason.ts'
import { deadlinesAfterHold } from '../../domain/sla/clocks.ts'
import type { ClockLevels } from '../../domain/sla/service-levels.ts'
import { termsOf } from '../../domain/sla/service-levels.ts'
import { clockFactsOf } from '../../domain/work-order/clock-facts.ts'
import type { Deadlines } from '../../domain/work-order/deadlines.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'

/** Why work waits, and until when somebody should look again. */
export interface HoldWords {
  /** A reason of the office's list, word for word, or own words. */
  readonly reason: string
  readonly note?: string | null | undefined
  /** Calendar day `YYYY-MM-DD`. */
  readonly followUpOn?: string | null | undefined
}

/** The record of a hold that begins now. A reason of the list says whether SLA clocks stand still; own words never do. */
export function beginOfHold(
  workOrderId: string,
  { reason, note, followUpOn }: HoldWords,
  reasons: readonly Reason[],
  context: CommandContext,
): Change {
  const chosen = chosenReason('hold', reason, reasons)
  return insert('holds', {
    id: context.newId(),
    workOrderId,
    reasonId: chosen?.id ?? null,
    reason,
    note: note?.trim() || null,
    pausesClock: chosen?.pausesClock ?? false,
    followUpOn: followUpOn ?? null,
    startsAt: context.now,
    endsAt: null,
  })
}

/** Ends what is open of a work order's holds. Every way off hold leads through here. */
export function endOfHolds(holds: readonly Hold[], now: number): Change[] {
  return holds.flatMap(({ id, endsAt }) => (endsAt === null ? [update('holds', id, { endsAt: now })] : []))
}

/**
 * The deadlines of a work order whose hold ends now, as fields to set: where the hold stopped clocks and the policy
 * allows it, each promise that is still to be kept has the business time left that it had when the hold began.
 */
export function deadlinesOnResume(
  workOrder: WorkOrder,
  holds: readonly Hold[],
  levels: ClockLevels,
  now: number,
): Partial<Deadlines> {
  const hold = openHold(holds)
  if (!hold?.pausesClock) return {}
  const terms = termsOf(levels, workOrder.slaPolicyId)
  return deadlinesAfterHold(clockFactsOf(workOrder, hold), terms, { startsAt: hold.startsAt, endsAt: now })
}

/** The hold a work order is in, or null. */
export function openHold(holds: readonly Hold[]): Hold | null {
  return holds.find(({ endsAt }) => endsAt === null) ?? null
}
