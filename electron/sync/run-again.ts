import type { Actor, CommandContext, CommandDefinition } from '#shared/commands/command.ts'
import type { ReadMap } from '#shared/commands/read.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { provisionalNumbers } from '#shared/domain/record/provisional-number.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { timeOfUuid7 } from '#shared/kernel/uuid7.ts'
import { derivedIds } from '#shared/sync/derived-ids.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { judgeEnvelope } from '#shared/sync/judge-envelope.ts'
import type { PrimitiveRead, ReadProgram } from '#shared/sync/reads/primitive-read.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import { loadReads } from '../store/read-loader.ts'
import type { Store } from '../store/store.ts'
import { keyOf } from './row-writer.ts'
import type { Row, RowWriter } from './row-writer.ts'

/** What re-running a command needs besides the store. */
export interface RunAgainTools {
  readonly definitions: ReadonlyMap<string, CommandDefinition>
  /** Who a user of the office is today, as the hub will see it. */
  actorOf(userId: string | null, name: string): Actor
  officeZone(): string
  /** A command failed in a way that is a bug: it waits for the hub all the same. */
  bug(thrown: unknown): AppError
}

/**
 * Runs a command of this desk again over the records as they are by now, judged as the hub will judge it, and writes what
 * comes of it. Answers why it cannot be shown, or null; then nothing was written.
 */
export function runAgain(
  store: Store,
  writer: RowWriter,
  envelope: Envelope,
  tools: RunAgainTools,
  written: (entity: EntityName, id: string) => void,
): AppError | null {
  const { id, at, userId, userName } = envelope
  const actor = tools.actorOf(userId, userName)
  const context: CommandContext = {
    now: at,
    actor,
    officeZone: tools.officeZone(),
    newId: derivedIds(id, timeOfUuid7(id)),
    nextNumber: provisionalNumbers(id),
  }
  // What the desk's own queries load is what they loaded when the command was run first.
  const load = function* (reads: ReadMap): ReadProgram<Record<string, unknown>> {
    yield []
    return loadReads(store.db, store.records, reads)
  }
  try {
    const program = judgeEnvelope(envelope, tools.definitions.get(envelope.name), actor, context, {
      load,
      keepsNumbers: true,
    })
    let step = program.next()
    while (!step.done) {
      const answers = step.value.map((question): readonly StoredRow[] => {
        return answered(store, question)
      })
      step = program.next(answers)
    }
    const judged = step.value
    if (judged.kind === 'rejected') return judged.error
    const undo: [EntityName, string, Row | null][] = []
    for (const { entity, id: rowId, after } of judged.changes) {
      const before = writer.get(entity, rowId)
      store.sync.base.keepFirst(entity, rowId, before)
      if (!writer.put(entity, rowId, after)) {
        for (const [kind, one, row] of undo.reverse()) writer.put(kind, one, row)
        return doesNotFit(entity, rowId)
      }
      undo.push([entity, rowId, before])
    }
    for (const { entity, id: rowId } of judged.changes) written(entity, rowId)
    return null
  } catch (thrown) {
    if (isStorage(thrown)) throw thrown
    return tools.bug(thrown)
  }
}

function answered({ records }: Store, question: PrimitiveRead): readonly StoredRow[] {
  const rows: readonly unknown[] =
    question.kind === 'byIds'
      ? records.getMany(question.entity, question.ids)
      : question.kind === 'byKey'
        ? records.where(question.entity, question.key, question.values)
        : []
  return rows as readonly StoredRow[]
}

/** A full or broken disk is nobody's bug and stops the whole. */
function isStorage(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')
}

/** A command whose records no longer fit among the others. */
export function doesNotFit(entity: EntityName, id: string): AppError {
  const facts = { reason: 'does-not-fit', entity, id }
  return { kind: 'conflict', message: `This change no longer fits what others did (${keyOf(entity, id)}).`, facts }
}
