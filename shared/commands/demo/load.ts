import { z } from 'zod'
import { ratesOf } from '../../domain/cost/rates.ts'
import { entityNames, entitySchemas } from '../../domain/entities.ts'
import type { EntityName, NewRow } from '../../domain/entities.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

const kept = { rev: true, updatedAt: true, deletedAt: true } as const
const rowSchemas = Object.fromEntries(
  entityNames.map((entity) => [entity, (entitySchemas[entity] as typeof entitySchemas.settings).omit(kept)]),
) as unknown as Record<EntityName, z.ZodType<NewRow<EntityName>>>

const rowSchema = z
  .object({ entity: z.enum(entityNames as [EntityName, ...EntityName[]]), row: z.unknown() })
  .transform(({ entity, row }, check) => {
    const parsed = rowSchemas[entity].safeParse(row)
    if (parsed.success) return { entity, row: parsed.data }
    const issue = parsed.error.issues[0]
    check.addIssue({ code: 'custom', message: `${entity}.${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
    return z.NEVER
  })

/**
 * Fills an empty office with generated rows, in one step that Undo takes back as a whole. Requests, work
 * orders and invoice drafts get the next free numbers in the order they come.
 */
export const demoLoad = defineCommand({
  name: 'demo.load',
  args: z.object({ city: z.string(), rows: z.array(rowSchema).min(1).max(100_000) }),
  undoable: true,
  reads: () => ({
    technicians: read.all('technicians'),
    customers: read.all('customers'),
    settings: read.all('settings'),
  }),
  apply({ city, rows }, { technicians, customers, settings }, { nextNumber }) {
    if (technicians.length > 0 || customers.length > 0) return refuse(demoNeedsEmptyFolder)
    const { firstInvoiceNumber } = ratesOf(settings)
    const changes = rows.map(({ entity, row }) => {
      if (entity === 'requests') return insert(entity, { ...row, number: nextNumber('request') } as NewRow<'requests'>)
      if (entity === 'settings' && settings.some((setting) => setting.id === row.id)) {
        return update(entity, row.id, row as NewRow<'settings'>)
      }
      if (entity === 'invoiceDrafts') {
        return insert(entity, { ...row, number: nextNumber('invoice', firstInvoiceNumber) } as NewRow<'invoiceDrafts'>)
      }
      if (entity !== 'workOrders') return insert(entity, row)
      return insert(entity, { ...row, number: nextNumber('workOrder') } as NewRow<'workOrders'>)
    })
    return decide(changes, { key: 'history.demoLoaded', values: { city, rows: changes.length } })
  },
  // The change log holds every row already.
  logArgs: ({ city, rows }) => ({ city, rows: rows.length }),
})

/** Why the demo does not load: it never mixes with somebody's own data. */
export const demoNeedsEmptyFolder = {
  kind: 'conflict' as const,
  message:
    'This data folder already holds data. Nothing was changed. Choose an empty folder for the demo city, with --data.',
  facts: { reason: 'data-folder-not-empty' },
}
