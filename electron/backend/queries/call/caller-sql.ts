const documents = (table: string, alias: string) =>
  `FROM json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN ${table} ${alias} ON ${alias}.id = d.row_id`

/** Kinds of records that somebody who calls is looked for in. */
export const callerEntities = {
  contact: 'contacts',
  customer: 'customers',
  site: 'sites',
  asset: 'assets',
  earlierCall: 'requests',
} as const

const place = `coalesce(nullif(s.address, ''), s.name)`
const joined = (...parts: string[]) => `concat_ws(' · ', ${parts.map((part) => `nullif(${part}, '')`).join(', ')})`

/** Named, because where most sites have no customer the statistics make the planner read all of them instead. */
const sitesOf = 'FROM sites INDEXED BY sites_customer_id WHERE customer_id = c.id'

/** Reads what is shown of found documents, in the order given; the parameter is a JSON list of document numbers. */
export const callerSql: Readonly<Record<keyof typeof callerEntities, string>> = {
  contact: `SELECT p.id, p.name AS title, ${joined('p.role', 'c.name', place)} AS detail,
      p.phone, p.email, p.name AS contactName, coalesce(p.customer_id, s.customer_id) AS customerId, p.site_id AS siteId,
      NULL AS assetId, c.tier
    ${documents('contacts', 'p')} LEFT JOIN sites s ON s.id = p.site_id
    LEFT JOIN customers c ON c.id = coalesce(p.customer_id, s.customer_id)
    WHERE p.deleted_at IS NULL AND coalesce(s.active, 1) = 1 AND coalesce(c.active, 1) = 1 ORDER BY j.key`,
  customer: `SELECT c.id, c.name AS title,
      (SELECT CASE count(*) WHEN 1 THEN max(${place}) ELSE '' END FROM (SELECT * ${sitesOf} LIMIT 2) s) AS detail,
      c.phone, c.email, NULL AS contactName, c.id AS customerId,
      (SELECT CASE count(*) WHEN 1 THEN max(s.id) END FROM (SELECT id ${sitesOf} LIMIT 2) s) AS siteId,
      NULL AS assetId, c.tier
    ${documents('customers', 'c')} WHERE c.deleted_at IS NULL AND c.active = 1 ORDER BY j.key`,
  site: `SELECT s.id, ${place} AS title,
      ${joined(`CASE WHEN s.name = ${place} THEN '' ELSE s.name END`, 's.district', `CASE WHEN instr(s.name, c.name) > 0 THEN '' ELSE c.name END`)} AS detail,
      NULL AS phone, NULL AS email, NULL AS contactName, s.customer_id AS customerId, s.id AS siteId, NULL AS assetId, c.tier
    ${documents('sites', 's')} LEFT JOIN customers c ON c.id = s.customer_id WHERE s.deleted_at IS NULL AND s.active = 1 ORDER BY j.key`,
  asset: `SELECT a.id, a.tag || ' ' || a.name AS title, ${joined(place, 'c.name')} AS detail,
      NULL AS phone, NULL AS email, NULL AS contactName, s.customer_id AS customerId, a.site_id AS siteId, a.id AS assetId, c.tier
    ${documents('assets', 'a')} LEFT JOIN sites s ON s.id = a.site_id LEFT JOIN customers c ON c.id = s.customer_id
    WHERE a.deleted_at IS NULL AND a.status <> 'retired' ORDER BY j.key`,
  earlierCall: `SELECT q.id, coalesce(nullif(q.contact_name, ''), q.contact_phone) AS title,
      ${joined(place, 'q.title')} AS detail, q.contact_phone AS phone, q.contact_email AS email,
      nullif(q.contact_name, '') AS contactName, q.customer_id AS customerId, q.site_id AS siteId, q.asset_id AS assetId, c.tier
    ${documents('requests', 'q')} LEFT JOIN sites s ON s.id = q.site_id LEFT JOIN customers c ON c.id = q.customer_id
    WHERE q.deleted_at IS NULL AND coalesce(nullif(q.contact_name, ''), q.contact_phone) IS NOT NULL ORDER BY j.key`,
}
