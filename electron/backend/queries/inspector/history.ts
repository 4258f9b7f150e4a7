import type Database from 'better-sqlite3'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { matchReasonSchema } from '#shared/domain/visit/match-reason.ts'
import type { HistoryEntry } from '#shared/queries/inspector.ts'
import { prepared } from '../../../store/prepared.ts'
import { namedFields } from './named-fields.ts'

type Fields = Readonly<Record<string, unknown>>

/** Bookkeeping fields that say nothing to a reader. */
const unread = new Set(['id', 'rev', 'updatedAt', 'deletedAt'])

/** What hangs on a work order, and belongs to its timeline. */
const workOrderParts = ['holds', 'checklist_answers', 'cost_lines', 'quote_lines', 'invoice_drafts']

/** Kinds whose last images tell of prints: a print run names its visits. */
const printsOf = `SELECT p.id FROM print_runs p, json_each(p.visits) j, visits v
  WHERE v.work_order_id = ? AND j.value ->> 'visitId' = v.id`

/**
 * Rows whose changes make the timeline of a record: itself, its visits with their people, its request, its notes, calls,
 * files, approvals, alerts taken on, costs, answers, holds, and the packets that were printed of it.
 */
function rowsOf(db: Database.Database, kind: string, id: string): string[] {
  const ids = (sql: string) => prepared(db, sql).pluck().all(id) as string[]
  const notes = ['notes', 'attachments', 'approvals', 'alert_snoozes'].flatMap((table) =>
    ids(`SELECT id FROM ${table} WHERE subject_id = ?`),
  )
  switch (kind) {
    case 'workOrder':
      return [
        id,
        ...notes,
        ...ids('SELECT id FROM visits WHERE work_order_id = ?'),
        ...ids('SELECT t.id FROM visits v JOIN visit_technicians t ON t.visit_id = v.id WHERE v.work_order_id = ?'),
        ...ids('SELECT id FROM requests WHERE work_order_id = ?'),
        ...ids('SELECT n.id FROM requests r JOIN notes n ON n.subject_id = r.id WHERE r.work_order_id = ?'),
        ...workOrderParts.flatMap((table) => ids(`SELECT id FROM ${table} WHERE work_order_id = ?`)),
        ...ids(printsOf),
      ]
    case 'visit':
      return [id, ...notes, ...ids('SELECT id FROM visit_technicians WHERE visit_id = ?')]
    case 'request':
      return [
        id,
        ...notes,
        ...ids('SELECT id FROM requests WHERE merged_into_id = ?'),
        ...ids('SELECT id FROM request_links WHERE request_id = ?'),
        ...ids('SELECT id FROM request_links WHERE other_request_id = ?'),
      ]
    case 'technician':
      return [
        id,
        ...notes,
        ...[
          'technician_skills',
          'certificates',
          'shifts',
          'breaks',
          'absences',
          'on_calls',
          'crew_members',
          'shift_exceptions',
        ].flatMap((table) => ids(`SELECT id FROM ${table} WHERE technician_id = ?`)),
      ]
    default:
      return [id, ...notes]
  }
}

/** Fields through which a row that is gone by now (a technician taken off a visit) still names its owner. */
const ownerFields = ['workOrderId', 'visitId', 'technicianId', 'subjectId', 'mergedIntoId']

/** A page of the timeline of a record, newest first. */
export function historyOf(
  db: Database.Database,
  kind: string,
  id: string,
  before: number | null,
  limit: number,
): { entries: HistoryEntry[]; next: number | null } {
  const rows = rowsOf(db, kind, id)
  const list = JSON.stringify(rows)
  const seqs = prepared(
    db,
    `SELECT DISTINCT c.seq FROM json_each(?) j CROSS JOIN change_log c ON c.row_id = j.value AND c.seq < ?
     ORDER BY c.seq DESC LIMIT ?`,
  )
    .pluck()
    .all(list, before ?? Number.MAX_SAFE_INTEGER, limit + 1) as number[]
  const page = seqs.slice(0, limit)
  const owned = ownerFields.map(
    (field) => `coalesce(after, before) ->> '$.${field}' IN (SELECT value FROM json_each(?))`,
  )
  const readChanges = prepared(
    db,
    `SELECT entity, row_id, op, before, after FROM change_log
     WHERE seq = ? AND (row_id IN (SELECT value FROM json_each(?)) OR ${owned.join(' OR ')})
     ORDER BY ordinal LIMIT 60`,
  )
  const readCommand = prepared(db, 'SELECT * FROM command_log WHERE seq = ?')
  const entries = page.map((seq): HistoryEntry => {
    const command = readCommand.get(seq) as Record<string, string | number>
    const changes = readChanges.all(seq, list, ...ownerFields.map(() => list)) as Record<string, string | null>[]
    return {
      seq,
      at: command['at'] as number,
      actorName: command['actor_name'] as string,
      name: command['name'] as string,
      summary: {
        key: command['summary_key'] as string,
        values: JSON.parse(command['summary_values'] as string) as HistoryEntry['summary']['values'],
      },
      changes: changes.map((change) => ({
        entity: change['entity'] as EntityName,
        rowId: change['row_id']!,
        op: change['op'] as 'insert' | 'update' | 'remove',
        fields: fieldsOf(db, parse(change['before']), parse(change['after'])),
      })),
      match: matchOf(command),
    }
  })
  return { entries, next: seqs.length > limit ? page.at(-1)! : null }
}

/** What Match said of a place that was chosen from its list. */
function matchOf({ name, args }: Record<string, string | number>): HistoryEntry['match'] {
  if (name !== visitSchedule.name || typeof args !== 'string') return null
  const kept = matchReasonSchema.safeParse(parse(args)['match'])
  return kept.success ? kept.data : null
}

function parse(text: string | null | undefined): Fields {
  return text ? (JSON.parse(text) as Fields) : {}
}

function fieldsOf(db: Database.Database, before: Fields, after: Fields): HistoryEntry['changes'][number]['fields'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !unread.has(name))
  return names
    .map((field) => ({ field, before: (before[field] ?? null) as never, after: (after[field] ?? null) as never }))
    .filter((change) => change.before !== change.after)
    .map((change) => namedFields(db, change))
}
