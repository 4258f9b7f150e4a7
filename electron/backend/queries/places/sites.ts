import type Database from 'better-sqlite3'
import { deepestHierarchy } from '#shared/domain/record/part-of.ts'
import type { Site } from '#shared/domain/site/site.ts'
import { sitesCount, sitesGet, sitesIds, sitesPage } from '#shared/queries/places.ts'
import type { SiteFilter, SiteSort } from '#shared/queries/places.ts'
import { prepared } from '../../../store/prepared.ts'
import type { RecordStore } from '../../../store/record-store.ts'
import { answers } from '../../handler.ts'
import { workOrderRows } from '../work-orders/rows.ts'
import { liveStatuses } from './live.ts'
import { siteRows } from './place-rows.ts'
import { countRecords, createConditions, idsOfRecords, pageOfRecords } from './record-list.ts'
import type { ListKey, PageBounds, RecordList } from './record-list.ts'

/** Most sites an action on "everything in this list" takes. */
const mostIds = 5_000
/** Assets and work orders of one site that the inspector lists. */
const mostAssets = 100
const mostOpen = 30
const mostRecent = 10

const keys: Readonly<Record<SiteSort['by'], ListKey>> = {
  name: { column: 'name', index: 'sites_name' },
  address: { column: 'address', index: 'sites_address' },
}

/** Answers about sites. */
export const siteQueries = [
  answers(sitesPage, ({ filter, sort, ...bounds }, { store: { db } }) => sitePage(db, filter, sort, bounds)),
  answers(sitesIds, ({ filter, sort }, { store: { db } }) => idsOfRecords(db, listOf(filter, sort), mostIds)),
  answers(sitesCount, ({ filter }, { store: { db } }) => countRecords(db, listOf(filter))),
  answers(sitesGet, ({ siteId }, { store: { db, records } }) => {
    const site = records.get('sites', siteId)
    if (!site) return null
    const customer = site.customerId ? records.get('customers', site.customerId) : null
    const ids = (sql: string) => prepared(db, sql).pluck().all(siteId) as string[]
    const count = (table: string) =>
      prepared(db, `SELECT count(*) FROM ${table} WHERE site_id = ?`).pluck().get(siteId) as number
    const sorted = (field: 'siteId' | 'customerId', id: string) =>
      records
        .where('contacts', field, [id])
        .toSorted((a, b) => Number(b.primary) - Number(a.primary) || a.name.localeCompare(b.name))
    const territories = records.all('territories')
    return {
      site,
      customer,
      territoryName: territories.find(({ id }) => id === site.territoryId)?.name ?? null,
      territories: territories
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
      calendars: records
        .all('businessCalendars')
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      partOf: wholesOf(records, site.parentId).map((one) => ({ id: one.id, name: one.name || one.address })),
      parts: records
        .where('sites', 'parentId', [siteId])
        .map((one) => ({ id: one.id, name: one.name || one.address }))
        .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
      assets: records
        .getMany('assets', ids(`SELECT id FROM assets WHERE site_id = ? ORDER BY tag, id LIMIT ${mostAssets}`))
        .map(({ id, tag, name, status, parentId }) => ({ id, tag, name, status, parentId })),
      assetCount: count('assets'),
      contacts: sorted('siteId', siteId),
      customerContacts: customer ? sorted('customerId', customer.id) : [],
      openWork: workOrderRows(
        db,
        ids(
          `SELECT id FROM work_orders INDEXED BY work_orders_live_site WHERE site_id = ? AND ${liveStatuses} ORDER BY opened_at DESC LIMIT ${mostOpen}`,
        ),
      ),
      recentWork: workOrderRows(
        db,
        ids(
          `SELECT id FROM work_orders INDEXED BY work_orders_site_id WHERE site_id = ? AND NOT (${liveStatuses}) ORDER BY opened_at DESC LIMIT ${mostRecent}`,
        ),
      ),
      workOrderCount: count('work_orders'),
    }
  }),
]

/** A page of the list with its lines. */
export function sitePage(db: Database.Database, filter: SiteFilter, sort: SiteSort, bounds: PageBounds) {
  const page = pageOfRecords(db, listOf(filter, sort), bounds)
  return { ...page, rows: siteRows(db, page.ids) }
}

function wholesOf(records: RecordStore, parentId: string | null): Site[] {
  const found: Site[] = []
  let next = parentId
  while (next !== null && found.length < deepestHierarchy) {
    const whole = records.get('sites', next)
    if (!whole || found.some(({ id }) => id === whole.id)) break
    found.push(whole)
    next = whole.parentId
  }
  return found
}

function listOf(filter: SiteFilter, sort: SiteSort = { by: 'name', descending: false }): RecordList {
  const conditions = createConditions()
  conditions.add('o.deleted_at IS NULL')
  if (filter.customerId) conditions.add('o.customer_id = ?', filter.customerId)
  conditions.among('+o.territory_id', filter.territoryIds)
  if (filter.active !== undefined) conditions.add('+o.active = ?', filter.active ? 1 : 0)
  const flags = new Set(filter.flags)
  if (flags.has('unplaced')) conditions.add('+o.latitude IS NULL')
  if (flags.has('noCustomer')) conditions.add('+o.customer_id IS NULL')
  if (flags.has('assets')) conditions.add('EXISTS (SELECT 1 FROM assets x WHERE x.site_id = o.id AND x.deleted_at IS NULL)') // prettier-ignore
  if (flags.has('open')) {
    conditions.add(`o.id IN (SELECT site_id FROM work_orders INDEXED BY work_orders_live_site WHERE site_id IS NOT NULL AND ${liveStatuses})`) // prettier-ignore
  }
  conditions.custom(filter.custom)
  return {
    entity: 'sites',
    table: 'sites',
    key: keys[sort.by],
    descending: sort.descending,
    filter: conditions.filter(),
    text: filter.text,
  }
}
