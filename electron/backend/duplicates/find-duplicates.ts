import type Database from 'better-sqlite3'
import type { ComparedReport, DuplicateJudgement, DuplicateSettings } from '#shared/domain/request/duplicates.ts'
import { byLikelihood, judgeDuplicate, seriesAmong } from '#shared/domain/request/duplicates.ts'
import { weightsByRarity } from '#shared/domain/request/text-likeness.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { prepared } from '../../store/prepared.ts'
import { comparedRequests, comparedWorkOrders } from './compared-rows.ts'

/** Something that may be the same as the request looked at. */
export interface FoundDuplicate {
  readonly kind: 'request' | 'workOrder'
  readonly id: string
  readonly judgement: DuplicateJudgement
}

/** What counts as near enough to be shown at all, below the threshold: worth a look, not worth a warning. */
export const leastShown = 0.3

/** Sites looked at around a place, and reports at them, nearest in time first: a depot has thousands. */
const mostSites = 200
const mostReports = 300
/** Reports without a place looked through for one that is written alike. */
const mostUnplaced = 2_000
/** Open work further back than this is not looked at; it has been forgotten rather than doubled. */
const mostDaysOpen = 400

const metersPerDegree = 111_320

/**
 * Requests and work orders that may be the same as a report, likeliest first, from `leastShown` on. Candidates come from
 * indexes: the same asset; the same site, address or a box around the place (R*Tree); the same caller; and for a report
 * without any place, others without one. What was merged already, or told apart from it by a person, is left out.
 */
export function findDuplicates(
  db: Database.Database,
  report: ComparedReport,
  settings: DuplicateSettings,
  contact: { readonly phone: string | null; readonly email: string | null },
): FoundDuplicate[] {
  const sites = sitesAround(db, report, settings)
  const workOrders = workOrdersAt(db, report, sites, settings)
  const requestIds = requestsAt(db, report, sites, settings, contact)
  for (const { requestId } of workOrders) if (requestId !== null) requestIds.add(requestId)
  requestIds.delete(report.id)
  for (const id of decidedApart(db, report.id)) requestIds.delete(id)
  const requests = comparedRequests(db, [...requestIds])
  const others = comparedWorkOrders(
    db,
    workOrders.flatMap(({ id, requestId }) => (requestId === null ? id : [])),
  )
  const all = [report, ...requests, ...others]
  const weight = weightsByRarity(all.map(({ text }) => text))
  const seriesOf = seriesAmong(all)
  const judged = (kind: FoundDuplicate['kind'], list: readonly ComparedReport[]) =>
    list.map((other): FoundDuplicate => {
      const judgement = judgeDuplicate(report, other, settings, weight, seriesOf(report, other))
      return { kind, id: other.id, judgement }
    })
  return [...judged('request', requests), ...judged('workOrder', others)]
    .filter(({ judgement }) => judgement.score >= leastShown)
    .sort(byLikelihood)
}

function sitesAround(db: Database.Database, { siteId, point }: ComparedReport, { radiusMeters }: DuplicateSettings) {
  const ids = new Set<string>()
  if (siteId !== null) {
    ids.add(siteId)
    const sql = `SELECT s.id FROM sites own CROSS JOIN sites s ON s.address = own.address
      WHERE own.id = ? AND trim(own.address) <> '' LIMIT ${mostSites}`
    for (const id of prepared(db, sql).pluck().all(siteId) as string[]) ids.add(id)
  }
  if (point && radiusMeters > 0) {
    const high = radiusMeters / metersPerDegree
    const wide = high / Math.max(0.01, Math.cos((point.latitude * Math.PI) / 180))
    const sql = `SELECT site_id FROM site_places WHERE max_latitude >= ? AND min_latitude <= ?
      AND max_longitude >= ? AND min_longitude <= ? LIMIT ${mostSites}`
    const { latitude, longitude } = point
    const box = [latitude - high, latitude + high, longitude - wide, longitude + wide]
    for (const id of prepared(db, sql)
      .pluck()
      .all(...box) as string[])
      ids.add(id)
  }
  return JSON.stringify([...ids])
}

/** Statuses of requests that may be meant: merged ones point to the one that is looked at instead. */
const live = `q.status <> 'merged' AND q.deleted_at IS NULL`

function requestsAt(
  db: Database.Database,
  { openedAt, assetId, address, point }: ComparedReport,
  sites: string,
  { days }: DuplicateSettings,
  { phone, email }: { readonly phone: string | null; readonly email: string | null },
): Set<string> {
  const from = openedAt - days * dayMs
  const to = openedAt + days * dayMs
  const nearest = `ORDER BY abs(q.opened_at - ?) LIMIT ${mostReports}`
  const find = (sql: string, ...values: readonly (string | number)[]) =>
    prepared(db, sql)
      .pluck()
      .all(...values) as string[]
  const between = `q.opened_at BETWEEN ? AND ? AND ${live}`
  const found = find(
    `SELECT q.id FROM json_each(?) j CROSS JOIN requests q ON q.site_id = j.value AND ${between} ${nearest}`,
    sites,
    from,
    to,
    openedAt,
  )
  if (assetId !== null) {
    const sql = `SELECT q.id FROM requests q WHERE q.asset_id = ? AND ${between} ${nearest}`
    found.push(...find(sql, assetId, from, to, openedAt))
  }
  for (const [column, value] of [
    ['contact_phone', phone],
    ['contact_email', email],
  ] as const) {
    if (value === null || value.trim() === '') continue
    const sql = `SELECT q.id FROM requests q WHERE q.${column} = ? AND ${between} ${nearest}`
    found.push(...find(sql, value, from, to, openedAt))
  }
  if (point === null && assetId === null && address === null) {
    const sql = `SELECT q.id FROM (SELECT * FROM requests INDEXED BY requests_opened_at
        WHERE opened_at BETWEEN ? AND ? ORDER BY opened_at DESC LIMIT ${mostUnplaced}) q
      LEFT JOIN sites s ON s.id = q.site_id WHERE s.latitude IS NULL AND q.asset_id IS NULL AND ${live} ${nearest}`
    found.push(...find(sql, from, to, openedAt))
  }
  return new Set(found)
}

/** Work orders at the place or on the asset that are open, or were over no longer ago than the window. */
function workOrdersAt(
  db: Database.Database,
  { openedAt, assetId }: ComparedReport,
  sites: string,
  { days }: DuplicateSettings,
) {
  const wanted = `o.opened_at BETWEEN ? AND ? AND o.deleted_at IS NULL AND (o.status IN ('open', 'scheduled', 'inProgress', 'onHold')
    OR (o.status IN ('done', 'closed') AND o.completed_at >= ?)) ORDER BY abs(o.opened_at - ?) LIMIT ${mostReports}`
  const bounds = [openedAt - mostDaysOpen * dayMs, openedAt + days * dayMs, openedAt - days * dayMs, openedAt]
  const columns = 'SELECT o.id, o.request_id AS requestId FROM'
  const atSites = `${columns} json_each(?) j CROSS JOIN work_orders o ON o.site_id = j.value AND ${wanted}`
  const onAsset = `${columns} work_orders o WHERE o.asset_id = ? AND ${wanted}`
  const rows = [
    ...prepared(db, atSites).all(sites, ...bounds),
    ...(assetId === null ? [] : prepared(db, onAsset).all(assetId, ...bounds)),
  ] as { id: string; requestId: string | null }[]
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** Requests a person has told apart from this one. */
function decidedApart(db: Database.Database, id: string): string[] {
  const sql = `SELECT other_request_id FROM request_distinctions WHERE request_id = ?
    UNION SELECT request_id FROM request_distinctions WHERE other_request_id = ?`
  return prepared(db, sql).pluck().all(id, id) as string[]
}
