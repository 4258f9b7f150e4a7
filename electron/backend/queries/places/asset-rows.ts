import type Database from 'better-sqlite3'
import type { AssetRules } from '#shared/domain/asset/asset-settings.ts'
import type { AssetRow } from '#shared/queries/assets.ts'
import { prepared } from '../../../store/prepared.ts'
import { advices, repeatsOf } from './asset-facts.ts'
import type { Moment } from './asset-facts.ts'
import { liveStatuses } from './live.ts'

const sql = `
  SELECT o.id, o.rev, o.tag, o.name, o.kind, o.manufacturer, o.model, o.serial, o.installed_on AS installedOn,
    o.warranty_until AS warrantyUntil, o.criticality, o.status, o.parent_id AS parentId,
    o.location_note AS locationNote, o.site_id AS siteId, o.custom,
    o.replacement_cost_cents AS replacementCostCents, o.useful_life_years AS usefulLifeYears,
    p.tag AS parentTag, s.name AS siteName, s.address, s.customer_id AS customerId, c.name AS customerName,
    (SELECT count(*) FROM assets x WHERE x.parent_id = o.id AND x.deleted_at IS NULL) AS partCount,
    (SELECT count(*) FROM work_orders w INDEXED BY work_orders_live_asset WHERE w.asset_id = o.id AND w.${liveStatuses}) AS openWorkOrders,
    (SELECT max(w.opened_at) FROM work_orders w WHERE w.asset_id = o.id) AS lastWorkAt
  FROM json_each(?) j
  CROSS JOIN assets o ON o.id = j.value
  JOIN sites s ON s.id = o.site_id
  LEFT JOIN assets p ON p.id = o.parent_id
  LEFT JOIN customers c ON c.id = s.customer_id
  ORDER BY j.key`

type Stored = Omit<AssetRow, 'repeat' | 'replace' | 'custom'> & {
  custom: string
  replacementCostCents: number | null
  usefulLifeYears: number | null
}

/** The lines of the list for these ids, in their order, with what the rules say of each. */
export function assetRows(
  db: Database.Database,
  ids: readonly string[],
  rules: AssetRules,
  moment: Moment,
): AssetRow[] {
  if (ids.length === 0) return []
  const rows = prepared(db, sql).all(JSON.stringify(ids)) as Stored[]
  const repeats = repeatsOf(db, ids, rules.repeat, moment.at)
  // Without a price there is no advice, and most registers have few prices.
  const priced = rows.filter(({ replacementCostCents, usefulLifeYears }) => replacementCostCents && usefulLifeYears)
  const advice = advices(db, priced, rules.replace, moment)
  return rows.map(({ replacementCostCents: _cost, usefulLifeYears: _life, ...row }) => ({
    ...row,
    custom: JSON.parse(row.custom) as AssetRow['custom'],
    repeat: repeats.get(row.id)?.[0] ?? null,
    replace: row.status !== 'retired' && advice.get(row.id)?.verdict === 'replace',
  }))
}
