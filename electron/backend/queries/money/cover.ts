import type { z } from 'zod'
import { coverageOf } from '#shared/domain/contract/coverage-of.ts'
import type { CoverAnswer } from '#shared/domain/contract/cover-answer.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { coverageGet } from '#shared/queries/money.ts'
import type { BackendContext } from '../../context.ts'
import { coverOfWorkOrder } from './costs.ts'

/**
 * Who bears what is asked about. What is not named is taken from what is: the site of the asset, the customer of the
 * site.
 */
export function coverAsked(args: z.output<typeof coverageGet.args>, context: BackendContext): CoverAnswer | null {
  const { store, pipeline, clock } = context
  const { records } = store
  if (args.workOrderId !== null) {
    const workOrder = records.get('workOrders', args.workOrderId)
    return workOrder && coverOfWorkOrder(context, workOrder)
  }
  const request = args.requestId === null ? null : records.get('requests', args.requestId)
  if (args.requestId !== null && !request) return null
  const named = request ?? args
  const asset = named.assetId === null ? null : records.get('assets', named.assetId)
  const siteId = named.siteId ?? asset?.siteId ?? null
  const site = siteId === null ? null : records.get('sites', siteId)
  const customerId = named.customerId ?? site?.customerId ?? null
  const workType = named.workTypeId === null ? null : records.get('workTypes', named.workTypeId)
  return coverageOf({
    asset,
    contracts: customerId === null ? [] : records.where('contracts', 'customerId', [customerId]),
    siteId,
    workKind: workType?.kind ?? null,
    day: dayOf(clock.now(), pipeline.officeZone()),
  })
}
