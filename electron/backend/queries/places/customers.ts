import { customersCount, customersGet, customersPage, sitesOfCustomer } from '#shared/queries/places.ts'
import type { CustomerFilter } from '#shared/queries/places.ts'
import { prepared } from '../../../store/prepared.ts'
import { answers } from '../../handler.ts'
import { workOrderRows } from '../work-orders/rows.ts'
import { liveStatuses } from './live.ts'
import { customerRows, siteRows } from './place-rows.ts'
import { countRecords, createConditions, pageOfRecords } from './record-list.ts'
import type { RecordList } from './record-list.ts'
import { inTreeOrder } from './tree-order.ts'
import type { TreeNode } from './tree-order.ts'

/** Most sites of one customer that a tree shows, and that the inspector lists. */
const mostOfCustomer = 500
const mostListed = 50
const mostOpen = 30

/** Answers about customers. */
export const customerQueries = [
  answers(customersPage, ({ filter, descending, ...bounds }, { store: { db } }) => {
    const page = pageOfRecords(db, listOf(filter, descending), bounds)
    return { ...page, rows: customerRows(db, page.ids) }
  }),
  answers(customersCount, ({ filter }, { store: { db } }) => countRecords(db, listOf(filter, false))),
  answers(sitesOfCustomer, ({ customerId }, { store: { db } }) => {
    const rows = prepared(
      db,
      `SELECT id, parent_id AS parentId FROM sites WHERE customer_id = ? AND deleted_at IS NULL
       ORDER BY name, id LIMIT ${mostOfCustomer + 1}`,
    ).all(customerId) as TreeNode[]
    return { rows: siteRows(db, inTreeOrder(rows.slice(0, mostOfCustomer))), more: rows.length > mostOfCustomer }
  }),
  answers(customersGet, ({ customerId }, { store: { db, records } }) => {
    const customer = records.get('customers', customerId)
    if (!customer) return null
    const siteIds = prepared(db, `SELECT id FROM sites WHERE customer_id = ? ORDER BY name, id LIMIT ${mostListed}`)
    const open = prepared(
      db,
      `SELECT id FROM work_orders INDEXED BY work_orders_live_customer
       WHERE customer_id = ? AND ${liveStatuses} ORDER BY opened_at DESC LIMIT ${mostOpen}`,
    )
    const count = (table: string) =>
      prepared(db, `SELECT count(*) FROM ${table} WHERE customer_id = ?`).pluck().get(customerId) as number
    return {
      customer,
      contacts: records
        .where('contacts', 'customerId', [customerId])
        .toSorted((a, b) => Number(b.primary) - Number(a.primary) || a.name.localeCompare(b.name)),
      sites: siteRows(db, siteIds.pluck().all(customerId) as string[]),
      siteCount: count('sites'),
      openWork: workOrderRows(db, open.pluck().all(customerId) as string[]),
      workOrderCount: count('work_orders'),
    }
  }),
]

function listOf(filter: CustomerFilter, descending: boolean): RecordList {
  const conditions = createConditions()
  conditions.add('o.deleted_at IS NULL')
  conditions.among('+o.tier', filter.tiers)
  if (filter.active !== undefined) conditions.add('+o.active = ?', filter.active ? 1 : 0)
  return {
    entity: 'customers',
    table: 'customers',
    key: { column: 'name', index: 'customers_name' },
    descending,
    filter: conditions.filter(),
    text: filter.text,
  }
}
