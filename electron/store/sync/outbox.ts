import type Database from 'better-sqlite3'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { prepared } from '../prepared.ts'

/** A command that the hub does not have for certain. */
export interface OutboxEntry {
  readonly seq: number
  readonly envelope: Envelope
  /** `accepted`: the hub has it, but what it pulled may not hold it yet. */
  readonly state: 'pending' | 'accepted' | 'rejected'
  readonly atHub: number | null
  /** Why its effect is not among the records. */
  readonly hidden: AppError | null
}

/** Numbers of what waits. */
export interface OutboxCounts {
  readonly pending: number
  /** Pending ones whose effect cannot be shown over what others changed. */
  readonly hidden: number
}

/** Commands kept until the hub has them, and has them in two places. Callers hold the transaction. */
export interface Outbox {
  /** Puts a command at the end and gives it its number. */
  put(envelope: Omit<Envelope, 'seq'>): Envelope
  /** Puts a command back under the number it had. */
  restore(envelope: Envelope): void
  /** The first commands that were not answered, at most so many and about so many bytes. */
  waiting(limit: number, bytes: number): Envelope[]
  /** The commands the records show, or would, over what was pulled up to `cursor`; in the order they were made. */
  unconfirmed(cursor: number): OutboxEntry[]
  pending(limit: number): OutboxEntry[]
  /** Commands that wait, after a number. */
  pendingAfter(seq: number, limit: number): Envelope[]
  settle(seq: number, state: 'accepted' | 'rejected', atHub: number): void
  hide(seq: number, reason: AppError | null): void
  /** Makes every command after a number wait again: the hub has lost them. Answers how many. */
  resendAfter(seq: number): number
  /** Lets go of what the hub has in two places and what was pulled. */
  forget(upTo: number): void
  /** Number last given; 0 when none was. */
  lastSeq(): number
  /** First number still kept; null when none is. */
  firstSeq(): number | null
  counts(): OutboxCounts
  /** Empties it and begins at 1 again: for a new device. Answers what was not accepted. */
  startOver(): Envelope[]
}

interface Row {
  readonly seq: number
  readonly envelope: string
  readonly state: OutboxEntry['state']
  readonly at_hub: number | null
  readonly hidden: string | null
}

export function createOutbox(db: Database.Database): Outbox {
  const run = (sql: string) => prepared(db, sql)
  const entries = (rows: unknown[]) => (rows as Row[]).map(entryOf)
  const lastSeq = () =>
    (run("SELECT seq FROM sqlite_sequence WHERE name = 'sync_outbox'").pluck().get() as number | undefined) ?? 0
  const add = (envelope: Envelope) => {
    run("INSERT INTO sync_outbox (seq, id, step_id, envelope, state) VALUES (?, ?, ?, ?, 'pending')").run(
      envelope.seq,
      envelope.id,
      envelope.stepId,
      JSON.stringify(envelope),
    )
  }
  return {
    put(fields) {
      const envelope: Envelope = { ...fields, seq: lastSeq() + 1 }
      add(envelope)
      return envelope
    },
    restore: add,
    waiting(limit, bytes) {
      const found: Envelope[] = []
      let size = 0
      const rows = run("SELECT * FROM sync_outbox WHERE state = 'pending' ORDER BY seq LIMIT ?").iterate(limit)
      for (const row of rows as Iterable<Row>) {
        size += row.envelope.length
        if (found.length > 0 && size > bytes) break
        found.push(JSON.parse(row.envelope) as Envelope)
      }
      return found
    },
    unconfirmed: (cursor) =>
      entries(
        run(
          "SELECT * FROM sync_outbox WHERE state = 'pending' OR (state = 'accepted' AND at_hub > ?) ORDER BY seq",
        ).all(cursor),
      ),
    pending: (limit) =>
      entries(run("SELECT * FROM sync_outbox WHERE state = 'pending' ORDER BY seq LIMIT ?").all(limit)),
    pendingAfter: (seq, limit) =>
      entries(
        run("SELECT * FROM sync_outbox WHERE state = 'pending' AND seq > ? ORDER BY seq LIMIT ?").all(seq, limit),
      ).map(({ envelope }) => envelope),
    settle(seq, state, atHub) {
      run('UPDATE sync_outbox SET state = ?, at_hub = ? WHERE seq = ?').run(state, atHub, seq)
    },
    hide(seq, reason) {
      run('UPDATE sync_outbox SET hidden = ? WHERE seq = ?').run(reason === null ? null : JSON.stringify(reason), seq)
    },
    resendAfter: (seq) =>
      run("UPDATE sync_outbox SET state = 'pending', at_hub = NULL WHERE seq > ? AND state <> 'pending'").run(seq)
        .changes,
    forget(upTo) {
      run("DELETE FROM sync_outbox WHERE state <> 'pending' AND at_hub <= ?").run(upTo)
    },
    lastSeq,
    firstSeq: () => run('SELECT min(seq) FROM sync_outbox').pluck().get() as number | null,
    counts() {
      const sql = "SELECT count(*) AS pending, count(hidden) AS hidden FROM sync_outbox WHERE state = 'pending'"
      return run(sql).get() as OutboxCounts
    },
    startOver() {
      const kept = entries(run("SELECT * FROM sync_outbox WHERE state = 'pending' ORDER BY seq").all())
      run('DELETE FROM sync_outbox').run()
      run("DELETE FROM sqlite_sequence WHERE name = 'sync_outbox'").run()
      return kept.map(({ envelope }) => envelope)
    },
  }
}

function entryOf({ seq, envelope, state, at_hub: atHub, hidden }: Row): OutboxEntry {
  return {
    seq,
    envelope: JSON.parse(envelope) as Envelope,
    state,
    atHub,
    hidden: hidden === null ? null : (JSON.parse(hidden) as AppError),
  }
}
