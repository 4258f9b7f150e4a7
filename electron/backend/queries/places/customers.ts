import type Database from 'better-sqlite3'
import { customersCount, customersGet, customersIds, customersPage, sitesOfCustomer } from '#shared/queries/places.ts'
import type { CustomerFilter, CustomerSort } from '#shared/queries/places.ts'
import { prepared } from '../../../store/prepared.ts'
import { answers } from '../../handler.ts'
import { workOrderRows } from '../work-orders/rows.ts'
import { liveStatuses } from './live.ts'
import { customerRows, siteRows } from './place-rows.ts'
import { countRecords, createConditions, idsOfRecords, pageOfRecords } from './record-list.ts'
import type { PageBounds, RecordList } from './record-list.ts'
import { inTreeOrder } from './tree-order.ts'
import type { TreeNode } from './tree-order.ts'

/** Most customers an action on "everything in this list" takes. */
const mostIds = 5_000
/** Most sites of one customer that a tree shows, and that the inspector lists. */
const mostOfCustomer = 500
const mostListed = 50
const mostOpen = 30

/** Answers about customers. */
export const customerQueries = [
  answers(customersPage, ({ filter, sort, ...bounds }, { store: { db } }) => customerPage(db, filter, sort, bounds)),
  answers(customersCount, ({ filter }, { store: { db } }) => countRecords(db, listOf(filter))),
  answers(customersIds, ({ filter, sort }, { store: { db } }) => idsOfRecords(db, listOf(filter, sort), mostIds)),
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

/** A page of the list with its lines. */
export function customerPage(db: Database.Database, filter: CustomerFilter, sort: CustomerSort, bounds: PageBounds) {
  const page = pageOfRecords(db, listOf(filter, sort), bounds)
  return { ...page, rows: customerRows(db, page.ids) }
}

function listOf(filter: CustomerFilter, sort: CustomerSort = { by: 'name', descending: false }): RecordList {
  const conditions = createConditions()
  conditions.add('o.deleted_at IS NULL')
  conditions.among('+o.tier', filter.tiers)
  if (filter.active !== undefined) conditions.add('+o.active = ?', filter.active ? 1 : 0)
  return {
    entity: 'customers',
    table: 'customers',
    key: { column: 'name', index: 'customers_name' },
    descending: sort.descending,
    filter: conditions.filter(),
    text: filter.text,
  }
}
