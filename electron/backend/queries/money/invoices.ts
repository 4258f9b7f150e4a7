import type { InvoiceState } from '#shared/domain/cost/invoice-draft.ts'
import { invoiceStates } from '#shared/domain/cost/invoice-draft.ts'
import type { InvoiceFilter, InvoiceRow } from '#shared/queries/money.ts'
import { prepared } from '../../../store/prepared.ts'
import type { BackendContext } from '../../context.ts'

type Db = BackendContext['store']['db']

/** Most ids an action on "everything in this list" takes. */
const mostIds = 20_000

/** Condition and parameters of a filter, over drafts `i`, work orders `o` and customers `c`. */
function conditionOf({ states, text }: InvoiceFilter): { where: string; params: (string | number)[] } {
  const parts: string[] = []
  const params: (string | number)[] = []
  if (states) {
    parts.push('i.state IN (SELECT value FROM json_each(?))')
    params.push(JSON.stringify(states))
  }
  const words = text?.trim() ?? ''
  if (words !== '') {
    const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    const number = /^\d{1,9}$/.test(words) ? Number(words) : -1
    parts.push("(i.number = ? OR o.number = ? OR c.name LIKE ? ESCAPE '\\' OR o.title LIKE ? ESCAPE '\\')")
    params.push(number, number, like, like)
  }
  return { where: parts.length > 0 ? parts.join(' AND ') : '1', params }
}

const source = `FROM invoice_drafts i JOIN work_orders o ON o.id = i.work_order_id
  LEFT JOIN customers c ON c.id = i.customer_id`

/** A page of drafts, newest number first. The cursor is the number of the last row of the page before. */
export function invoicePage(
  db: Db,
  filter: InvoiceFilter,
  after: string | null,
  until: string | null,
  limit: number,
): { rows: InvoiceRow[]; next: string | null; textCut: boolean } {
  const { where, params } = conditionOf(filter)
  const rows = prepared(
    db,
    `SELECT i.id, i.number, i.state, i.work_order_id AS workOrderId, o.number AS workOrderNumber, o.title,
       c.name AS customerName, i.currency, i.billable_cents AS billableCents, i.warranty_cents AS warrantyCents,
       i.contract_cents AS contractCents, i.internal_cents AS internalCents, json_array_length(i.lines) AS lineCount,
       i.made_at AS madeAt, i.made_by AS madeBy, i.exported_at AS exportedAt, i.voided_at AS voidedAt
     ${source} WHERE ${where} AND i.number < ? AND i.number >= ? ORDER BY i.number DESC LIMIT ?`,
  ).all(...params, numberOf(after) ?? Number.MAX_SAFE_INTEGER, numberOf(until) ?? -1, limit + 1) as InvoiceRow[]
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? String(page.at(-1)!.number) : null, textCut: false }
}

/** A cursor that is no number begins at the start: it was not made here. */
function numberOf(cursor: string | null): number | null {
  return cursor !== null && /^\d+$/.test(cursor) ? Number(cursor) : null
}

/** How many drafts a filter lets through in each state, with their billable value, and their ids. */
export function invoiceSummary(db: Db, filter: InvoiceFilter) {
  const { where, params } = conditionOf(filter)
  const counted = prepared(
    db,
    `SELECT i.state, count(*) AS count, coalesce(sum(i.billable_cents), 0) AS billableCents ${source}
     WHERE ${conditionOf({ text: filter.text }).where} GROUP BY i.state`,
  ).all(...conditionOf({ text: filter.text }).params) as { state: InvoiceState; count: number; billableCents: number }[]
  const ids = prepared(db, `SELECT i.id ${source} WHERE ${where} ORDER BY i.number DESC LIMIT ${mostIds}`)
    .pluck()
    .all(...params) as string[]
  const byState = Object.fromEntries(
    invoiceStates.map((state) => {
      const { count = 0, billableCents = 0 } = counted.find((one) => one.state === state) ?? {}
      return [state, { count, billableCents }]
    }),
  ) as Record<InvoiceState, { count: number; billableCents: number }>
  return { byState, ids }
}
