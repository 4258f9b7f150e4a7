import { z } from 'zod'
import { siteDraftSchema } from '../../domain/import/draft.ts'
import { decide, defineCommand } from '../command.ts'
import { createDeskEdits } from './desk-edits.ts'
import { createPlaces, placeReads } from './places.ts'
import { batchSummary, createTally, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'

/** Takes over a list of sites with the customers and territories they name. */
export const importSites = defineCommand({
  name: 'import.sites',
  args: z.object({ run: runSchema, rows: z.array(siteDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({ ...runReads(run), ...placeReads({ sites: rows, territories: [], customers: [] }) }),
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const tally = createTally()
    for (const draft of rows) tally.count(places.writeSite(draft))
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
