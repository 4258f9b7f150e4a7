import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { sortMembers } from './members.ts'

/** Adds open work orders to a bundle there is. Those that cannot join are named and left out. */
export const bundleAdd = defineCommand({
  name: 'bundle.add',
  args: z.object({ bundleId: idSchema, workOrderIds: z.array(idSchema).min(1).max(200) }),
  undoable: true,
  reads: ({ bundleId, workOrderIds }) => ({
    bundle: read.byId('bundles', bundleId),
    workOrders: read.byIds('workOrders', [...new Set(workOrderIds)]),
  }),
  apply: ({ bundleId, workOrderIds }, { bundle, workOrders }) => {
    if (!bundle) return refuse(notFound('bundle', bundleId))
    const { joining, left } = sortMembers(workOrderIds, workOrders)
    if (joining.length === 0) {
      const message = `None of these work orders can join ${bundle.name}. Nothing was changed.`
      const facts = { able: 0, reason: left[0]?.reason ?? 'notFound', number: left[0]?.number ?? null }
      return refuse(forbiddenByRule('bundle-members', message, facts))
    }
    return decide(
      joining.map(({ id }) => update('workOrders', id, { bundleId })),
      { key: 'history.bundleAdded', values: { name: bundle.name, count: joining.length } },
      { added: joining.map(({ id }) => id), left },
    )
  },
})
