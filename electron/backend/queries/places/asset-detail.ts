import type { z } from 'zod'
import type { AssetRules } from '#shared/domain/asset/asset-settings.ts'
import { deepestHierarchy } from '#shared/domain/record/part-of.ts'
import type { assetsGet } from '#shared/queries/assets.ts'
import { prepared } from '../../../store/prepared.ts'
import type { RecordStore } from '../../../store/record-store.ts'
import type { BackendContext } from '../../context.ts'
import { maySeeMoney } from '../money/costs.ts'
import { workOrderRows } from '../work-orders/rows.ts'
import { assetFigures } from './asset-facts.ts'
import type { Moment } from './asset-facts.ts'
import { liveStatuses } from './live.ts'

/** Open work orders that an inspector lists. */
const mostOpen = 20

/** One asset with all that hangs on it; null when there is none. */
export function assetDetail(
  context: BackendContext,
  assetId: string,
  rules: AssetRules,
  moment: Moment,
): z.input<(typeof assetsGet)['result']> {
  const { db, records } = context.store
  const asset = records.get('assets', assetId)
  if (!asset) return null
  const site = records.get('sites', asset.siteId)
  const customer = site?.customerId ? records.get('customers', site.customerId) : null
  const { history, repeats, mtbf, advice } = assetFigures(db, asset, rules, moment)
  const open = prepared(
    db,
    `SELECT id FROM work_orders INDEXED BY work_orders_live_asset
     WHERE asset_id = ? AND ${liveStatuses} ORDER BY opened_at DESC LIMIT ${mostOpen}`,
  )
    .pluck()
    .all(assetId) as string[]
  const money = maySeeMoney(context)
  const first = <T extends { readonly primary: boolean; readonly name: string }>(contacts: T[]) =>
    contacts.toSorted((a, b) => Number(b.primary) - Number(a.primary) || a.name.localeCompare(b.name))
  return {
    asset,
    site,
    customer,
    territoryName: site?.territoryId ? (records.get('territories', site.territoryId)?.name ?? null) : null,
    partOf: wholesOf(records, asset.parentId).map(({ id, tag, name }) => ({ id, tag, name })),
    parts: records
      .where('assets', 'parentId', [assetId])
      .map(({ id, tag, name, status }) => ({ id, tag, name, status }))
      .toSorted((a, b) => a.tag.localeCompare(b.tag, undefined, { numeric: true })),
    contacts: [
      ...first(site ? records.where('contacts', 'siteId', [site.id]) : []),
      ...first(customer ? records.where('contacts', 'customerId', [customer.id]) : []),
    ],
    asOf: moment.at,
    today: moment.day,
    openWork: workOrderRows(db, open),
    history: { ...history, costCents: money ? history.costCents : null },
    repeats,
    repeatRule: rules.repeat,
    mtbf,
    advice: money ? { ...advice, missing: [...advice.missing] } : null,
  }
}

/** What an asset is part of, the nearest first. */
function wholesOf(records: RecordStore, parentId: string | null) {
  const found: NonNullable<ReturnType<typeof records.get<'assets'>>>[] = []
  let next = parentId
  while (next !== null && found.length < deepestHierarchy) {
    const whole = records.get('assets', next)
    if (!whole || found.some(({ id }) => id === whole.id)) break
    found.push(whole)
    next = whole.parentId
  }
  return found
}
