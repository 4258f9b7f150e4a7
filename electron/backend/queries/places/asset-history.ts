import type { z } from 'zod'
import type { RepeatRule } from '#shared/domain/asset/asset-settings.ts'
import { failureKinds } from '#shared/domain/asset/failure-rate.ts'
import { repeatAt } from '#shared/domain/asset/repeat-failure.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import type { AssetWork, assetsHistory } from '#shared/queries/assets.ts'
import { decodeCursor } from '../../../store/keyset/cursor.ts'
import { prepared } from '../../../store/prepared.ts'
import type { BackendContext } from '../../context.ts'
import { failuresBetween } from './asset-facts.ts'
import { keysCursor } from './record-list.ts'

type Stored = Omit<AssetWork, 'repeatCount' | 'imported' | 'elsewhere'> & {
  readonly imported: 0 | 1
  readonly siteId: string | null
  readonly siteName: string | null
}

const failed = `(trim(coalesce(o.failure_code, '')) <> '' OR w.kind IN (${[...failureKinds].map((kind) => `'${kind}'`).join(', ')}))`

/** A page of the service history of an asset, newest first: all its work orders, wherever it stood then. */
export function assetHistory(
  { store: { db, records } }: BackendContext,
  { assetId, failuresOnly, after, until, limit }: z.output<(typeof assetsHistory)['args']>,
  rule: RepeatRule,
  seesMoney: boolean,
): z.input<(typeof assetsHistory)['result']> {
  const [at, id] = decodeCursor(after)?.keys ?? [Number.MAX_SAFE_INTEGER, '\u{10FFFF}']
  const [lastAt, lastId] = decodeCursor(until)?.keys ?? [Number.MIN_SAFE_INTEGER, '']
  const rows = prepared(
    db,
    `SELECT o.id, o.number, o.title, o.status, o.opened_at AS openedAt, o.completed_at AS completedAt, w.kind,
       w.name AS workTypeName, o.failure_code AS failureCode, o.root_cause AS rootCause, o.outcome,
       o.next_step AS nextStep, o.import_id IS NOT NULL AS imported, o.site_id AS siteId, s.name AS siteName,
       coalesce(s.zone, 'UTC') AS zone,
       (SELECT sum(CAST(round(l.quantity * l.unit_cost_cents) AS INTEGER)) FROM cost_lines l
        WHERE l.work_order_id = o.id AND l.deleted_at IS NULL) AS costCents
     FROM work_orders o INDEXED BY work_orders_asset_id
     LEFT JOIN work_types w ON w.id = o.work_type_id LEFT JOIN sites s ON s.id = o.site_id
     WHERE o.asset_id = ? AND o.opened_at <= ? AND (o.opened_at < ? OR o.id < ?)
       AND o.opened_at >= ? AND (o.opened_at > ? OR o.id >= ?) AND o.deleted_at IS NULL
       ${failuresOnly ? `AND ${failed} AND o.status <> 'cancelled'` : ''}
     ORDER BY o.opened_at DESC, o.id DESC LIMIT ?`,
  ).all(assetId, at!, at!, id!, lastAt!, lastAt!, lastId!, limit + 1) as Stored[]
  const page = rows.slice(0, limit)
  const [newest, oldest] = [page[0], page.at(-1)]
  const failures =
    newest && oldest
      ? (failuresBetween(db, [assetId], oldest.openedAt - rule.days * dayMs, newest.openedAt).get(assetId) ?? [])
      : []
  const standsAt = records.get('assets', assetId)?.siteId ?? null
  const repeatOf = ({ id: workOrderId, failureCode, openedAt, status }: Stored) =>
    failureCode === null || status === 'cancelled'
      ? null
      : (repeatAt(failures, rule, { workOrderId, code: failureCode, at: openedAt })?.count ?? null)
  return {
    rows: page.map((row) => {
      const { siteId, siteName, imported, costCents, ...rest } = row
      return {
        ...rest,
        imported: imported === 1,
        elsewhere: siteId !== null && siteId !== standsAt ? siteName : null,
        costCents: seesMoney ? costCents : null,
        repeatCount: repeatOf(row),
      }
    }),
    next: rows.length > limit && oldest ? keysCursor([oldest.openedAt, oldest.id]) : null,
    textCut: false,
  }
}
