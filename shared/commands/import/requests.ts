import { z } from 'zod'
import type { EntityRow, RowPatch } from '../../domain/entities.ts'
import { requestDraftSchema } from '../../domain/import/draft.ts'
import type { RequestDraft } from '../../domain/import/draft.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { createDeskEdits } from './desk-edits.ts'
import { createPlaces, customOf, placeReads } from './places.ts'
import { createShelf } from './record-shelf.ts'
import { batchSummary, createTally, isAnother, logOfBatch, runReads, runSchema, startOf } from './run.ts'
import type { BatchOutcome } from './run.ts'
import { createWorkTypes } from './work-types.ts'

/**
 * Takes over a batch of requests with the sites, territories, customers and work types they name. Requests are found
 * again by their external id. One that is still in the inbox (or arrived closed) follows its source in everything that
 * nobody has changed here; one that the office has dealt with keeps what was decided here and only learns how it ended
 * there.
 */
export const importRequests = defineCommand({
  name: 'import.requests',
  args: z.object({ run: runSchema, rows: z.array(requestDraftSchema).max(10_000) }),
  undoable: true,
  logArgs: logOfBatch,
  reads: ({ run, rows }) => ({
    ...runReads(run),
    ...placeReads({
      sites: rows.map((row) => row.site),
      territories: rows.map((row) => row.territory),
      customers: rows.map((row) => row.customer),
    }),
    requests: read.where('requests', 'externalId', present(rows.map((row) => row.key))),
    workTypes: read.where('workTypes', 'externalId', present(rows.map((row) => row.workType?.key ?? null))),
  }),
  apply({ run, rows }, stored, context) {
    const edits = createDeskEdits(stored.importedBefore)
    const places = createPlaces(stored, run, context, edits)
    const workTypes = createWorkTypes(stored.workTypes, context, edits)
    const requests = createShelf('requests', stored.requests, (request) => request.externalId, edits)
    const tally = createTally()
    const refused: NonNullable<BatchOutcome['refused']>[number][] = []
    rows.forEach((draft, index) => {
      const found = draft.key === null ? null : requests.find(draft.key)
      if (found && isAnother('requests', found.row, draft, stored.importedBefore)) {
        refused.push({ index, code: 'id-taken', facts: { number: found.row.number } })
        return
      }
      const touchedBefore = places.touched()
      const workType = workTypes.of(draft.workType)
      const fields = {
        ...plainFields(draft),
        priority: draft.priority ?? workType?.priority ?? 'normal',
        workTypeId: workType?.id ?? null,
        customerId: places.customerOf(draft.customer),
        siteId: places.siteOf(draft.site),
        territoryId: places.territoryOf(draft.territory),
        ...customOf(draft),
      } as const
      if (!found) {
        requests.add(draft.key ?? `row:${index}`, {
          id: context.newId(),
          number: context.nextNumber('request'),
          externalId: draft.key,
          importId: run.id,
          ...fields,
          assetId: null,
          workOrderId: null,
          mergedIntoId: null,
          decisionReason: null,
        })
        tally.count('added')
        return
      }
      const changed = requests.patch(found, patchOf(found.row as EntityRow<'requests'>, fields))
      tally.count(changed || places.touched() > touchedBefore ? 'updated' : 'unchanged')
    })
    const changes: Change[] = [...places.changes(), ...workTypes.changes(), ...requests.changes()]
    const outcome: BatchOutcome = {
      ...tally.counts,
      fieldsKept: edits.kept(),
      territories: places.newTerritories(),
      plainWorkTypes: workTypes.made(),
      refused,
    }
    return decide(changes.length > 0 ? [...startOf(run, stored), ...changes] : [], batchSummary(run), outcome)
  },
})

function plainFields(draft: RequestDraft) {
  const { status, title, description, source, team, openedAt, resolveBy } = draft
  const { closedAt, closingNote, sourceVerdict } = draft
  return { status, title, description, source, team, openedAt, resolveBy, closedAt, closingNote, sourceVerdict }
}

/** What the source may still change of a stored request. */
function patchOf(stored: EntityRow<'requests'>, fields: RowPatch<'requests'>): RowPatch<'requests'> {
  if (stored.status === 'new' || stored.status === 'closed') return fields
  const { resolveBy, closedAt, closingNote, sourceVerdict } = fields
  return { resolveBy, closedAt, closingNote, sourceVerdict } as RowPatch<'requests'>
}

function present(keys: readonly (string | null)[]): string[] {
  return [...new Set(keys.filter((key) => key !== null))]
}
