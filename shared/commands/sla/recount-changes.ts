import type { ServiceLevels } from '../../domain/sla/service-levels.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { read } from '../read.ts'
import { recount } from '../work-order/recount.ts'

/** The rows it takes to count the open work orders of some policies again; none when it is not wished. */
export function openWorkReads(policyIds: readonly string[] | null, wished: boolean) {
  return {
    workOrders: read.openWorkOrders(wished ? policyIds : []),
    workTypes: read.all('workTypes'),
  }
}

/** Rows of `openWorkReads` and what was read once they were known. */
export interface OpenWork {
  readonly workOrders: readonly WorkOrder[]
  readonly workTypes: readonly WorkType[]
  readonly holds: readonly Hold[]
}

/** How one work order changes when its deadlines are counted again. */
export interface Recounting {
  readonly workOrder: WorkOrder
  readonly set: Partial<WorkOrder>
}

/** Counts the deadlines of open work again; only what changes is named. */
export function recountings(
  { workOrders, workTypes, holds }: OpenWork,
  levels: ServiceLevels,
  officeZone: string,
  choose: 'again' | 'same',
): Recounting[] {
  const types = new Map(workTypes.map((workType) => [workType.id, workType]))
  const holdsOf = Map.groupBy(holds, ({ workOrderId }) => workOrderId)
  return workOrders.flatMap((workOrder) => {
    const workType = types.get(workOrder.workTypeId ?? '') ?? null
    const rows = { ...levels, holds: holdsOf.get(workOrder.id) ?? [], workType, officeZone }
    const { set } = recount(workOrder, rows, choose)
    return Object.keys(set).length > 0 ? [{ workOrder, set: set as Partial<WorkOrder> }] : []
  })
}

/** The changes of recounted work orders. */
export function changesOf(counted: readonly Recounting[]): Change[] {
  return counted.map(({ workOrder, set }) => update('workOrders', workOrder.id, set))
}
