import { z } from 'zod'
import { settingNames } from '../../domain/settings/settings.ts'
import type { Problem, ProblemCode } from '../../domain/import/problem.ts'
import type { EntityRow } from '../../domain/entities.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { insert } from '../change.ts'
import type { Change } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { read } from '../read.ts'
import type { ImportedBefore } from '../read.ts'

/** What every batch of a run says about the run it belongs to. */
export const runSchema = z.object({
  id: idSchema,
  fileName: z.string().max(500),
  mappingName: z.string().max(100),
  startedAt: instantSchema,
  /** IANA zone of the sites in the file. */
  zone: z.string().max(60),
  /** Becomes the office's zone while it has none; null leaves that alone. */
  officeZone: z.string().max(60).nullable(),
})
export type Run = z.infer<typeof runSchema>

/** Reads that every batch needs for `startOf` and `createDeskEdits`. */
export function runReads(run: Run) {
  return {
    run: read.byId('importRuns', run.id),
    officeZone: read.byId('settings', settingNames.officeZone),
    importedBefore: read.importedBefore(),
  }
}

/**
 * The records that begin a run, made by the first batch that changes anything: a file that brings nothing new leaves
 * no trace at all, not even a run.
 */
export function startOf(
  run: Run,
  rows: { readonly run: EntityRow<'importRuns'> | null; readonly officeZone: EntityRow<'settings'> | null },
): Change[] {
  const changes: Change[] = []
  if (!rows.run) {
    changes.push(
      insert('importRuns', {
        id: run.id,
        fileName: run.fileName,
        mappingName: run.mappingName,
        status: 'running',
        startedAt: run.startedAt,
        finishedAt: null,
        rowsRead: 0,
        rowsAdded: 0,
        rowsUpdated: 0,
        rowsUnchanged: 0,
        rowsRejected: 0,
        rowsUngeocoded: 0,
        lastDateAt: null,
      }),
    )
  }
  if (run.officeZone !== null && !rows.officeZone) {
    changes.push(insert('settings', { id: settingNames.officeZone, value: run.officeZone }))
  }
  return changes
}

/** What became of the rows of a batch. */
export interface BatchOutcome {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  /** Fields that stayed as the office has changed them since the last import, although the file has another value. */
  readonly fieldsKept: number
  /** Names of territories that the batch brought. */
  readonly territories: readonly string[]
  /** Names of work types that no list described, made with plain defaults. */
  readonly plainWorkTypes: readonly string[]
  /** Rows that were left out, by their place in the batch. */
  readonly refused?: readonly { readonly index: number; readonly code: ProblemCode; readonly facts: Problem['facts'] }[]
}

/** What goes to the command log of a batch: the run and how many rows; the change log holds the rows themselves. */
export function logOfBatch(args: { readonly run: Run; readonly rows: readonly unknown[] }) {
  return { runId: args.run.id, rows: args.rows.length }
}

/** Sentence of a batch until the run's last command says how many rows there were. */
export function batchSummary(run: Run) {
  return { key: 'history.importPart', values: { file: run.fileName } }
}

interface Case {
  readonly title: string
  readonly openedAt: number
}

/**
 * Whether a stored record and a row only share their id: two sources number their cases alike. One of title and opening
 * time may be corrected by the source; both at once is another case, and must not overwrite this one. What counts is
 * what the source said before: a title that the office has mended makes no other case of it.
 */
export function isAnother(
  entity: 'requests' | 'workOrders',
  stored: Case & { readonly id: string },
  row: Case,
  before: ImportedBefore,
): boolean {
  const differs = (known: Case) => known.openedAt !== row.openedAt && known.title !== row.title
  return differs(stored) && differs({ ...stored, ...before.valuesOf(entity, stored.id) })
}

/** Counts rows by what the decision did with them. */
export function createTally() {
  const counts = { added: 0, updated: 0, unchanged: 0 }
  return {
    counts,
    count(outcome: keyof typeof counts) {
      counts[outcome]++
    },
  }
}

export type BatchContext = Pick<CommandContext, 'newId' | 'nextNumber'>
