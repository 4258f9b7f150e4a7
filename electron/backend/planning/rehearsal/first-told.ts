import type Database from 'better-sqlite3'
import { prepared } from '../../../store/prepared.ts'

/** A place a visit had. */
export interface ToldPlace {
  readonly technicianId: string | null
  readonly startsAt: number
}

const startsSql = `
  SELECT row_id AS visitId, after ->> '$.publishedStartsAt' AS told, after ->> '$.publishedTechnicianId' AS toldTo,
    after ->> '$.startsAt' AS placed, seq
  FROM change_log
  WHERE row_id IN (SELECT value FROM json_each(?)) AND entity = 'visits' AND after IS NOT NULL
    AND (after ->> '$.publishedStartsAt' IS NOT NULL OR after ->> '$.startsAt' IS NOT NULL)
  ORDER BY seq, ordinal`

const leadsSql = `
  SELECT t.visit_id AS visitId, c.seq, c.after ->> '$.technicianId' AS technicianId
  FROM visit_technicians t JOIN change_log c ON c.row_id = t.id AND c.entity = 'visitTechnicians'
  WHERE t.visit_id IN (SELECT value FROM json_each(?)) AND t.lead = 1 AND c.after ->> '$.technicianId' IS NOT NULL
  ORDER BY c.seq DESC, c.ordinal DESC`

interface StartRow {
  readonly visitId: string
  readonly told: number | null
  readonly toldTo: string | null
  readonly placed: number | null
  readonly seq: number
}

/**
 * Where visits were when their technician was first told, or, of those nobody was ever told of, when they were first
 * placed; as far as the change log knows. A technician the log does not name any more is null.
 */
export function firstTold(db: Database.Database, visitIds: readonly string[]): Map<string, ToldPlace> {
  const ids = JSON.stringify(visitIds)
  const rows = prepared(db, startsSql).all(ids) as StartRow[]
  // Newest first, so that the oldest is what stays.
  const leads = new Map(
    (prepared(db, leadsSql).all(ids) as { visitId: string; seq: number; technicianId: string }[]).map((row) => [
      row.visitId,
      row,
    ]),
  )
  const found = new Map<string, ToldPlace>()
  for (const [visitId, changes] of Map.groupBy(rows, (row) => row.visitId)) {
    const told = changes.find((row) => row.told !== null)
    const placed = changes.find((row) => row.placed !== null)
    const lead = leads.get(visitId)
    if (told) found.set(visitId, { technicianId: told.toldTo, startsAt: told.told! })
    else if (placed) {
      const technicianId = lead && lead.seq <= placed.seq ? lead.technicianId : null
      found.set(visitId, { technicianId, startsAt: placed.placed! })
    }
  }
  return found
}
