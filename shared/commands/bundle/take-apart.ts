import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/**
 * Takes work orders out of a bundle, or the whole bundle apart. No work order is touched besides: status, visits and
 * placements stay. A bundle that fewer than two would be left in goes altogether.
 */
export const bundleTakeApart = defineCommand({
  name: 'bundle.takeApart',
  args: z.object({
    bundleId: idSchema,
    /** Which to take out; left out: all. */
    workOrderIds: z.array(idSchema).min(1).max(200).optional(),
  }),
  undoable: true,
  reads: ({ bundleId }) => ({
    bundle: read.byId('bundles', bundleId),
    members: read.where('workOrders', 'bundleId', [bundleId]),
  }),
  apply: ({ bundleId, workOrderIds }, { bundle, members }) => {
    if (!bundle) return refuse(notFound('bundle', bundleId))
    const leaving = workOrderIds ? members.filter(({ id }) => workOrderIds.includes(id)) : members
    if (workOrderIds && leaving.length === 0) {
      const message = `None of these work orders is in ${bundle.name}. Nothing was changed.`
      return refuse(forbiddenByRule('not-in-bundle', message, { name: bundle.name }))
    }
    const whole = members.length - leaving.length < 2
    const out = whole ? members : leaving
    const changes: Change[] = out.map(({ id }) => update('workOrders', id, { bundleId: null }))
    if (whole) changes.push(remove('bundles', bundleId))
    return decide(
      changes,
      {
        key: whole ? 'history.bundleTakenApart' : 'history.bundleReduced',
        values: { name: bundle.name, count: out.length },
      },
      { takenOut: out.map(({ id }) => id), gone: whole },
    )
  },
})
