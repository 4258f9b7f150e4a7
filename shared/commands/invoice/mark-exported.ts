import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/**
 * Says that accounting has these drafts, or with `exported: false` that it has not after all. Void drafts are left
 * alone. The first handing over keeps its time.
 */
export const invoiceMarkExported = defineCommand({
  name: 'invoice.markExported',
  args: z.object({ invoiceIds: z.array(idSchema).min(1).max(20_000), exported: z.boolean().default(true) }),
  undoable: true,
  reads: ({ invoiceIds }) => ({ drafts: read.byIds('invoiceDrafts', [...new Set(invoiceIds)]) }),
  apply: ({ invoiceIds, exported }, { drafts }, context) => {
    if (drafts.length === 0) return refuse(notFound('invoice draft', invoiceIds[0]!))
    const from = exported ? 'draft' : 'exported'
    const chosen = drafts.filter(({ state }) => state === from)
    if (chosen.length === 0) {
      const message = `None of these ${drafts.length} drafts can be marked: ${exported ? 'they are exported already or void' : 'none is exported'}. Nothing was changed.`
      return refuse(forbiddenByRule('invoice-state', message, { exported, count: drafts.length }))
    }
    const by = context.actor.name
    return decide(
      chosen.map(({ id, exportedAt, exportedBy }) =>
        update(
          'invoiceDrafts',
          id,
          exported
            ? { state: 'exported', exportedAt: exportedAt ?? context.now, exportedBy: exportedBy ?? by }
            : { state: 'draft', exportedAt: null, exportedBy: null },
        ),
      ),
      {
        key: exported ? 'history.invoicesExported' : 'history.invoicesUnexported',
        values: { count: chosen.length, number: chosen[0]!.number },
      },
      { marked: chosen.length, skipped: drafts.length - chosen.length },
    )
  },
})
