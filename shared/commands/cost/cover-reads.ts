import type { CoverAnswer } from '../../domain/contract/cover-answer.ts'
import { coverageOf } from '../../domain/contract/coverage-of.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { templateOf } from '../../domain/work-type/template-of.ts'
import type { Loaded } from '../read.ts'
import { read } from '../read.ts'

/** The rows that say who bears the work of a work order. For `readsThen`. */
export function coverReads(workOrder: WorkOrder | null) {
  const types = workOrder?.workTypeId ? [workOrder.workTypeId] : []
  return {
    coverAsset: read.byId('assets', workOrder?.assetId ?? null),
    coverContracts: read.where('contracts', 'customerId', workOrder?.customerId ? [workOrder.customerId] : []),
    coverType: read.byId('workTypes', workOrder?.workTypeId ?? null),
    coverTypeVersions: read.where('workTypeVersions', 'workTypeId', types),
  }
}

/** Who bears the work of a work order on a day, from the loaded rows. */
export function coverOn(day: string, workOrder: WorkOrder, rows: Loaded<ReturnType<typeof coverReads>>): CoverAnswer {
  return coverageOf({
    asset: rows.coverAsset,
    contracts: rows.coverContracts,
    contractId: workOrder.contractId,
    siteId: workOrder.siteId,
    workKind: templateOf(workOrder, rows.coverType, rows.coverTypeVersions)?.kind ?? null,
    day,
  })
}
