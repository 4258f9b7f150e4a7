import type { Found } from '#shared/queries/search.ts'

const documents = (table: string, alias: string) =>
  `FROM json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN ${table} ${alias} ON ${alias}.id = d.row_id`

const workOrder = `o.id, 'workOrder' AS opens, o.number, o.title,
  coalesce(s.address, '') || CASE WHEN s.district IS NULL THEN '' ELSE ' · ' || s.district END AS detail,
  o.status, o.priority, o.status IN ('done', 'closed', 'cancelled') AS ended`
const request = `o.id, 'request' AS opens, o.number, o.title, coalesce(s.address, '') AS detail,
  o.status, o.priority, o.status IN ('resolved', 'rejected', 'merged', 'closed') AS ended`

/** Reads what is shown of found documents, in the order given; the parameter is a JSON list of document numbers. */
export const foundSql: Readonly<Record<Found['kind'], string>> = {
  workOrder: `SELECT ${workOrder} ${documents('work_orders', 'o')} LEFT JOIN sites s ON s.id = o.site_id ORDER BY j.key`,
  request: `SELECT ${request} ${documents('requests', 'o')} LEFT JOIN sites s ON s.id = o.site_id ORDER BY j.key`,
  site: `SELECT s.id, 'site' AS opens, NULL AS number, s.name AS title,
      s.address || CASE WHEN s.district IS NULL THEN '' ELSE ' · ' || s.district END AS detail,
      NULL AS status, NULL AS priority, 0 AS ended
    ${documents('sites', 's')} ORDER BY j.key`,
  customer: `SELECT c.id, 'customer' AS opens, NULL AS number, c.name AS title,
      coalesce(c.phone, c.email, '') AS detail, NULL AS status, NULL AS priority, 0 AS ended
    ${documents('customers', 'c')} ORDER BY j.key`,
  asset: `SELECT a.id, 'asset' AS opens, NULL AS number, a.tag || ' ' || a.name AS title,
      coalesce(s.address, '') AS detail, NULL AS status, NULL AS priority, 0 AS ended
    ${documents('assets', 'a')} LEFT JOIN sites s ON s.id = a.site_id ORDER BY j.key`,
  technician: `SELECT t.id, 'technician' AS opens, NULL AS number,
      CASE WHEN t.code = t.name THEN t.name ELSE t.code || ' ' || t.name END AS title,
      coalesce(t.team, '') AS detail, NULL AS status, NULL AS priority, t.active = 0 AS ended
    ${documents('technicians', 't')} ORDER BY j.key`,
  note: `SELECT n.subject_id AS id, n.subject_kind AS opens, NULL AS number, substr(n.text, 1, 120) AS title,
      n.author AS detail, NULL AS status, NULL AS priority, 0 AS ended
    ${documents('notes', 'n')} ORDER BY j.key`,
  file: `SELECT f.subject_id AS id, f.subject_kind AS opens, NULL AS number, f.name AS title,
      coalesce(f.caption, '') AS detail, NULL AS status, NULL AS priority, 0 AS ended
    ${documents('attachments', 'f')} ORDER BY j.key`,
  answer: `SELECT c.work_order_id AS id, 'workOrder' AS opens, o.number,
      substr(CASE WHEN c.text IS NULL OR c.text IN ('pass', 'fail', 'na') THEN coalesce(c.comment, c.signed_by, '')
        ELSE c.text END, 1, 120) AS title,
      o.title AS detail, NULL AS status, NULL AS priority, o.status IN ('done', 'closed', 'cancelled') AS ended
    ${documents('checklist_answers', 'c')} CROSS JOIN work_orders o ON o.id = c.work_order_id ORDER BY j.key`,
}

/** Finds by number, and requests by the number their source gave them. */
export const numberedSql: Readonly<Record<'workOrder' | 'request', string>> = {
  workOrder: `SELECT ${workOrder} FROM work_orders o LEFT JOIN sites s ON s.id = o.site_id
    WHERE o.number = @number AND @text IS NOT NULL`,
  request: `SELECT ${request} FROM (
      SELECT id AS found FROM requests WHERE number = @number
      UNION SELECT id FROM requests WHERE external_id = @text) f
    CROSS JOIN requests o ON o.id = f.found LEFT JOIN sites s ON s.id = o.site_id`,
}
