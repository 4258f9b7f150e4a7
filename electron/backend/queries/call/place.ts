import type { z } from 'zod'
import { dayOf } from '#shared/kernel/zone.ts'
import type { callPlace, OpenAtPlace, pastVisitSchema } from '#shared/queries/call.ts'
import { prepared } from '../../../store/prepared.ts'
import type { BackendContext } from '../../context.ts'

const mostSites = 100
const mostAssets = 100
const mostOpen = 30
const mostPast = 8
/** More sites at one address than this are a default point, not a place. */
const mostAtAddress = 20

const liveOrders = `('open', 'scheduled', 'inProgress', 'onHold')`
const liveRequests = `('new', 'awaitingApproval')`

const siteIdsSql = `
  SELECT s.id FROM sites own JOIN sites s ON s.address = own.address AND own.address <> ''
  WHERE own.id = ? AND s.deleted_at IS NULL LIMIT ${mostAtAddress + 1}`

const openSql = `
  SELECT * FROM (
    SELECT 'request' AS kind, q.id, q.number, q.title, q.status, q.priority, q.asset_id AS assetId,
      q.work_type_id AS workTypeId, w.name AS workTypeName, w.category, q.opened_at AS openedAt, q.resolve_by AS resolveBy,
      NULL AS visitStartsAt, NULL AS technicianName
    FROM requests q LEFT JOIN work_types w ON w.id = q.work_type_id
    WHERE q.site_id IN (SELECT value FROM json_each(@sites)) AND q.status IN ${liveRequests} AND q.deleted_at IS NULL
    ORDER BY q.opened_at DESC LIMIT ${mostOpen}
  )
  UNION ALL
  SELECT * FROM (
    SELECT 'workOrder', o.id, o.number, o.title, o.status, o.priority, o.asset_id, o.work_type_id, w.name, w.category,
      o.opened_at, o.resolve_by, v.starts_at, p.name
    FROM work_orders o LEFT JOIN work_types w ON w.id = o.work_type_id
    LEFT JOIN visits v ON v.id = (
      SELECT x.id FROM visits x WHERE x.work_order_id = o.id AND x.status IN ('scheduled', 'dispatched', 'enRoute', 'onSite')
      ORDER BY x.starts_at LIMIT 1)
    LEFT JOIN visit_technicians t ON t.visit_id = v.id AND t.lead = 1
    LEFT JOIN technicians p ON p.id = t.technician_id
    WHERE o.site_id IN (SELECT value FROM json_each(@sites)) AND o.status IN ${liveOrders} AND o.deleted_at IS NULL
    ORDER BY o.opened_at DESC LIMIT ${mostOpen}
  )
  ORDER BY openedAt DESC LIMIT ${mostOpen}`

const pastSql = (field: 'site_id' | 'asset_id') => `
  SELECT o.id AS workOrderId, o.number AS workOrderNumber, o.title, o.asset_id AS assetId,
    coalesce(v.actual_ends_at, v.ends_at, v.starts_at) AS at, p.name AS technicianName, v.status
  FROM (SELECT * FROM work_orders WHERE ${field} = ? ORDER BY opened_at DESC LIMIT 40) o
  JOIN visits v ON v.work_order_id = o.id AND v.status IN ('done', 'partlyDone', 'missed')
  LEFT JOIN visit_technicians t ON t.visit_id = v.id AND t.lead = 1
  LEFT JOIN technicians p ON p.id = t.technician_id
  WHERE v.starts_at IS NOT NULL OR v.actual_ends_at IS NOT NULL
  ORDER BY at DESC LIMIT ${mostPast}`

const sitesSql = `
  SELECT s.id, s.name, s.address,
    (SELECT count(*) FROM work_orders o WHERE o.site_id = s.id AND o.status IN ${liveOrders}) AS openCount
  FROM (SELECT * FROM sites WHERE customer_id = ? AND deleted_at IS NULL ORDER BY name, id LIMIT ${mostSites}) s`

const assetFactsSql = `
  SELECT (SELECT count(*) FROM work_orders o WHERE o.asset_id = @id AND o.status IN ${liveOrders}) AS openCount,
    (SELECT max(coalesce(v.actual_ends_at, v.ends_at)) FROM (SELECT id FROM work_orders WHERE asset_id = @id ORDER BY opened_at DESC LIMIT 20) o
      JOIN visits v ON v.work_order_id = o.id AND v.status IN ('done', 'partlyDone')) AS lastVisitAt`

/** What is known of the place a call is about; parts that are not there are empty. */
export function placeOfCall(
  ids: z.output<(typeof callPlace)['args']>,
  { store: { db, records }, clock, pipeline }: BackendContext,
): z.input<(typeof callPlace)['result']> {
  const asset = ids.assetId ? records.get('assets', ids.assetId) : null
  const site = records.get('sites', ids.siteId ?? asset?.siteId ?? '')
  const customer = records.get('customers', ids.customerId ?? site?.customerId ?? '')
  const today = dayOf(clock.now(), pipeline.officeZone())
  const contacts = [
    ...(site ? records.where('contacts', 'siteId', [site.id]) : []),
    ...(customer
      ? records.where('contacts', 'customerId', [customer.id]).filter(({ siteId }) => siteId !== site?.id)
      : []),
  ]
  const assets = site
    ? records
        .where('assets', 'siteId', [site.id])
        .filter(({ status, deletedAt }) => status !== 'retired' && deletedAt === null)
        .toSorted((a, b) => a.tag.localeCompare(b.tag, 'en', { numeric: true }))
    : []
  const facts = prepared(db, assetFactsSql)
  const count = (sql: string, id: string) => prepared(db, sql).pluck().get(id) as number
  return {
    customer,
    site,
    asset,
    territoryName: site?.territoryId ? (records.get('territories', site.territoryId)?.name ?? null) : null,
    contacts: contacts
      .filter(({ deletedAt }) => deletedAt === null)
      .toSorted((a, b) => Number(b.primary) - Number(a.primary))
      .slice(0, 20),
    sites: customer
      ? (prepared(db, sitesSql).all(customer.id) as { id: string; name: string; address: string; openCount: number }[])
      : [],
    siteCount: customer
      ? count('SELECT count(*) FROM sites WHERE customer_id = ? AND deleted_at IS NULL', customer.id)
      : 0,
    assets: assets.slice(0, mostAssets).map((one) => {
      const { openCount, lastVisitAt } = facts.get({ id: one.id }) as { openCount: number; lastVisitAt: number | null }
      return { asset: one, openCount, lastVisitAt }
    }),
    assetCount: assets.length,
    open: site ? openAt(db, site.id) : [],
    past: pastOf(db, asset?.id ?? null, site?.id ?? null),
    contracts: customer
      ? records.where('contracts', 'customerId', [customer.id]).filter(({ deletedAt }) => deletedAt === null)
      : [],
    today,
  }
}

function openAt(db: BackendContext['store']['db'], siteId: string): OpenAtPlace[] {
  const sameAddress = prepared(db, siteIdsSql).pluck().all(siteId) as string[]
  const sites = sameAddress.length > 0 && sameAddress.length <= mostAtAddress ? sameAddress : [siteId]
  return prepared(db, openSql).all({ sites: JSON.stringify(sites) }) as OpenAtPlace[]
}

/** The last visits to the asset, filled up with those to the site. */
function pastOf(
  db: BackendContext['store']['db'],
  assetId: string | null,
  siteId: string | null,
): z.infer<typeof pastVisitSchema>[] {
  type Past = z.infer<typeof pastVisitSchema>
  const ofAsset = assetId ? (prepared(db, pastSql('asset_id')).all(assetId) as Past[]) : []
  const ofSite = siteId ? (prepared(db, pastSql('site_id')).all(siteId) as Past[]) : []
  const known = new Set(ofAsset.map(({ workOrderId, at }) => `${workOrderId} ${at}`))
  return [...ofAsset, ...ofSite.filter(({ workOrderId, at }) => !known.has(`${workOrderId} ${at}`))].slice(0, mostPast)
}
