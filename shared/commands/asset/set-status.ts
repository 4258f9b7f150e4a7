import { z } from 'zod'
import { assetStateSchema } from '../../domain/asset/asset.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { tagTaken } from './fields.ts'

/**
 * Takes assets out of service, retires them, or puts them back. Retiring ends their use and keeps their history; it is
 * refused while work on one is open, because a technician would travel to equipment that is gone.
 */
export const assetSetStatus = defineCommand({
  name: 'asset.setStatus',
  args: z.object({ assetIds: z.array(idSchema).min(1).max(5_000), status: assetStateSchema }),
  undoable: true,
  reads: ({ assetIds, status }) => ({
    assets: read.byIds('assets', assetIds),
    workOrders: read.where('workOrders', 'assetId', status === 'retired' ? assetIds : []),
  }),
  readsThen: (_args, { assets }) => ({
    withTag: read.where('assets', 'tag', [...new Set(assets.map(({ tag }) => tag))]),
  }),
  apply: ({ assetIds, status }, { assets, workOrders, withTag }) => {
    const missing = assetIds.find((id) => !assets.some((asset) => asset.id === id))
    if (missing) return refuse(notFound('asset', missing))
    const open = workOrders.filter((workOrder) => !isEnded(workOrder.status))
    const first = open[0]
    if (first) {
      const tag = assets.find(({ id }) => id === first.assetId)!.tag
      const message = `Work order ${first.number} on ${tag} is still open. Nothing was retired. Close or cancel it first, or set the asset out of service.`
      return refuse(forbiddenByRule('open-work-on-asset', message, { tag, workOrderNumber: first.number, count: open.length })) // prettier-ignore
    }
    for (const asset of assets) {
      const back = asset.status === 'retired' && status !== 'retired'
      const taken = back ? tagTaken(asset.tag, asset.id, withTag) : null
      if (taken) return refuse(taken)
    }
    const values = { tag: assets[0]!.tag, count: assets.length, status }
    return decide(
      assets.map(({ id }) => update('assets', id, { status })),
      { key: 'history.assetStatusSet', values },
    )
  },
})
