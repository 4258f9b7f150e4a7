import type Database from 'better-sqlite3'
import type { AssetRules, RepeatRule, ReplaceRule } from '#shared/domain/asset/asset-settings.ts'
import type { Asset } from '#shared/domain/asset/asset.ts'
import { failureKinds, failureRate } from '#shared/domain/asset/failure-rate.ts'
import type { FailureRate } from '#shared/domain/asset/failure-rate.ts'
import { repeatFailures } from '#shared/domain/asset/repeat-failure.ts'
import type { Failure, RepeatFailure } from '#shared/domain/asset/repeat-failure.ts'
import { adviceFrom, replaceAdvice } from '#shared/domain/asset/replace-advice.ts'
import type { ReplaceAdvice } from '#shared/domain/asset/replace-advice.ts'
import { dayBounds, dayMs, dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { prepared } from '../../../store/prepared.ts'

/** When figures are counted to, and in which zone days are days. */
export interface Moment {
  readonly at: number
  readonly day: Day
  readonly zone: string
}

const counted = "o.status <> 'cancelled' AND o.deleted_at IS NULL"
/** A work order that was done because something failed; the same as `isFailure`. */
const failed = `(trim(coalesce(o.failure_code, '')) <> '' OR w.kind IN (${[...failureKinds].map((kind) => `'${kind}'`).join(', ')}))`

/** Failures with a code of these assets, opened in `(from, until]`. */
export function failuresBetween(
  db: Database.Database,
  assetIds: readonly string[],
  from: number,
  until: number,
): ReadonlyMap<string, Failure[]> {
  const sql = `SELECT o.asset_id AS assetId, o.id AS workOrderId, o.failure_code AS code, o.opened_at AS at
    FROM json_each(?) j CROSS JOIN work_orders o INDEXED BY work_orders_asset_id ON o.asset_id = j.value
    WHERE o.opened_at > ? AND o.opened_at <= ? AND o.failure_code IS NOT NULL AND ${counted}`
  const rows = prepared(db, sql).all(JSON.stringify(assetIds), from, until) as (Failure & { assetId: string })[]
  return Map.groupBy(rows, ({ assetId }) => assetId)
}

/** What comes again on each of these assets as of an instant; assets without a repeat are left out. */
export function repeatsOf(
  db: Database.Database,
  assetIds: readonly string[],
  rule: RepeatRule,
  at: number,
): ReadonlyMap<string, RepeatFailure[]> {
  const repeats = new Map<string, RepeatFailure[]>()
  for (const [assetId, failures] of failuresBetween(db, assetIds, at - rule.days * dayMs, at)) {
    const found = repeatFailures(failures, rule, at)
    if (found.length > 0) repeats.set(assetId, found)
  }
  return repeats
}

/** Every asset on which some failure repeats as of an instant: read from the newest failures alone. */
export function assetsWithRepeats(db: Database.Database, rule: RepeatRule, at: number): string[] {
  const sql = `SELECT asset_id AS assetId, id AS workOrderId, failure_code AS code, opened_at AS at
    FROM work_orders o INDEXED BY work_orders_failures
    WHERE opened_at > ? AND opened_at <= ? AND failure_code IS NOT NULL AND asset_id IS NOT NULL AND ${counted}`
  const rows = prepared(db, sql).all(at - rule.days * dayMs, at) as (Failure & { assetId: string })[]
  return [...Map.groupBy(rows, ({ assetId }) => assetId)]
    .filter(([, failures]) => repeatFailures(failures, rule, at).length > 0)
    .map(([assetId]) => assetId)
}

const lineCost = 'CAST(round(l.quantity * l.unit_cost_cents) AS INTEGER)'

/** Actual costs of these assets on the days from one to another, both included, minor units. */
export function maintenanceCosts(
  db: Database.Database,
  assetIds: readonly string[],
  from: Day,
  to: Day,
): ReadonlyMap<string, number> {
  const sql = `SELECT o.asset_id AS id, sum(${lineCost}) AS cents
    FROM json_each(?) j CROSS JOIN work_orders o INDEXED BY work_orders_asset_id ON o.asset_id = j.value
    CROSS JOIN cost_lines l ON l.work_order_id = o.id
    WHERE l.state = 'actual' AND l.happened_on >= ? AND l.happened_on <= ? AND o.deleted_at IS NULL AND l.deleted_at IS NULL
    GROUP BY o.asset_id`
  const rows = prepared(db, sql).all(JSON.stringify(assetIds), from, to) as { id: string; cents: number }[]
  return new Map(rows.map(({ id, cents }) => [id, cents]))
}

/** The day of the first work order of the office; null when there is none. */
export function recordsSince(db: Database.Database, zone: string): Day | null {
  const first = prepared(db, 'SELECT min(opened_at) FROM work_orders').pluck().get() as number | null
  return first === null ? null : dayOf(first, zone)
}

/** Repair or replace for these assets. Those of which nobody knows the price are left out unless `all`. */
export function advices(
  db: Database.Database,
  assets: readonly Pick<Asset, 'id' | 'replacementCostCents' | 'usefulLifeYears' | 'installedOn'>[],
  rule: ReplaceRule,
  moment: Moment,
): ReadonlyMap<string, ReplaceAdvice> {
  if (assets.length === 0) return new Map()
  const from = adviceFrom(moment.day)
  const ids = assets.map(({ id }) => id)
  const costs = maintenanceCosts(db, ids, from, moment.day)
  const since = recordsSince(db, moment.zone)
  const start = dayBounds(from, moment.zone).start
  const failures = prepared(
    db,
    `SELECT o.asset_id AS id, count(*) AS failures
     FROM json_each(?) j CROSS JOIN work_orders o INDEXED BY work_orders_asset_id ON o.asset_id = j.value
     LEFT JOIN work_types w ON w.id = o.work_type_id
     WHERE o.opened_at >= ? AND o.opened_at <= ? AND ${failed} AND ${counted} GROUP BY o.asset_id`,
  ).all(JSON.stringify(ids), start, moment.at) as { id: string; failures: number }[]
  const failuresById = new Map(failures.map((row) => [row.id, row.failures]))
  return new Map(
    assets.map(({ id, replacementCostCents, usefulLifeYears, installedOn }) => [
      id,
      replaceAdvice(
        {
          today: moment.day,
          maintenanceCents: costs.get(id) ?? 0,
          failures: failuresById.get(id) ?? 0,
          replacementCostCents,
          usefulLifeYears,
          installedOn,
          recordsSince: since,
        },
        rule,
      ),
    ]),
  )
}

/** Every asset of which both shares are reached: only those of which all three facts are known are looked at. */
export function assetsToReplace(db: Database.Database, rule: ReplaceRule, moment: Moment): string[] {
  const sql = `SELECT id, replacement_cost_cents AS replacementCostCents, useful_life_years AS usefulLifeYears,
      installed_on AS installedOn FROM assets
    WHERE replacement_cost_cents > 0 AND useful_life_years > 0 AND installed_on IS NOT NULL AND status <> 'retired'
      AND deleted_at IS NULL
      AND (julianday(?) - julianday(installed_on)) / 365.2425 >= ? * useful_life_years - 0.01`
  const assets = prepared(db, sql).all(moment.day, rule.ageShare) as Pick<
    Asset,
    'id' | 'replacementCostCents' | 'usefulLifeYears' | 'installedOn'
  >[]
  return [...advices(db, assets, rule, moment)].filter(([, { verdict }]) => verdict === 'replace').map(([id]) => id)
}

/** What all work orders of an asset add up to. */
export interface HistorySummary {
  readonly workOrders: number
  readonly failures: number
  readonly firstAt: number | null
  readonly lastAt: number | null
  readonly costCents: number
}

/** Counts the whole history of an asset up to an instant. */
export function historySummary(db: Database.Database, assetId: string, at: number): HistorySummary {
  const counts = prepared(
    db,
    `SELECT count(*) AS workOrders, coalesce(sum(${failed}), 0) AS failures, min(o.opened_at) AS firstAt, max(o.opened_at) AS lastAt
     FROM work_orders o LEFT JOIN work_types w ON w.id = o.work_type_id
     WHERE o.asset_id = ? AND o.opened_at <= ? AND ${counted}`,
  ).get(assetId, at) as Omit<HistorySummary, 'costCents'>
  const costCents = prepared(
    db,
    `SELECT coalesce(sum(${lineCost}), 0) FROM work_orders o JOIN cost_lines l ON l.work_order_id = o.id
     WHERE o.asset_id = ? AND l.state = 'actual' AND o.deleted_at IS NULL AND l.deleted_at IS NULL`,
  )
    .pluck()
    .get(assetId) as number
  return { ...counts, costCents }
}

/** Mean time between failures of an asset by the calendar. */
export function mtbfOf(asset: Pick<Asset, 'installedOn'>, history: HistorySummary, moment: Moment): FailureRate {
  return failureRate({
    failures: history.failures,
    installedAt: asset.installedOn === null ? null : dayBounds(asset.installedOn, moment.zone).start,
    firstRecordAt: history.firstAt,
    to: moment.at,
  })
}

/** Everything an inspector tells of an asset in figures. */
export function assetFigures(db: Database.Database, asset: Asset, rules: AssetRules, moment: Moment) {
  const history = historySummary(db, asset.id, moment.at)
  return {
    history,
    repeats: repeatsOf(db, [asset.id], rules.repeat, moment.at).get(asset.id) ?? [],
    mtbf: mtbfOf(asset, history, moment),
    advice: advices(db, [asset], rules.replace, moment).get(asset.id)!,
  }
}
