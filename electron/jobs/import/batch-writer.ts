import type { CommandDefinition } from '#shared/commands/command.ts'
import { importAssets } from '#shared/commands/import/assets.ts'
import { importCustomers } from '#shared/commands/import/customers.ts'
import { importRequests } from '#shared/commands/import/requests.ts'
import type { BatchOutcome, Run } from '#shared/commands/import/run.ts'
import { importSites } from '#shared/commands/import/sites.ts'
import { importTechnicians } from '#shared/commands/import/technicians.ts'
import { importWorkOrders } from '#shared/commands/import/work-orders.ts'
import { importWorkTypes } from '#shared/commands/import/work-types.ts'
import type { DraftedRow } from '#shared/domain/import/draft-row.ts'
import type { Problem } from '#shared/domain/import/problem.ts'
import type { ImportTarget } from '#shared/domain/import/mapping.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CommandPipeline } from '../../backend/command-pipeline.ts'

/** Rows written in one transaction: long enough to be fast, short enough for a person's own edit to slip in between. */
export const batchRows = 2_000

/** The command that takes over a batch of each target. */
const commandOf = {
  requests: importRequests,
  workTypes: importWorkTypes,
  technicians: importTechnicians,
  customers: importCustomers,
  sites: importSites,
  assets: importAssets,
  workOrders: importWorkOrders,
} as unknown as Record<ImportTarget, CommandDefinition>

/** A drafted row that waits to be written, with what is needed to reject it after all. */
export interface WaitingRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly uniqueKey: string | null
  readonly draft: Extract<DraftedRow, { kind: 'draft' }>['draft']
}

/** What became of a batch: counts, and the rows that the command's own schema turned down. */
export interface WrittenBatch {
  readonly outcome: BatchOutcome
  readonly refused: readonly { readonly waiting: WaitingRow; readonly why: Pick<Problem, 'code' | 'facts'> }[]
}

/** Writes one batch through the command pipeline as part of the step. */
export function writeBatch(
  pipeline: CommandPipeline,
  target: ImportTarget,
  run: Run,
  rows: readonly WaitingRow[],
  stepId: string,
): Result<WrittenBatch, AppError> {
  const attempt = (list: readonly WaitingRow[]) =>
    pipeline.run(commandOf[target], { run, rows: list.map(({ draft }) => draft) }, { stepId, skipWhenNothing: true })
  const first = attempt(rows)
  if (first.ok) return ok(writtenOf(first.value.value as BatchOutcome, rows))
  if (first.error.kind !== 'invalid-input') return first
  const messages = new Map<number, string>()
  for (const { path, message } of first.error.issues) {
    const index = /^rows\.(\d+)\./.exec(path)?.[1]
    if (index === undefined) return err(first.error)
    messages.set(Number(index), `${path.split('.').slice(2).join('.')}: ${message}`)
  }
  const kept = rows.filter((_, index) => !messages.has(index))
  const second = attempt(kept)
  if (!second.ok) return second
  const written = writtenOf(second.value.value as BatchOutcome, kept)
  const refused = [...messages].map(([index, message]) => ({
    waiting: rows[index]!,
    why: { code: 'refused' as const, facts: { message } },
  }))
  return ok({ ...written, refused: [...refused, ...written.refused] })
}

function writtenOf(outcome: BatchOutcome, rows: readonly WaitingRow[]): WrittenBatch {
  const refused = (outcome.refused ?? []).map(({ index, ...why }) => ({ waiting: rows[index]!, why }))
  return { outcome, refused }
}
