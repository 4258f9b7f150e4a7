import type Database from 'better-sqlite3'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { suggestBundles } from '#shared/domain/work-order/suggest-bundles.ts'
import type { BundledWork } from '#shared/domain/work-order/suggest-bundles.ts'
import type { SuggestedBundleRow } from '#shared/queries/bundles.ts'
import { bundlesGet, bundlesSuggest } from '#shared/queries/bundles.ts'
import { prepared } from '../../store/prepared.ts'
import type { Store } from '../../store/store.ts'
import { answers } from '../handler.ts'
import { workOrderRows } from './work-orders/rows.ts'

/** Open work looked at, the most urgent first: what is due later will be looked at later. */
const mostOpen = 5_000
const mostSuggested = 100

type Member = SuggestedBundleRow['members'][number]
type WorkRow = Member & {
  readonly siteId: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly openedAt: number
  readonly skillId: string | null
}

const columns = `q.id, q.number, q.title, nullif(s.address, '') AS address, w.name AS workTypeName, q.priority,
  q.site_id AS siteId, s.latitude, s.longitude, q.opened_at AS openedAt, w.skill_id AS skillId`
const joins = 'JOIN work_types w ON w.id = q.work_type_id AND w.field_work = 1 LEFT JOIN sites s ON s.id = q.site_id'

const requestsSql = `SELECT 'request' AS kind, ${columns}, q.resolve_by AS dueAt,
    coalesce(q.duration_minutes, w.duration_minutes) AS durationMinutes
  FROM json_each(?) j CROSS JOIN requests q ON q.id = j.value AND q.status IN ('new', 'awaitingApproval') ${joins}`

const workOrdersSql = `SELECT 'workOrder' AS kind, ${columns}, coalesce(q.respond_by, q.resolve_by) AS dueAt,
    (SELECT sum(v.duration_minutes) FROM visits v WHERE v.work_order_id = q.id AND v.status = 'toSchedule') AS durationMinutes
  FROM work_orders q ${joins}
  WHERE q.status = 'open' AND q.bundle_id IS NULL AND q.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM visits v WHERE v.work_order_id = q.id AND v.status = 'toSchedule')
  ORDER BY q.resolve_by IS NULL, q.resolve_by LIMIT ${mostOpen}`

/** Answers about work that is done on one trip. */
export const bundleQueries = [
  answers(bundlesSuggest, ({ requestIds }, { store }) => suggest(store, requestIds)),
  answers(bundlesGet, ({ bundleId }, { store: { db, records } }) => {
    const bundle = records.get('bundles', bundleId)
    if (!bundle) return null
    const sql = 'SELECT id FROM work_orders WHERE bundle_id = ? ORDER BY number'
    return { bundle, members: workOrderRows(db, prepared(db, sql).pluck().all(bundleId) as string[]) }
  }),
]

/** Suggested bundles, the most saving first; with requests only those that one of them joins. */
export function suggest({ db, records }: Store, requestIds: readonly string[]): SuggestedBundleRow[] {
  const requests = prepared(db, requestsSql).all(JSON.stringify(requestIds)) as WorkRow[]
  const rows = [...requests, ...(prepared(db, workOrdersSql).all() as WorkRow[])]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const asked = new Set(requests.map(({ id }) => id))
  return suggestBundles(rows.map(workOf), whoCanDo(db), homesOf(records))
    .filter(({ ids }) => asked.size === 0 || ids.some((id) => asked.has(id)))
    .toSorted((a, b) => (b.savedMinutes ?? 0) - (a.savedMinutes ?? 0))
    .slice(0, mostSuggested)
    .map(({ ids, ...facts }) => ({ ...facts, members: ids.map((id) => memberOf(byId.get(id)!)) }))
}

/** Where active technicians live, as far as it is known. */
export function homesOf(records: Store['records']): Point[] {
  const technicians = records.all('technicians').filter(({ active }) => active)
  return technicians.flatMap(({ homeLatitude, homeLongitude }) => pointOf(homeLatitude, homeLongitude) ?? [])
}

function workOf({ latitude, longitude, ...row }: WorkRow): BundledWork {
  return { ...row, point: pointOf(latitude, longitude) }
}

function memberOf({
  kind,
  id,
  number,
  title,
  address,
  workTypeName,
  priority,
  dueAt,
  durationMinutes,
}: WorkRow): Member {
  return { kind, id, number, title, address, workTypeName, priority, dueAt, durationMinutes }
}

/** Whether some active technician has all of these skills; answers are remembered. */
function whoCanDo(db: Database.Database): (skillIds: readonly string[]) => boolean {
  const sql = `SELECT t.technician_id AS technicianId, t.skill_id AS skillId FROM technician_skills t
    JOIN technicians p ON p.id = t.technician_id AND p.active = 1`
  const held = new Map<string, Set<string>>()
  for (const { technicianId, skillId } of prepared(db, sql).all() as { technicianId: string; skillId: string }[]) {
    const skills = held.get(technicianId)
    if (skills) skills.add(skillId)
    else held.set(technicianId, new Set([skillId]))
  }
  const people = [...held.values()]
  const known = new Map<string, boolean>()
  return (skillIds) => {
    if (skillIds.length < 2) return true
    const key = skillIds.toSorted().join(' ')
    let can = known.get(key)
    if (can === undefined) known.set(key, (can = people.some((skills) => skillIds.every((id) => skills.has(id)))))
    return can
  }
}
