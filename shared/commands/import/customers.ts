import { z } from 'zod'
import { customerDraftSchema, siteDraftSchema } from '../../domain/import/draft.ts'
import { decide, defineCommand } from '../command.ts'
import { createDeskEdits } from './desk-edits.ts'
import { createPlaces, placeReads } from './places.ts'
import { batchSummary, createTally, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'

/** Takes over customers, each with its site when the file has addresses. */
export const importCustomers = defineCommand({
  name: 'import.customers',
  args: z.object({
    run: runSchema,
    rows: z.array(z.object({ customer: customerDraftSchema, site: siteDraftSchema.nullable() })).max(10_000),
  }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    ...placeReads({ sites: rows.map((row) => row.site), territories: [], customers: rows.map((row) => row.customer) }),
  }),
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const tally = createTally()
    for (const { customer, site } of rows) {
      const outcome = places.writeCustomer(customer)
      const siteOutcome = site ? places.writeSite(site) : 'unchanged'
      tally.count(outcome === 'unchanged' && siteOutcome !== 'unchanged' ? 'updated' : outcome)
    }
    const changes = places.changes()
    const outcome: BatchOutcome = {
      ...tally.counts,
      fieldsKept: edits.kept(),
      territories: places.newTerritories(),
      plainWorkTypes: [],
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})
