import type Database from 'better-sqlite3'
import type { z } from 'zod'
import type { visitsLinkable } from '#shared/queries/cycle.ts'
import { prepared } from '../../store/prepared.ts'

type Linkable = z.input<(typeof visitsLinkable)['result']>

/** Visits offered in one go. */
const mostOffered = 30

/** Visits that another one may be made to depend on, the nearest first; cancelled ones are left out. */
export function linkableVisits(db: Database.Database, visitId: string, number: string): Linkable {
  const own = prepared(
    db,
    `SELECT v.work_order_id AS id, o.site_id AS site, o.bundle_id AS bundle
     FROM visits v JOIN work_orders o ON o.id = v.work_order_id WHERE v.id = ?`,
  ).get(visitId) as { id: string; site: string | null; bundle: string | null } | undefined
  if (!own) return []
  const digits = /^\d+$/.test(number) ? number : ''
  const near =
    digits === ''
      ? `(o.id = :id OR o.bundle_id = :bundle OR (o.site_id = :site AND o.status NOT IN ('done', 'closed', 'cancelled')))`
      : `o.number IN (SELECT number FROM work_orders WHERE number BETWEEN :low AND :high OR number = :exact)`
  const exact = Number(digits)
  const rows = prepared(
    db,
    `SELECT v.id, o.number, v.sequence, o.title, v.status, v.starts_at, p.code,
       CASE WHEN o.id = :id THEN 'own' WHEN o.bundle_id = :bundle THEN 'bundle' WHEN o.site_id = :site THEN 'site'
         ELSE 'found' END AS near
     FROM work_orders o JOIN visits v ON v.work_order_id = o.id AND v.deleted_at IS NULL
     LEFT JOIN visit_technicians t ON t.visit_id = v.id AND t.lead = 1 LEFT JOIN technicians p ON p.id = t.technician_id
     WHERE ${near} AND v.id <> :visitId AND v.status <> 'cancelled'
     ORDER BY CASE near WHEN 'own' THEN 0 WHEN 'bundle' THEN 1 WHEN 'site' THEN 2 ELSE 3 END, o.number, v.sequence
     LIMIT ${mostOffered}`,
  ).all({
    visitId,
    id: own.id,
    site: own.site,
    bundle: own.bundle,
    ...(digits === '' ? {} : { exact, low: exact * 10, high: exact * 10 + 9 }),
  }) as Record<string, unknown>[]
  return rows.map((row) => ({
    visitId: row['id'] as string,
    workOrderNumber: row['number'] as number,
    sequence: row['sequence'] as number,
    title: row['title'] as string,
    status: row['status'] as Linkable[number]['status'],
    startsAt: row['starts_at'] as number | null,
    technicianCode: row['code'] as string | null,
    near: row['near'] as Linkable[number]['near'],
  }))
}
