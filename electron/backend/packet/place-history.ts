import type Database from 'better-sqlite3'
import { metersPerDegree, metersPerDegreeEast } from '#shared/domain/print/map-view.ts'
import type { HistoryEntry } from '#shared/domain/print/packet.ts'
import { pointOf, straightLineMeters } from '#shared/domain/travel/estimate.ts'

/** What history is asked about. */
export interface HistorySubject {
  readonly workOrderId: string
  readonly requestId: string | null
  readonly assetId: string | null
  readonly siteId: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** Only what was opened before this instant. */
  readonly before: number
}

/** How far "nearby" reaches: about four city blocks. */
export const nearbyMeters = 330

interface Row {
  readonly kind: 'request' | 'workOrder'
  readonly id: string
  readonly number: number
  readonly title: string
  readonly status: string
  readonly opened_at: number
  readonly closed_at: number | null
  readonly asset_id: string | null
  readonly site_id: string
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Requests that became a work order are told by the work order alone; merged and rejected ones say nothing. */
const historySql = `
  SELECT * FROM (
    SELECT 'workOrder' AS kind, o.id, o.number, o.title, o.status, o.opened_at, o.completed_at AS closed_at, o.asset_id,
      o.site_id, s.address, s.latitude, s.longitude
    FROM work_orders o JOIN sites s ON s.id = o.site_id
    WHERE o.site_id IN (SELECT value FROM json_each(@sites)) AND o.opened_at < @before AND o.deleted_at IS NULL
      AND o.id <> @workOrder
    ORDER BY o.opened_at DESC LIMIT @most
  )
  UNION ALL
  SELECT * FROM (
    SELECT 'request' AS kind, r.id, r.number, r.title, r.status, r.opened_at, r.closed_at, r.asset_id,
      r.site_id, s.address, s.latitude, s.longitude
    FROM requests r JOIN sites s ON s.id = r.site_id
    WHERE r.site_id IN (SELECT value FROM json_each(@sites)) AND r.opened_at < @before AND r.deleted_at IS NULL
      AND r.work_order_id IS NULL AND r.status NOT IN ('merged', 'rejected') AND r.id IS NOT @request
    ORDER BY r.opened_at DESC LIMIT @most
  )`

const nearbySql = `
  SELECT site_id FROM site_places
  WHERE min_latitude <= @north AND max_latitude >= @south AND min_longitude <= @east AND max_longitude >= @west`

/** Finds the last records about the asset, the site and what is nearby: the asset's first, then the site's, newest first. */
export function createPlaceHistory(db: Database.Database): (subject: HistorySubject, most: number) => HistoryEntry[] {
  const nearby = db.prepare(nearbySql).pluck()
  const history = db.prepare(historySql)
  return (subject, most) => {
    const here = pointOf(subject.latitude, subject.longitude)
    const siteIds = new Set<string>(subject.siteId ? [subject.siteId] : [])
    if (here) {
      const north = nearbyMeters / metersPerDegree
      const east = nearbyMeters / metersPerDegreeEast(here.latitude)
      const box = {
        north: here.latitude + north,
        south: here.latitude - north,
        east: here.longitude + east,
        west: here.longitude - east,
      }
      for (const siteId of nearby.all(box)) siteIds.add(siteId as string)
    }
    if (siteIds.size === 0) return []
    // More than asked, because the corners of the box are farther than the circle.
    const rows = history.all({
      sites: JSON.stringify([...siteIds]),
      before: subject.before,
      workOrder: subject.workOrderId,
      request: subject.requestId,
      most: most * 4,
    }) as Row[]
    const rank = { asset: 0, site: 1, near: 2 }
    return rows
      .map((row): HistoryEntry => {
        const there = pointOf(row.latitude, row.longitude)
        const distanceMeters = here && there ? Math.round(straightLineMeters(here, there)) : 0
        const sameAsset = subject.assetId !== null && row.asset_id === subject.assetId
        const relation = sameAsset ? 'asset' : row.site_id === subject.siteId ? 'site' : 'near'
        const { kind, number, title, status, opened_at: openedAt, closed_at: closedAt, address: place } = row
        return { kind, number, title, place, relation, distanceMeters, openedAt, closedAt, status }
      })
      .filter((entry) => entry.relation !== 'near' || entry.distanceMeters <= nearbyMeters)
      .sort((a, b) => rank[a.relation] - rank[b.relation] || b.openedAt - a.openedAt || b.number - a.number)
      .slice(0, most)
  }
}
