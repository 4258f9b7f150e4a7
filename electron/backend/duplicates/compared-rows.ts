import type Database from 'better-sqlite3'
import type { ComparedReport } from '#shared/domain/request/duplicates.ts'
import { comparedText } from '#shared/domain/request/text-likeness.ts'
import { phoneDigits } from '#shared/domain/search/phone-digits.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import { prepared } from '../../store/prepared.ts'

/** A row of the statements below. Nothing that was written when a request was closed is read. */
interface ReportRow {
  readonly id: string
  readonly openedAt: number
  readonly endedAt: number | null
  readonly title: string
  readonly description: string
  readonly assetId: string | null
  readonly siteId: string | null
  readonly address: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly workTypeId: string | null
  readonly trade: string | null
  readonly customerId: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly source: string
}

const placeAndType = `q.title, q.description, q.asset_id AS assetId, q.site_id AS siteId, s.address, s.latitude,
  s.longitude, q.work_type_id AS workTypeId, w.category AS trade, q.customer_id AS customerId`

const joins = 'LEFT JOIN sites s ON s.id = q.site_id LEFT JOIN work_types w ON w.id = q.work_type_id'

const requestsSql = `
  SELECT q.id, q.opened_at AS openedAt, coalesce(q.closed_at, o.completed_at) AS endedAt, ${placeAndType},
    q.contact_phone AS phone, q.contact_email AS email, q.source
  FROM json_each(?) j CROSS JOIN requests q ON q.id = j.value ${joins} LEFT JOIN work_orders o ON o.id = q.work_order_id`

const workOrdersSql = `
  SELECT q.id, q.opened_at AS openedAt, q.completed_at AS endedAt, ${placeAndType}, NULL AS phone, NULL AS email,
    '' AS source
  FROM json_each(?) j CROSS JOIN work_orders q ON q.id = j.value ${joins}`

/** Requests as they are compared. */
export function comparedRequests(db: Database.Database, ids: readonly string[]): ComparedReport[] {
  return (prepared(db, requestsSql).all(JSON.stringify(ids)) as ReportRow[]).map(comparedOf)
}

/** Work orders as they are compared. */
export function comparedWorkOrders(db: Database.Database, ids: readonly string[]): ComparedReport[] {
  return (prepared(db, workOrdersSql).all(JSON.stringify(ids)) as ReportRow[]).map(comparedOf)
}

/** One spelling of telephone numbers and e-mail addresses. */
export function callersOf(phone: string | null, email: string | null): string[] {
  const digits = phone === null ? '' : phoneDigits(phone).slice(-9)
  const mail = email?.trim().toLowerCase() ?? ''
  return [...(digits.length >= 6 ? [digits] : []), ...(mail.includes('@') ? [mail] : [])]
}

/** One spelling of an address; null where there is none. */
export function spelledAddress(address: string | null): string | null {
  const spelled = address?.replace(/\s+/g, ' ').trim().toLowerCase() ?? ''
  return spelled === '' ? null : spelled
}

function comparedOf(row: ReportRow): ComparedReport {
  const { id, openedAt, endedAt, assetId, siteId, workTypeId, trade, customerId, source } = row
  return {
    id,
    openedAt,
    endedAt,
    text: comparedText(`${row.title} ${row.description}`),
    assetId,
    siteId,
    address: spelledAddress(row.address),
    point: pointOf(row.latitude, row.longitude),
    workTypeId,
    trade,
    customerId,
    callers: callersOf(row.phone, row.email),
    source,
  }
}
