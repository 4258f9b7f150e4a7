import type Database from 'better-sqlite3'
import type { Visit } from '#shared/domain/visit/visit.ts'
import type { Opening } from '#shared/domain/site/opening.ts'
import { wishesFor } from '#shared/domain/technician/technician-wish.ts'
import type { TechnicianWish } from '#shared/domain/technician/technician-wish.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { clockColumnsSql, clockFactsOfRow } from './clock-facts.ts'
import { rowCodec } from './row-codec.ts'
import { visits } from './schema.ts'

const visitCodec = rowCodec(visits)

/** The visits a visit hangs on and those that hang on it, as JSON; null for most, which hang on nothing. */
const linksSql = `(SELECT json_group_array(json_object('dependencyId', d.id, 'kind', d.kind,
      'sameTechnician', json(iif(d.same_technician, 'true', 'false')), 'role', d.role, 'visitId', x.id,
      'workOrderId', x.work_order_id, 'workOrderNumber', y.number, 'sequence', x.sequence, 'status', x.status,
      'startsAt', coalesce(x.actual_starts_at, x.starts_at),
      'endsAt', iif(x.status IN ('done', 'partlyDone'), coalesce(x.actual_ends_at, x.ends_at), x.ends_at),
      'technicianId', u.technician_id, 'technicianCode', p.code) ORDER BY d.id)
    FROM (SELECT id, kind, same_technician, 'on' AS role, on_visit_id AS other FROM visit_dependencies WHERE visit_id = v.id
      UNION ALL
      SELECT id, kind, same_technician, 'of', visit_id FROM visit_dependencies WHERE on_visit_id = v.id) d
    JOIN visits x ON x.id = d.other JOIN work_orders y ON y.id = x.work_order_id
    LEFT JOIN visit_technicians u ON u.visit_id = x.id AND u.lead = 1 LEFT JOIN technicians p ON p.id = u.technician_id)`

/** The bundle of a visit's work order, as JSON; null for most, which are in none. */
const bundleSql = `(SELECT json_object('id', b.id, 'name', b.name,
      'size', (SELECT count(*) FROM work_orders m WHERE m.bundle_id = b.id)) FROM bundles b WHERE b.id = o.bundle_id)`

/** Columns and joins of a visit with what rules, board and map need; add a WHERE and an ORDER BY behind it. */
export const visitDetailSql = `
  SELECT v.*,
    (SELECT json_group_array(t.technician_id ORDER BY t.lead DESC, t.id) FROM visit_technicians t WHERE t.visit_id = v.id)
      AS technician_ids,
    o.number AS order_number, o.title AS order_title, o.priority AS order_priority, o.status AS order_status,
    ${clockColumnsSql}, o.territory_id AS order_territory_id,
    o.team AS order_team, o.site_id AS order_site_id, o.crew_size AS order_crew_size,
    ${linksSql} AS links, ${bundleSql} AS bundle,
    w.name AS type_name, w.skill_id AS type_skill_id, k.name AS type_skill_name, w.skill_level AS type_skill_level,
    w.certificate_name AS type_certificate_name,
    s.name AS site_name, s.address AS site_address, s.district AS site_district,
    s.latitude AS site_latitude, s.longitude AS site_longitude, s.technician_wishes AS site_wishes,
    c.technician_wishes AS customer_wishes,
    a.name AS opening_name, a.zone AS opening_zone, a.hours AS opening_hours, a.days_off AS opening_days_off
  FROM visits v
  JOIN work_orders o ON o.id = v.work_order_id
  LEFT JOIN work_types w ON w.id = o.work_type_id
  LEFT JOIN skills k ON k.id = w.skill_id
  LEFT JOIN sites s ON s.id = o.site_id
  LEFT JOIN customers c ON c.id = coalesce(o.customer_id, s.customer_id)
  LEFT JOIN business_calendars a ON a.id = s.opening_calendar_id`

/** Turns one row of `visitDetailSql` into the domain's shape. */
export function visitDetailOfRow(row: Record<string, unknown>): VisitDetail {
  const technicianIds = JSON.parse((row['technician_ids'] as string | null) ?? '[]') as string[]
  return {
    visit: visitCodec.decodeRow(row) as unknown as Visit,
    technicianId: technicianIds[0] ?? null,
    technicianIds,
    workOrderNumber: row['order_number'] as number,
    title: row['order_title'] as string,
    priority: row['order_priority'] as VisitDetail['priority'],
    workOrderStatus: row['order_status'] as string,
    workTypeName: row['type_name'] as string | null,
    skillId: row['type_skill_id'] as string | null,
    skillName: row['type_skill_name'] as string | null,
    skillLevel: (row['type_skill_level'] as number | null) ?? 1,
    certificateName: row['type_certificate_name'] as string | null,
    clock: clockFactsOfRow(row),
    resolveBy: row['clock_resolve_by'] as number | null,
    siteId: row['order_site_id'] as string | null,
    siteName: row['site_name'] as string | null,
    address: row['site_address'] as string | null,
    district: row['site_district'] as string | null,
    latitude: row['site_latitude'] as number | null,
    longitude: row['site_longitude'] as number | null,
    territoryId: row['order_territory_id'] as string | null,
    technicianWishes: wishesFor(wishesOfCell(row['site_wishes']), wishesOfCell(row['customer_wishes'])),
    opening: openingOfRow(row),
    team: row['order_team'] as string | null,
    crewSize: row['order_crew_size'] as number,
    links: JSON.parse((row['links'] as string | null) ?? '[]') as VisitDetail['links'],
    bundle: JSON.parse((row['bundle'] as string | null) ?? 'null') as VisitDetail['bundle'],
  }
}

/** Wishes as they are stored; most customers and sites have none. */
function wishesOfCell(cell: unknown): TechnicianWish[] {
  return typeof cell !== 'string' || cell === '[]' ? [] : (JSON.parse(cell) as TechnicianWish[])
}

/** Calendars read lately, by what is stored of them: one calendar tells of many sites, and its days off are many. */
const openings = new Map<string, Opening>()
const mostOpenings = 50

function openingOfRow(row: Record<string, unknown>): Opening | null {
  const { opening_name: name, opening_zone: zone, opening_hours: hours, opening_days_off: daysOff } = row
  if (typeof name !== 'string') return null
  const cells = [name, zone, hours, daysOff].join('\n')
  const known = openings.get(cells)
  if (known) return known
  const parts = { hours: JSON.parse(hours as string), daysOff: JSON.parse(daysOff as string) } as Opening
  const opening: Opening = { name, zone: zone as string, hours: parts.hours, daysOff: parts.daysOff }
  if (openings.size >= mostOpenings) openings.clear()
  openings.set(cells, opening)
  return opening
}

/** Details of the visits with these ids, in the order of the ids; unknown ids are left out. */
export function visitDetailsByIds(db: Database.Database, ids: readonly string[]): VisitDetail[] {
  if (ids.length === 0) return []
  const rows = db
    .prepare(`${visitDetailSql} WHERE v.id IN (SELECT value FROM json_each(?)) AND v.deleted_at IS NULL`)
    .all(JSON.stringify(ids)) as Record<string, unknown>[]
  const found = new Map(rows.map((row) => [row['id'] as string, visitDetailOfRow(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Placed visits that touch `[from, to)`, in order of start; of these technicians only when ids are given. */
export function visitDetailsBetween(
  db: Database.Database,
  from: number,
  to: number,
  technicianIds: readonly string[] | null = null,
): VisitDetail[] {
  // A visit lasts at most ten days (durationMinutes <= 14,400), so the index on starts_at bounds the search below.
  const longestVisitMs = 10 * 86_400_000
  const ofTechnicians = technicianIds
    ? `AND v.id IN (SELECT visit_id FROM visit_technicians WHERE technician_id IN (SELECT value FROM json_each(?)))`
    : ''
  const rows = db
    .prepare(
      `${visitDetailSql} WHERE v.starts_at > ? AND v.starts_at < ? AND v.ends_at > ? AND v.deleted_at IS NULL ${ofTechnicians}
       ORDER BY v.starts_at, v.id`,
    )
    .all(from - longestVisitMs, to, from, ...(technicianIds ? [JSON.stringify(technicianIds)] : [])) as Record<
    string,
    unknown
  >[]
  return rows.map(visitDetailOfRow)
}

/** Visits these technicians are on that are placed and have not ended, in order of start. */
export function plannedVisitsOf(db: Database.Database, technicianIds: readonly string[]): VisitDetail[] {
  if (technicianIds.length === 0) return []
  const rows = db
    .prepare(
      `${visitDetailSql} WHERE v.status IN ('scheduled', 'dispatched', 'enRoute', 'onSite') AND v.deleted_at IS NULL
       AND v.id IN (SELECT visit_id FROM visit_technicians WHERE technician_id IN (SELECT value FROM json_each(?)))
       ORDER BY v.starts_at, v.id`,
    )
    .all(JSON.stringify(technicianIds)) as Record<string, unknown>[]
  return rows.map(visitDetailOfRow)
}

/** Visits off the board whose published start lies in `[from, to)`: their technician may still believe in them. */
export function withdrawnBetween(db: Database.Database, from: number, to: number): VisitDetail[] {
  const rows = db
    .prepare(
      `${visitDetailSql} WHERE v.status IN ('toSchedule', 'cancelled') AND v.published_starts_at >= ? AND v.published_starts_at < ?
       AND v.deleted_at IS NULL ORDER BY v.published_starts_at, v.id`,
    )
    .all(from, to) as Record<string, unknown>[]
  return rows.map(visitDetailOfRow)
}
