import { closeSync, openSync, writeSync } from 'node:fs'
import type Database from 'better-sqlite3'

/** What an exported log says of itself in its first line. */
export interface AuditHeader {
  readonly program: 'Fieldboard'
  readonly kind: 'audit-log'
  readonly exportedAt: string
  /** How a seal is made, so that anybody can check the file without Fieldboard. */
  readonly seal: string
}

const sealMethod =
  'sha256 hex of: seal of the command before (64 zeros for the first) + JSON of [seq, id, stepId, name, args, actorId, actorName, at, summaryKey, summaryValues] + JSON of each change [ordinal, entity, rowId, op, rev, before, after], texts exactly as in the file'

/**
 * Writes the whole log as JSON lines: a header, then one line a command with its changes and its seal. Texts that hold
 * JSON stay texts, because the seal is made over them. Returns the number of commands written.
 */
export function exportAudit(db: Database.Database, file: string, now: number): number {
  const out = openSync(file, 'wx', 0o600)
  let kept: string[] = []
  const flush = () => {
    const bytes = Buffer.from(kept.join(''), 'utf8')
    for (let at = 0; at < bytes.length;) at += writeSync(out, bytes, at)
    kept = []
  }
  try {
    const header: AuditHeader = {
      program: 'Fieldboard',
      kind: 'audit-log',
      exportedAt: new Date(now).toISOString(),
      seal: sealMethod,
    }
    kept.push(`${JSON.stringify(header)}\n`)
    const readChanges = db
      .prepare('SELECT ordinal, entity, row_id, op, rev, before, after FROM change_log WHERE seq = ? ORDER BY ordinal')
      .raw()
    const commands = db
      .prepare(
        `SELECT seq, id, step_id, name, args, actor_id, actor_name, at, summary_key, summary_values, hash
         FROM command_log ORDER BY seq`,
      )
      .raw()
    let count = 0
    for (const row of commands.iterate() as Iterable<(string | number)[]>) {
      const seal = row.at(-1)
      kept.push(`${JSON.stringify({ command: row.slice(0, -1), changes: readChanges.all(row[0]), seal })}\n`)
      if (++count % 200 === 0) flush()
    }
    flush()
    return count
  } finally {
    closeSync(out)
  }
}
