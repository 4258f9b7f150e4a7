import { assetRulesOf } from '#shared/domain/asset/asset-settings.ts'
import type { AssetFilter, AssetSort } from '#shared/queries/assets.ts'
import { assetsChoices, assetsCount, assetsFlags, assetsGet, assetsHistory, assetsIds, assetsOfSite, assetsPage } from '#shared/queries/assets.ts' // prettier-ignore
import { addDays } from '#shared/kernel/zone.ts'
import { prepared } from '../../../store/prepared.ts'
import type { BackendContext } from '../../context.ts'
import { answers } from '../../handler.ts'
import { maySeeMoney } from '../money/costs.ts'
import { asOfNow } from './as-of.ts'
import { advices, assetsToReplace, assetsWithRepeats, repeatsOf } from './asset-facts.ts'
import type { Moment } from './asset-facts.ts'
import { assetDetail } from './asset-detail.ts'
import { assetHistory } from './asset-history.ts'
import { assetRows } from './asset-rows.ts'
import { liveStatuses } from './live.ts'
import { countRecords, createConditions, idsOfRecords, pageOfRecords } from './record-list.ts'
import type { ListKey, PageBounds, RecordList } from './record-list.ts'
import { inTreeOrder } from './tree-order.ts'
import type { TreeNode } from './tree-order.ts'

/** Most assets an action on "everything in this list" takes. */
const mostIds = 5_000
/** Most assets of one site that its tree shows. */
const mostOfSite = 2_000
/** A warranty that ends within so many days is about to. */
const soonDays = 30

const keys: Readonly<Record<AssetSort['by'], ListKey>> = {
  tag: { column: 'tag', index: 'assets_tag' },
  name: { column: 'name', index: 'assets_name' },
  kind: { column: 'kind', index: 'assets_kind' },
  warrantyUntil: { column: 'warranty_until', index: 'assets_warranty', nullable: true },
}

/** Answers about assets. */
export const assetQueries = [
  answers(assetsPage, ({ filter, sort, ...bounds }, context) => assetPage(context, filter, sort, bounds)),
  answers(assetsCount, ({ filter }, context) => countRecords(context.store.db, listOf(context, filter))),
  answers(assetsIds, ({ filter, sort }, context) => idsOfRecords(context.store.db, listOf(context, filter, sort), mostIds)), // prettier-ignore
  answers(assetsChoices, (_args, { store: { db, records } }) => ({
    kinds: kindsOf(db),
    territories: records
      .all('territories')
      .map(({ id, code, name }) => ({ id, code, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
  })),
  answers(assetsOfSite, ({ siteId }, context) => {
    const { db } = context.store
    const rows = prepared(
      db,
      `SELECT id, parent_id AS parentId FROM assets WHERE site_id = ? AND deleted_at IS NULL ORDER BY tag, id LIMIT ${mostOfSite + 1}`,
    ).all(siteId) as TreeNode[]
    const ids = inTreeOrder(rows.slice(0, mostOfSite))
    return { rows: assetRows(db, ids, rulesOf(context), momentOf(context)), more: rows.length > mostOfSite }
  }),
  answers(assetsGet, ({ assetId }, context) => assetDetail(context, assetId, rulesOf(context), momentOf(context))),
  answers(assetsHistory, (args, context) => assetHistory(context, args, rulesOf(context).repeat, maySeeMoney(context))),
  answers(assetsFlags, ({ assetId }, context) => {
    const { db, records } = context.store
    const asset = records.get('assets', assetId)
    if (!asset) return null
    const [rules, moment] = [rulesOf(context), momentOf(context)]
    const advice = advices(db, [asset], rules.replace, moment).get(assetId)
    return {
      tag: asset.tag,
      status: asset.status,
      repeats: repeatsOf(db, [assetId], rules.repeat, moment.at).get(assetId) ?? [],
      days: rules.repeat.days,
      replace: asset.status !== 'retired' && advice?.verdict === 'replace',
    }
  }),
]

/** A page of the list with its lines. */
export function assetPage(context: BackendContext, filter: AssetFilter, sort: AssetSort, bounds: PageBounds) {
  const { db } = context.store
  const page = pageOfRecords(db, listOf(context, filter, sort), bounds)
  return { ...page, rows: assetRows(db, page.ids, rulesOf(context), momentOf(context)) }
}

/** When figures count to, in the zone of the office. */
export function momentOf(context: BackendContext): Moment {
  return { ...asOfNow(context), zone: context.pipeline.officeZone() }
}

function rulesOf({ store }: BackendContext) {
  return assetRulesOf(store.records.all('settings'))
}

function listOf(
  context: BackendContext,
  filter: AssetFilter,
  sort: AssetSort = { by: 'tag', descending: false },
): RecordList {
  // prettier-ignore
  const { db } = context.store
  const conditions = createConditions()
  conditions.add('o.deleted_at IS NULL')
  conditions.among('o.kind', filter.kinds)
  conditions.among('+o.status', filter.statuses)
  conditions.among('+o.criticality', filter.criticalities)
  if (filter.territoryIds) {
    conditions.add('+o.site_id IN (SELECT id FROM sites WHERE territory_id IN (SELECT value FROM json_each(?)))', JSON.stringify(filter.territoryIds)) // prettier-ignore
  }
  const flags = new Set(filter.flags)
  if (flags.has('open')) {
    conditions.add(`+o.id IN (SELECT asset_id FROM work_orders INDEXED BY work_orders_live_asset WHERE asset_id IS NOT NULL AND ${liveStatuses})`) // prettier-ignore
  }
  if (filter.warranty) {
    const { day } = asOfNow(context)
    const soon = addDays(day, soonDays)
    const texts = { valid: 'o.warranty_until > ?', soon: 'o.warranty_until BETWEEN ? AND ?', over: 'o.warranty_until < ?', none: 'o.warranty_until IS NULL' } // prettier-ignore
    const params = { valid: [soon], soon: [day, soon], over: [day], none: [] }
    const wanted = filter.warranty
    if (wanted.length > 0) conditions.add(`(${wanted.map((one) => texts[one]).join(' OR ')})`, ...wanted.flatMap((one) => params[one])) // prettier-ignore
  }
  conditions.custom(filter.custom)
  const moment = momentOf(context)
  const rules = rulesOf(context)
  const named = [
    filter.siteId ? idsWhere(db, 'site_id = ?', filter.siteId) : null,
    filter.customerId
      ? idsWhere(db, 'site_id IN (SELECT id FROM sites WHERE customer_id = ?)', filter.customerId)
      : null,
    flags.has('repeat') ? assetsWithRepeats(db, rules.repeat, moment.at) : null,
    flags.has('replace') ? assetsToReplace(db, rules.replace, moment) : null,
  ].filter((ids) => ids !== null)
  const ids = named.length === 0 ? null : named.reduce(common)
  return {
    entity: 'assets',
    table: 'assets',
    key: keys[sort.by],
    descending: sort.descending,
    filter: conditions.filter(),
    text: filter.text,
    ids,
  }
}

function common(ids: readonly string[], more: readonly string[]): string[] {
  const others = new Set(more)
  return ids.filter((id) => others.has(id))
}

function idsWhere(db: BackendContext['store']['db'], where: string, value: string): string[] {
  return prepared(db, `SELECT id FROM assets WHERE ${where}`).pluck().all(value) as string[]
}

/** The different kinds of assets, by hopping along their index instead of reading every row. */
function kindsOf(db: BackendContext['store']['db']): string[] {
  const hop = prepared(db, 'SELECT min(kind) FROM assets WHERE kind > ?').pluck()
  const kinds: string[] = []
  for (let kind = hop.get('') as string | null; kind !== null && kinds.length < 500; kind = hop.get(kind) as string | null) kinds.push(kind) // prettier-ignore
  return kinds
}
