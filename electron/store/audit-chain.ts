import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** A row of the command log as its cells are stored: number, texts, instant and summary. */
export type CommandCells = readonly (string | number)[]
/** A row of the change log as its cells are stored. */
export type ChangeCells = readonly (string | number | null)[]

/** What the first command is chained to. */
export const chainStart = '0'.repeat(64)

/**
 * The seal of one command: SHA-256 over the seal before it and every cell of the command and its changes, as stored.
 * Whoever changes, adds or takes away a line has to change every seal after it.
 */
export function sealOf(previous: string, command: CommandCells, changes: Iterable<ChangeCells>): string {
  const hash = createHash('sha256')
  hash.update(previous)
  hash.update(JSON.stringify(command))
  for (const change of changes) hash.update(JSON.stringify(change))
  return hash.digest('hex')
}

/** Where a chain stands, or where it is broken. */
export interface ChainReport {
  readonly commands: number
  readonly changes: number
  /** Seal of the last command: note it down elsewhere, and a later rewriting of the whole log shows. */
  readonly seal: string
  /** First command whose seal does not fit; null when all do. */
  readonly brokenAt: number | null
  /** Commands that were given a number and are gone from the end of the log. */
  readonly missingAtEnd: number
}

const commandColumns = 'seq, id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values'

/** Reads the whole log once and compares every seal. About a million commands in some seconds; memory stays flat. */
export function verifyChain(db: Database.Database): ChainReport {
  const readChanges = db
    .prepare('SELECT ordinal, entity, row_id, op, rev, before, after FROM change_log WHERE seq = ? ORDER BY ordinal')
    .raw()
  let previous = chainStart
  let brokenAt: number | null = null
  let commands = 0
  let changes = 0
  let lastSeq = 0
  const readCommands = db.prepare(`SELECT ${commandColumns}, hash FROM command_log ORDER BY seq`).raw()
  for (const row of readCommands.iterate() as Iterable<(string | number)[]>) {
    const hash = row[row.length - 1] as string
    lastSeq = row[0] as number
    const counted = function* () {
      for (const change of readChanges.iterate(lastSeq) as Iterable<ChangeCells>) {
        changes += 1
        yield change
      }
    }
    const seal = sealOf(previous, row.slice(0, -1), counted())
    if (seal !== hash && brokenAt === null) brokenAt = lastSeq
    commands += 1
    // Go on from the stored seal: one changed line is then one finding, not a million.
    previous = hash
  }
  const given = (db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'command_log'").pluck().get() as number) ?? 0
  return { commands, changes, seal: previous, brokenAt, missingAtEnd: Math.max(0, given - lastSeq) }
}

/** Seals a log that was written before there were seals. For the migration. */
export function sealExisting(db: Database.Database): void {
  const setSeal = db.prepare('UPDATE command_log SET hash = ? WHERE seq = ?')
  const readChanges = db
    .prepare('SELECT ordinal, entity, row_id, op, rev, before, after FROM change_log WHERE seq = ? ORDER BY ordinal')
    .raw()
  const seqs = db.prepare('SELECT seq FROM command_log ORDER BY seq').pluck().all() as number[]
  const readCommand = db.prepare(`SELECT ${commandColumns} FROM command_log WHERE seq = ?`).raw()
  let previous = chainStart
  for (const seq of seqs) {
    previous = sealOf(previous, readCommand.get(seq) as CommandCells, readChanges.all(seq) as ChangeCells[])
    setSeal.run(previous, seq)
  }
}
