import type Database from 'better-sqlite3'
import { fileLimitBytes } from '#shared/domain/attachment/file-limit.ts'
import type { Attachment } from '#shared/domain/note/note.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { RelatedFiles } from '#shared/queries/files.ts'
import { filesOf } from '#shared/queries/files.ts'
import { prepared } from '../../../store/prepared.ts'
import type { Store } from '../../../store/store.ts'
import { answers } from '../../handler.ts'

/** Related records whose files are shown beside those of an asset or a site. */
const mostRelated = 40

/** Requests that were merged into one, directly or through another, and the one itself. */
const withMerged = `WITH RECURSIVE merged (id) AS (
    SELECT ? UNION SELECT r.id FROM requests r JOIN merged m ON r.merged_into_id = m.id
  )`

/** Records related to one, in the order to show them: `SELECT kind, id, label`, from the id of the one. */
const relatedSql: Readonly<Record<string, readonly string[]>> = {
  workOrder: [
    "SELECT 'visit' AS kind, id, sequence AS label FROM visits WHERE work_order_id = ? ORDER BY sequence",
    `SELECT 'request' AS kind, r.id, r.number AS label FROM requests r JOIN work_orders w ON w.request_id = r.id
     WHERE w.id = ?`,
    `${withMerged.replace('?', '(SELECT request_id FROM work_orders WHERE id = ?)')}
     SELECT 'request' AS kind, r.id, r.number AS label FROM merged m JOIN requests r ON r.id = m.id
     WHERE r.merged_into_id IS NOT NULL ORDER BY r.number`,
  ],
  request: [
    `${withMerged} SELECT 'request' AS kind, r.id, r.number AS label FROM merged m JOIN requests r ON r.id = m.id
     WHERE r.merged_into_id IS NOT NULL ORDER BY r.number`,
    `SELECT 'workOrder' AS kind, w.id, w.number AS label FROM requests r JOIN work_orders w ON w.id = r.work_order_id
     WHERE r.id = ?`,
  ],
  asset: [workWhere('asset_id')],
  site: ["SELECT 'asset' AS kind, id, tag AS label FROM assets WHERE site_id = ? ORDER BY tag", workWhere('site_id')],
}

/** Work orders at a place that have files, latest file first. */
function workWhere(column: string): string {
  return `SELECT 'workOrder' AS kind, w.id, w.number AS label FROM work_orders w JOIN attachments a ON a.subject_id = w.id
    WHERE w.${column} = ? GROUP BY w.id ORDER BY max(a.added_at) DESC LIMIT ${mostRelated}`
}

/** Answers about files of records. */
export const filesQueries = [
  answers(filesOf, ({ subjectKind, subjectId }, { store }) => {
    const related = relatedRecords(store.db, subjectKind, subjectId)
    const files = filesOn(store, [subjectId, ...related.map((one) => one.subjectId)])
    const of = (kind: string, id: string) => files.filter((file) => file.subjectKind === kind && file.subjectId === id)
    return {
      own: of(subjectKind, subjectId),
      related: related
        .map((one) => ({ ...one, files: of(one.subjectKind, one.subjectId) }))
        .filter((one) => one.files.length > 0),
      limitBytes: fileLimitBytes(store.records.get('settings', settingNames.fileLimitMegabytes)?.value),
    }
  }),
]

function relatedRecords(db: Database.Database, kind: string, id: string): Omit<RelatedFiles, 'files'>[] {
  const rows = (relatedSql[kind] ?? []).flatMap(
    (sql) => prepared(db, sql).all(id) as { kind: RelatedFiles['subjectKind']; id: string; label: string | number }[],
  )
  const once = new Map(rows.filter((row) => row.id !== id).map((row) => [`${row.kind} ${row.id}`, row]))
  return [...once.values()].map((row) => ({ subjectKind: row.kind, subjectId: row.id, label: row.label }))
}

function filesOn({ records }: Store, subjectIds: readonly string[]): Attachment[] {
  return records.where('attachments', 'subjectId', subjectIds).toSorted((a, b) => a.addedAt - b.addedAt)
}
