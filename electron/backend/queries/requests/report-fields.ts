import type Database from 'better-sqlite3'
import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { comparedFields } from '#shared/queries/requests.ts'
import { prepared } from '../../../store/prepared.ts'

type Shown = string | number | null

/** What is shown beside each other of two reports, with the names of what they point at. */
export interface ReportFields {
  readonly id: string
  readonly number: number
  readonly requestStatus: DuplicateCandidate['requestStatus']
  readonly workOrderId: string | null
  readonly title: string
  readonly openedAt: number
  readonly shown: Readonly<Record<(typeof comparedFields)[number], Shown>>
}

/** Longest text that is compared on the screen; the whole of it is one click away. */
const longestText = 2_000

const names = `q.title, substr(q.description, 1, ${longestText}) AS description, w.name AS workType, q.priority,
  nullif(s.address, '') AS address, a.name AS asset, c.name AS customer, q.opened_at AS openedAt, q.resolve_by AS resolveBy`
const joins = `LEFT JOIN work_types w ON w.id = q.work_type_id LEFT JOIN sites s ON s.id = q.site_id
  LEFT JOIN assets a ON a.id = q.asset_id LEFT JOIN customers c ON c.id = q.customer_id WHERE q.id = ?`

const sqlOf = {
  request: `SELECT q.id, q.number, q.status AS requestStatus, q.work_order_id AS workOrderId, ${names},
    nullif(trim(concat_ws(' · ', q.contact_name, q.contact_phone, q.contact_email)), '') AS contact, q.source
    FROM requests q ${joins}`,
  workOrder: `SELECT q.id, q.number, NULL AS requestStatus, q.id AS workOrderId, ${names}, NULL AS contact, NULL AS source
    FROM work_orders q ${joins}`,
} as const

/** The fields of requests and work orders, in the order asked; what is gone is left out. */
export function reportFieldsOf(
  db: Database.Database,
  wanted: readonly { readonly kind: 'request' | 'workOrder'; readonly id: string }[],
): ReportFields[] {
  return wanted.flatMap(({ kind, id }) => {
    const row = prepared(db, sqlOf[kind]).get(id) as Record<string, Shown> | undefined
    if (!row) return []
    const shown = Object.fromEntries(comparedFields.map((field) => [field, row[field] ?? null]))
    return { ...(row as unknown as ReportFields), shown: shown as ReportFields['shown'] }
  })
}

/** Where two reports say different things. What neither of them says is left out. */
export function differencesOf(mine: ReportFields, theirs: ReportFields): DuplicateCandidate['differences'] {
  return comparedFields.flatMap((field) => {
    const pair = { field, mine: mine.shown[field], theirs: theirs.shown[field] }
    return pair.mine === pair.theirs ? [] : pair
  })
}
