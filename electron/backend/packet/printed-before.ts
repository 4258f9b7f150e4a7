import type Database from 'better-sqlite3'
import type { PrintedVisit } from '#shared/domain/print/print-run.ts'

/** The last print of a visit, and how many there were. */
export interface PrintedBefore {
  readonly count: number
  readonly last: PrintedVisit & {
    readonly runId: string
    readonly day: string
    readonly printedAt: number
    readonly printedBy: string
  }
}

/** What was printed of these visits before, by visit id. */
export function printedBefore(db: Database.Database, visitIds: readonly string[]): Map<string, PrintedBefore> {
  const rows = db
    .prepare(
      `SELECT r.id AS run_id, r.day, r.printed_at, r.printed_by, printed.value AS visit
       FROM print_runs r, json_each(r.visits) printed
       WHERE r.deleted_at IS NULL
         AND printed.value ->> 'visitId' IN (SELECT value FROM json_each(?))
       ORDER BY r.printed_at, r.id`,
    )
    .all(JSON.stringify(visitIds)) as {
    run_id: string
    day: string
    printed_at: number
    printed_by: string
    visit: string
  }[]
  const found = new Map<string, PrintedBefore>()
  for (const row of rows) {
    const visit = JSON.parse(row.visit) as PrintedVisit
    const last = { ...visit, runId: row.run_id, day: row.day, printedAt: row.printed_at, printedBy: row.printed_by }
    found.set(visit.visitId, { count: (found.get(visit.visitId)?.count ?? 0) + 1, last })
  }
  return found
}
