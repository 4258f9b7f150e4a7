import type Database from 'better-sqlite3'
import type { QueueTab } from '#shared/queries/board.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { DueCutoffs } from './due-sql.ts'
import { dueParams, duePromiseSql } from './due-sql.ts'
import { visitDetailOfRow, visitDetailSql } from './visit-detail.ts'

/** What the queue is asked for. */
export interface QueueFilter {
  readonly tab: QueueTab
  readonly text: string
  readonly skillId: string | null
  readonly territoryId: string | null
  readonly sort: 'deadline' | 'priority' | 'age'
  /** At risk: a promise is missed, or due by these instants. */
  readonly soon: DueCutoffs
  readonly offset: number
  readonly limit: number
}

/** One page of the queue and how much there is. */
export interface QueuePage {
  readonly visits: VisitDetail[]
  readonly total: number
  readonly counts: Record<QueueTab, number>
}

const waiting = `v.status = 'toSchedule' AND v.deleted_at IS NULL AND o.status NOT IN ('done', 'closed', 'cancelled')`

const ofTab: Readonly<Record<QueueTab, string>> = {
  toSchedule: `o.status <> 'onHold'`,
  atRisk: `o.status <> 'onHold' AND ${duePromiseSql([':soonByPolicy', ':soonPlain'])}`,
  onHold: `o.status = 'onHold'`,
}

const rank = `CASE o.priority WHEN 'emergency' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END`
// Work without a deadline comes after all that has one.
const deadline = `COALESCE(o.next_due_at, 9e15)`
const orders: Readonly<Record<QueueFilter['sort'], string>> = {
  deadline: `${deadline}, ${rank}, o.number, v.sequence`,
  priority: `${rank}, ${deadline}, o.number, v.sequence`,
  age: `o.opened_at, o.number, v.sequence`,
}

// Work on hold: what somebody should look at again comes first, by the day of it.
const followUp = `(SELECT min(h.follow_up_on) FROM holds h WHERE h.work_order_id = o.id AND h.ends_at IS NULL)`

/** Reads one page of the visits that wait for a place. */
export function readQueue(db: Database.Database, filter: QueueFilter): QueuePage {
  const { conditions, values } = conditionsOf(filter)
  const [soonByPolicy, soonPlain] = dueParams(filter.soon)
  const soon = { soonByPolicy, soonPlain }
  const where = `WHERE ${[waiting, ...conditions].join(' AND ')}`
  const countsRow = db
    .prepare(
      `SELECT ${Object.entries(ofTab)
        .map(([tab, condition]) => `COALESCE(SUM(${condition}), 0) AS ${tab}`)
        .join(', ')}
       FROM visits v JOIN work_orders o ON o.id = v.work_order_id
       LEFT JOIN work_types w ON w.id = o.work_type_id LEFT JOIN sites s ON s.id = o.site_id ${where}`,
    )
    .get({ ...values, ...soon }) as Record<QueueTab, number>
  const rows = db
    .prepare(
      `${visitDetailSql} ${where} AND ${ofTab[filter.tab]}
       ORDER BY ${filter.tab === 'onHold' ? `coalesce(${followUp}, '9999'), ` : ''}${orders[filter.sort]} LIMIT :limit OFFSET :offset`,
    )
    .all({ ...values, ...soon, limit: filter.limit, offset: filter.offset }) as Record<string, unknown>[]
  return { visits: rows.map(visitDetailOfRow), total: countsRow[filter.tab], counts: countsRow }
}

function conditionsOf({ text, skillId, territoryId }: QueueFilter) {
  const conditions: string[] = []
  const values: Record<string, string> = {}
  if (skillId !== null) {
    conditions.push('w.skill_id = :skillId')
    values['skillId'] = skillId
  }
  if (territoryId !== null) {
    conditions.push('o.territory_id = :territoryId')
    values['territoryId'] = territoryId
  }
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .forEach((word, index) => {
      const searched = `o.title || ' ' || o.number || ' ' || COALESCE(s.address, '') || ' ' || COALESCE(s.district, '') || ' ' || COALESCE(w.name, '')`
      conditions.push(`(${searched}) LIKE :word${index} ESCAPE '\\'`)
      values[`word${index}`] = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    })
  return { conditions, values }
}
