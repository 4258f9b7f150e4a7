import { placesSuggest } from '#shared/queries/places.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import { prepared } from '../../../store/prepared.ts'
import { answers } from '../../handler.ts'

/** Suggestions shown, and matches looked at for them. */
const mostShown = 20
const mostLooked = 400

const found = (table: string) =>
  `FROM json_each(@documents) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN ${table} o ON o.id = d.row_id`

/** The kinds that can be chosen: where the first ones come from without a word typed, and what is said of each. */
const kinds = {
  customer: {
    entity: 'customers',
    all: 'FROM customers o INDEXED BY customers_name',
    select: "o.id, o.name, coalesce(o.phone, o.email, '') AS detail",
    where: 'o.deleted_at IS NULL AND o.active = 1',
    order: 'o.name, o.id',
  },
  site: {
    entity: 'sites',
    all: 'FROM sites o INDEXED BY sites_name',
    select:
      "o.id, coalesce(nullif(o.name, ''), o.address) AS name, CASE WHEN o.name = o.address THEN coalesce(o.district, '') ELSE o.address END AS detail",
    where: 'o.deleted_at IS NULL AND o.active = 1 AND (@customerId IS NULL OR o.customer_id = @customerId)',
    order: 'o.name, o.id',
  },
  asset: {
    entity: 'assets',
    all: 'FROM assets o INDEXED BY assets_tag',
    select: 'o.id, o.tag AS name, o.name AS detail',
    where: "o.deleted_at IS NULL AND o.status <> 'retired' AND (@siteId IS NULL OR o.site_id = @siteId)",
    order: 'o.tag, o.id',
  },
} as const

/** What a picker lists while somebody types. */
export const suggestQueries = [
  answers(placesSuggest, ({ kind, text, siteId, customerId }, { store: { db } }) => {
    const { entity, all, select, where, order } = kinds[kind]
    const typed = text.trim() !== ''
    const documents = typed ? JSON.stringify(findDocuments(db, entity, text, mostLooked).documents) : '[]'
    const from = typed ? found(entity) : siteId && kind === 'asset' ? 'FROM assets o' : all
    const sql = `SELECT ${select} ${from} WHERE ${where} ORDER BY ${order} LIMIT ${mostShown}`
    return prepared(db, sql).all({ documents, siteId, customerId }) as { id: string; name: string; detail: string }[]
  }),
]
