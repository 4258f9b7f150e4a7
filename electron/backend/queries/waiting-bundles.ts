import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minutesSaved } from '#shared/domain/work-order/suggest-bundles.ts'
import type { WaitingBundle } from '#shared/queries/board.ts'
import { prepared } from '../../store/prepared.ts'
import type { Store } from '../../store/store.ts'
import { visitDetailOfRow, visitDetailSql } from '../../store/visit-detail.ts'
import { homesOf, suggest } from './bundles.ts'

const mostMade = 100

const waits = `v.status = 'toSchedule' AND v.deleted_at IS NULL AND o.status NOT IN ('onHold', 'done', 'closed', 'cancelled')`

/** Bundles whose visits wait for a place, made ones first, and those worth making. One visit alone is no trip to share. */
export function waitingBundles(store: Store): WaitingBundle[] {
  return [...madeBundles(store), ...suggestedBundles(store)].filter(({ visits }) => visits.length > 1)
}

function madeBundles({ db, records }: Store): WaitingBundle[] {
  const ids = `SELECT o.bundle_id FROM work_orders o JOIN visits v ON v.work_order_id = o.id
    WHERE o.bundle_id IS NOT NULL AND ${waits} GROUP BY 1 ORDER BY min(coalesce(o.next_due_at, 9e15)), 1 LIMIT ${mostMade}`
  const sql = `${visitDetailSql} WHERE o.bundle_id IN (${ids}) AND ${waits}
    ORDER BY coalesce(o.next_due_at, 9e15), o.number, v.sequence`
  const rows = (prepared(db, sql).all() as Record<string, unknown>[]).map(visitDetailOfRow)
  const homes = homesOf(records)
  return [...Map.groupBy(rows, ({ bundle }) => bundle!.id)].map(([bundleId, visits]) => ({
    bundleId,
    name: visits[0]!.bundle!.name,
    reason: null,
    meters: 0,
    savedMinutes: minutesSaved(
      visits.map(({ latitude, longitude }) => pointOf(latitude, longitude)),
      homes,
    ),
    visits,
  }))
}

function suggestedBundles(store: Store): WaitingBundle[] {
  const suggested = suggest(store, [])
  const orderIds = suggested.flatMap(({ members }) => members.map(({ id }) => id))
  const sql = `${visitDetailSql} WHERE v.work_order_id IN (SELECT value FROM json_each(?)) AND ${waits} ORDER BY v.sequence`
  const rows = (prepared(store.db, sql).all(JSON.stringify(orderIds)) as Record<string, unknown>[]).map(
    visitDetailOfRow,
  )
  const byOrder = Map.groupBy(rows, ({ visit }) => visit.workOrderId)
  return suggested.map(({ members, reason, meters, savedMinutes }) => ({
    bundleId: null,
    name: null,
    reason,
    meters,
    savedMinutes,
    // The first visit of each: what follows it is another trip anyway.
    visits: members.flatMap(({ id }): VisitDetail[] => byOrder.get(id)?.slice(0, 1) ?? []),
  }))
}
