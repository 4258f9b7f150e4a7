import type { EntityRow } from '../../domain/entities.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import type { InvoiceDraft } from '../../domain/cost/invoice-draft.ts'
import type { Reason } from '../../domain/reason/reason.ts'
import type { ClockLevels } from '../../domain/sla/service-levels.ts'
import type { Request } from '../../domain/request/request.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { statusMappingOf } from '../../domain/work-order/status-mapping.ts'
import type { StatusMapping } from '../../domain/work-order/status-mapping.ts'
import { read } from '../read.ts'
import { clockTermReads } from '../service-level-reads.ts'

/** What hangs on a work order and moves with its status. */
export interface WorkOrderSurroundings {
  readonly visits: readonly Visit[]
  /** The requests it came from. */
  readonly requests: readonly Request[]
  /** Its holds, open and past. */
  readonly holds: readonly Hold[]
  /** Its invoice drafts: reopening voids them. */
  readonly invoices: readonly InvoiceDraft[]
  readonly mapping: StatusMapping
  /** The office's lists of reasons. */
  readonly reasons: readonly Reason[]
  /** How SLA clocks run: the end of a hold moves deadlines. */
  readonly levels: ClockLevels
}

/** The rows a change of status of these work orders needs. */
export function readsOfSurroundings(workOrderIds: readonly string[]) {
  return {
    visits: read.where('visits', 'workOrderId', workOrderIds),
    requests: read.where('requests', 'workOrderId', workOrderIds),
    holds: read.where('holds', 'workOrderId', workOrderIds),
    invoices: read.where('invoiceDrafts', 'workOrderId', workOrderIds),
    mapping: read.byId('settings', settingNames.statusMapping),
    reasons: read.all('reasons'),
    ...clockTermReads(),
  }
}

/** What `readsOfSurroundings` loads. */
export interface SurroundingRows extends ClockLevels {
  readonly visits: readonly Visit[]
  readonly requests: readonly Request[]
  readonly holds: readonly Hold[]
  readonly invoices: readonly InvoiceDraft[]
  readonly mapping: EntityRow<'settings'> | null
  readonly reasons: readonly Reason[]
}

/** The surroundings of each work order that rows were loaded for, by id. */
export function surroundingsOf(rows: SurroundingRows): (workOrderId: string) => WorkOrderSurroundings {
  const visits = Map.groupBy(rows.visits, ({ workOrderId }) => workOrderId)
  const requests = Map.groupBy(rows.requests, ({ workOrderId }) => workOrderId)
  const holds = Map.groupBy(rows.holds, ({ workOrderId }) => workOrderId)
  const invoices = Map.groupBy(rows.invoices, ({ workOrderId }) => workOrderId)
  const mapping = statusMappingOf(rows.mapping?.value)
  return (id) => ({
    visits: visits.get(id) ?? [],
    requests: requests.get(id) ?? [],
    holds: holds.get(id) ?? [],
    invoices: invoices.get(id) ?? [],
    mapping,
    reasons: rows.reasons,
    levels: rows,
  })
}
