import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { missingReference } from '../missing-reference.ts'
import { read } from '../read.ts'
import { siteParentRefusal } from './fields.ts'

/**
 * Says to which customer a site belongs and which larger place it is part of. Its parts go with it. Work orders and
 * requests of the past keep the customer they were done for.
 */
export const siteMove = defineCommand({
  name: 'site.move',
  args: z.object({ siteId: idSchema, customerId: idSchema.nullable(), parentId: idSchema.nullable() }),
  undoable: true,
  reads: ({ siteId, customerId, parentId }) => ({
    site: read.byId('sites', siteId),
    customer: read.byId('customers', customerId),
    parent: read.byId('sites', parentId),
    ancestors: read.ancestors('sites', parentId === null ? [] : [parentId]),
    parts: read.descendants('sites', [siteId]),
  }),
  apply: ({ siteId, customerId, parentId }, { site, ancestors, parts, ...found }) => {
    if (!site) return refuse(notFound('site', siteId))
    const missing = missingReference({ customerId, parentId }, found)
    if (missing) return refuse(missing)
    const name = site.name || site.address
    const refusal = siteParentRefusal({ id: siteId, name, customerId }, parentId, ancestors)
    if (refusal) return refuse(refusal)
    const inside = parts.filter(({ id }) => id !== siteId)
    const changes = [
      update('sites', siteId, { customerId, parentId }),
      ...inside.map((part) => update('sites', part.id, { customerId })),
    ]
    const values = { site: name, customer: found.customer?.name ?? '', parent: found.parent?.name ?? '' }
    return decide(changes, { key: 'history.siteMoved', values }, { moved: inside.length + 1 })
  },
})
