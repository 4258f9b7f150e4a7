import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { bundleNameSchema, joinChanges } from './join-changes.ts'
import { sortMembers } from './members.ts'

/**
 * Puts open work orders together under one name, to be done on one trip. They stay work orders of their own: each keeps
 * its number, deadlines, visits and costs. Those that have ended or are in a bundle already are named and left out.
 */
export const bundleMake = defineCommand({
  name: 'bundle.make',
  args: z.object({
    name: bundleNameSchema,
    /** Why they belong together. */
    reason: z.string().trim().max(1_000).nullable().default(null),
    workOrderIds: z.array(idSchema).min(2).max(200),
  }),
  undoable: true,
  reads: ({ workOrderIds }) => ({ workOrders: read.byIds('workOrders', [...new Set(workOrderIds)]) }),
  apply: ({ name, reason, workOrderIds }, { workOrders }, context) => {
    const { joining, left } = sortMembers(workOrderIds, workOrders)
    if (joining.length < 2) {
      const message = `A bundle needs two open work orders that are in no other bundle; ${joining.length} of these ${new Set(workOrderIds).size} can join. Nothing was changed.`
      const facts = { able: joining.length, reason: left[0]?.reason ?? 'notFound', number: left[0]?.number ?? null }
      return refuse(forbiddenByRule('bundle-members', message, facts))
    }
    const ids = joining.map(({ id }) => id)
    const { bundleId, changes } = joinChanges({ name, reason }, ids, context)
    return decide(changes, { key: 'history.bundleMade', values: { name, count: ids.length } }, { bundleId, left })
  },
})
