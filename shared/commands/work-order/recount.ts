import type { RowPatch } from '../../domain/entities.ts'
import type { ServiceLevels } from '../../domain/sla/service-levels.ts'
import { choosePolicy, termsOf } from '../../domain/sla/service-levels.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import type { SlaFields } from '../../domain/work-order/deadlines.ts'
import { recountedDeadlines } from '../../domain/work-order/deadlines.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import { dayOf } from '../../kernel/zone.ts'
import { sameValue } from '../../kernel/same-value.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'

/** The rows it takes to count the deadlines of these work orders again. */
export function recountReads(workOrderIds: readonly string[]) {
  return { ...serviceLevelReads(), holds: read.where('holds', 'workOrderId', workOrderIds) }
}

/** What of a work order decides about its policy; setting one of these counts its deadlines again. */
export const decidingFields = ['priority', 'workTypeId', 'customerId', 'siteId', 'contractId'] as const

/** Whether a patch touches what decides about the policy. */
export function decidesPolicy(set: Readonly<Record<string, unknown>>): boolean {
  return decidingFields.some((field) => set[field] !== undefined)
}

/** What counting again needs besides the work order. */
export interface RecountRows extends ServiceLevels {
  /** Holds of the work order (others are ignored). */
  readonly holds: readonly Hold[]
  /** Its work type as it will be. */
  readonly workType: Pick<WorkType, 'id' | 'kind' | 'slaPolicyId'> | null
  readonly officeZone: string
}

/** What came of counting again. `stands`: a deadline was promised as a date and did not move. */
export interface Recount {
  /** The fields that change; empty when none does. */
  readonly set: RowPatch<'workOrders'>
  readonly moved: boolean
  readonly stands: boolean
}

/**
 * Counts the deadlines of an open work order again as it will be. `choose`: `again` asks the rules which policy holds
 * now, `same` keeps the policy it has. Ended work keeps what it had.
 */
export function recount(workOrder: WorkOrder, rows: RecountRows, choose: 'again' | 'same'): Recount {
  if (isEnded(workOrder.status)) return { set: {}, moved: false, stands: false }
  const { customerId, siteId, contractId, priority, openedAt } = workOrder
  const day = dayOf(openedAt, rows.officeZone)
  const chosen =
    choose === 'again'
      ? choosePolicy(rows, { customerId, siteId, contractId, priority, workType: rows.workType, day })
      : {
          policy: rows.policies.find(({ id }) => id === workOrder.slaPolicyId) ?? null,
          rule: workOrder.slaRuleId === null ? null : { id: workOrder.slaRuleId },
        }
  const holds = rows.holds.filter((hold) => hold.workOrderId === workOrder.id)
  const next = recountedDeadlines(workOrder, chosen, rows, holds)
  const changed = Object.entries(next).filter(
    ([field, value]) => !sameValue(workOrder[field as keyof SlaFields], value),
  )
  const set = Object.fromEntries(changed) as RowPatch<'workOrders'>
  const moved = 'respondBy' in set || 'arriveBy' in set || 'resolveBy' in set
  return { set, moved, stands: workOrder.promised.length > 0 && termsOf(rows, next.slaPolicyId).policy !== null }
}
