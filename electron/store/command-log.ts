import type Database from 'better-sqlite3'
import type { Summary } from '#shared/commands/command.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { chainStart, sealOf } from './audit-chain.ts'
import type { ChangeCells } from './audit-chain.ts'
import type { LoggedChange } from './change-writer.ts'

/** One committed command, without its changes. */
export interface CommandEntry {
  readonly id: string
  /** Commands of one step are undone together; a command on its own is its own step. */
  readonly stepId: string
  readonly name: string
  readonly args: unknown
  readonly actor: { readonly id: string; readonly name: string }
  readonly at: number
  readonly summary: Summary
}

/** Place of a change in the log. */
export interface ChangePosition {
  readonly seq: number
  readonly ordinal: number
}
export type PositionedChange = LoggedChange & ChangePosition

/** Append-only log of commands and what each changed; every command is sealed (see audit-chain.ts). */
export interface CommandLog {
  /** Appends and returns the sequence number. */
  append(entry: CommandEntry, changes: readonly LoggedChange[]): number
  /** Changes of a step, newest first, in pages: a step may hold a million. `before` is the last change of the page before. */
  changesOfStep(stepId: string, before: ChangePosition | null, limit: number): PositionedChange[]
  /** How many changes a step holds. */
  sizeOfStep(stepId: string): number
  /** Name of the first command of a step; null when there is no such step. */
  nameOfStep(stepId: string): string | null
  /** Sequence number of the last command; 0 in an empty store. */
  head(): number
}

export function createCommandLog(db: Database.Database): CommandLog {
  const addCommand = db.prepare(
    `INSERT INTO command_log
       (seq, id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const lastSeal = db.prepare('SELECT hash FROM command_log ORDER BY seq DESC LIMIT 1').pluck()
  // AUTOINCREMENT keeps the last number given, also when the rows are gone.
  const lastGiven = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'command_log'").pluck()
  const addChange = db.prepare('INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const readStep = db.prepare(
    // CROSS JOIN fixes the order of the loops, so that both keys deliver the rows sorted and a page costs only itself.
    `SELECT c.* FROM command_log l CROSS JOIN change_log c ON c.seq = l.seq
     WHERE l.step_id = @stepId AND l.seq <= @seq AND (l.seq < @seq OR c.ordinal < @ordinal)
     ORDER BY l.seq DESC, c.ordinal DESC LIMIT @limit`,
  )
  const countStep = db
    .prepare('SELECT count(*) FROM command_log l JOIN change_log c ON c.seq = l.seq WHERE l.step_id = ?')
    .pluck()
  const firstName = db.prepare('SELECT name FROM command_log WHERE step_id = ? ORDER BY seq LIMIT 1').pluck()
  const lastSeq = db.prepare('SELECT max(seq) FROM command_log').pluck()
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  return {
    append(entry, changes) {
      const { id, stepId, name, args, actor, at, summary } = entry
      // The caller holds the transaction, so that nobody else takes the number in between.
      const seq = ((lastGiven.get() as number | undefined) ?? 0) + 1
      const values = JSON.stringify(summary.values)
      const command = [seq, id, stepId, name, JSON.stringify(args), actor.id, actor.name, at, summary.key, values]
      const cells = changes.map(({ entity, rowId, op, rev, before, after }, ordinal): ChangeCells => {
        return [ordinal, entity, rowId, op, rev, json(before), json(after)]
      })
      addCommand.run(...command, sealOf((lastSeal.get() as string | undefined) ?? chainStart, command, cells))
      for (const change of cells) addChange.run(seq, ...change)
      return seq
    },
    changesOfStep(stepId, before, limit) {
      const { seq, ordinal } = before ?? { seq: Number.MAX_SAFE_INTEGER, ordinal: 0 }
      return readStep.all({ stepId, seq, ordinal, limit }).map((row) => changeOfRow(row as Record<string, unknown>))
    },
    sizeOfStep: (stepId) => countStep.get(stepId) as number,
    nameOfStep: (stepId) => (firstName.get(stepId) as string | undefined) ?? null,
    head: () => (lastSeq.get() as number | null) ?? 0,
  }
}

function changeOfRow(row: Record<string, unknown>): PositionedChange {
  const parse = (text: unknown) => (text === null ? null : (JSON.parse(text as string) as Record<string, unknown>))
  return {
    seq: row['seq'] as number,
    ordinal: row['ordinal'] as number,
    entity: row['entity'] as EntityName,
    rowId: row['row_id'] as string,
    op: row['op'] as LoggedChange['op'],
    rev: row['rev'] as number,
    before: parse(row['before']),
    after: parse(row['after']),
  }
}
