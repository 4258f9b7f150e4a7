import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { assetsCount, assetsFlags, assetsGet, assetsHistory, assetsIds, assetsOfSite, assetsPage } from '#shared/queries/assets.ts' // prettier-ignore
import type { AssetFilter, AssetSort } from '#shared/queries/assets.ts'
import { customersGet, customersPage, placesSuggest, sitesCount, sitesGet, sitesOfCustomer, sitesPage } from '#shared/queries/places.ts' // prettier-ignore
import type { NewRow } from '#shared/domain/entities.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const now = Date.parse('2024-06-15T12:00:00Z')
const day = (text: string) => Date.parse(`${text}T08:00:00Z`)

/** A plant of one site with a chiller that leaks, its pump, and a second site without a place. */
function openPlant(): TestBackend {
  const desk = openTestBackend({ now })
  const order = (id: string, number: number, more: Partial<NewRow<'workOrders'>>) =>
    fresh('workOrders', {
      id,
      number,
      siteId: 'north',
      customerId: 'acme',
      workTypeId: 'repair',
      status: 'closed',
      ...more,
    })
  const cost = (id: string, workOrderId: string, cents: number, happenedOn: string, more: Partial<NewRow<'costLines'>> = {}) => // prettier-ignore
    fresh('costLines', { id, workOrderId, kind: 'expense', state: 'actual', description: 'Repair', quantity: 1, unit: 'sum', unitCostCents: cents, unitPriceCents: 0, coverage: 'internal', happenedOn, ...more }) // prettier-ignore
  write(desk, [
    fresh('customers', { id: 'acme', name: 'Acme', phone: '555' }),
    fresh('sites', { id: 'north', name: 'North', address: '1 Main St', customerId: 'acme' }),
    fresh('sites', { id: 'roof', name: 'Roof', address: '1 Main St', customerId: 'acme', parentId: 'north' }),
    fresh('sites', { id: 'depot', name: 'Depot', address: '', latitude: null, longitude: null, coordinateSource: 'none', ungeocodedReason: 'missing' }), // prettier-ignore
    fresh('workTypes', { id: 'repair', name: 'Repair', kind: 'repair' }),
    fresh('workTypes', { id: 'check', name: 'Check', kind: 'inspection' }),
    fresh('assets', { id: 'chiller', tag: 'CH-1', name: 'Chiller', kind: 'Chiller', siteId: 'north', installedOn: '2014-06-15', usefulLifeYears: 10, replacementCostCents: 100_000, warrantyUntil: '2024-06-30' }), // prettier-ignore
    fresh('assets', { id: 'pump', tag: 'CH-1-P', name: 'Pump', kind: 'Pump', siteId: 'north', parentId: 'chiller', warrantyUntil: '2023-01-01' }), // prettier-ignore
    fresh('assets', { id: 'spare', tag: 'S-1', name: 'Spare pump', kind: 'Pump', siteId: 'depot', status: 'outOfService', criticality: 'low' }), // prettier-ignore
    order('w1', 1, { assetId: 'chiller', openedAt: day('2010-01-01') }),
    order('w2', 2, { assetId: 'chiller', openedAt: day('2024-05-20'), failureCode: 'LEAK' }),
    order('w3', 3, { assetId: 'chiller', openedAt: day('2024-06-01'), failureCode: 'Leak', siteId: 'depot' }),
    order('w4', 4, { assetId: 'chiller', openedAt: day('2024-06-10'), failureCode: 'leak' }),
    order('w5', 5, { assetId: 'chiller', openedAt: day('2024-06-11'), failureCode: 'leak', status: 'cancelled' }),
    order('w6', 6, { assetId: 'pump', openedAt: day('2024-06-11'), workTypeId: 'check', status: 'open' }),
    cost('c1', 'w2', 40_000, '2024-05-20'),
    cost('c2', 'w3', 15_000, '2024-06-01'),
    cost('c3', 'w1', 90_000, '2010-01-01'),
    cost('c4', 'w4', 7_000, '2024-06-10', { state: 'committed' }),
    cost('c5', 'w4', 2_000, '2024-06-10', { quantity: -1, creditReason: 'Reversal' }),
  ])
  return desk
}

const page = async (desk: TestBackend, filter: AssetFilter, sort?: AssetSort) =>
  expectOk(await desk.client.query(assetsPage, sort ? { filter, sort } : { filter })).rows.map(({ tag }) => tag)

describe('the list of assets', () => {
  test('says where each stands, what is open on it, what fails again and what should be replaced', async () => {
    await using desk = openPlant()
    const { rows } = expectOk(await desk.client.query(assetsPage, {}))
    expect(
      rows.map(({ tag, siteName, customerName, parentTag, partCount, openWorkOrders, repeat, replace }) => [
        tag,
        siteName,
        customerName,
        parentTag,
        partCount,
        openWorkOrders,
        repeat?.count ?? null,
        replace,
      ]),
    ).toEqual([
      // prettier-ignore
      ['CH-1', 'North', 'Acme', null, 1, 0, 3, true],
      ['CH-1-P', 'North', 'Acme', 'CH-1', 0, 1, null, false],
      ['S-1', 'Depot', null, null, 0, 0, null, false],
    ])
  })

  test('is narrowed by every filter, and counted the same', async () => {
    await using desk = openPlant()
    const cases: [AssetFilter, string[]][] = [
      [{ kinds: ['Pump'] }, ['CH-1-P', 'S-1']],
      [{ statuses: ['outOfService'] }, ['S-1']],
      [{ criticalities: ['medium'] }, ['CH-1', 'CH-1-P']],
      [{ siteId: 'depot' }, ['S-1']],
      [{ customerId: 'acme' }, ['CH-1', 'CH-1-P']],
      [{ customerId: 'acme', text: 'pump' }, ['CH-1-P']],
      [{ warranty: ['soon'] }, ['CH-1']],
      [{ warranty: ['over', 'none'] }, ['CH-1-P', 'S-1']],
      [{ flags: ['repeat'] }, ['CH-1']],
      [{ flags: ['replace'] }, ['CH-1']],
      [{ flags: ['open'] }, ['CH-1-P']],
      [{ flags: ['open', 'repeat'] }, []],
      [{ text: 'spare' }, ['S-1']],
      [{ warranty: [] }, ['CH-1', 'CH-1-P', 'S-1']],
    ]
    for (const [filter, tags] of cases) {
      expect([filter, await page(desk, filter)]).toEqual([filter, tags])
      expect(expectOk(await desk.client.query(assetsCount, { filter }))).toEqual({ count: tags.length, more: false })
    }
    expect(await page(desk, {}, { by: 'warrantyUntil', descending: true })).toEqual(['CH-1', 'CH-1-P', 'S-1'])
    expect(await page(desk, {}, { by: 'name', descending: true })).toEqual(['S-1', 'CH-1-P', 'CH-1'])
    expect(expectOk(await desk.client.query(assetsIds, {})).ids).toEqual(['chiller', 'pump', 'spare'])
  })

  test('read page by page gives every row once in order, whatever the order and the page size', async () => {
    await using desk = openTestBackend({ now })
    const texts = fc.constantFrom('', 'a', 'A', 'b', 'é', '10', '9', 'z\u{1F600}')
    const some = fc.record({ tag: texts, name: texts, kind: texts, warrantyUntil: fc.constantFrom(null, '2024-01-01', '2025-01-01') }) // prettier-ignore
    const rows = fc.sample(fc.array(some, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 7 })[0]!
    write(desk, [
      fresh('sites', { id: 's' }),
      ...rows.map((row, index) => fresh('assets', { id: `a${String(index).padStart(2, '0')}`, siteId: 's', ...row })),
    ])
    const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
    for (const by of ['tag', 'name', 'kind', 'warrantyUntil'] as const) {
      for (const descending of [false, true]) {
        const ids: string[] = []
        let after: string | null = null
        do {
          const part: { rows: { id: string }[]; next: string | null } = expectOk(await desk.client.query(assetsPage, { sort: { by, descending }, after, limit: 7 })) // prettier-ignore
          ids.push(...part.rows.map(({ id }) => id))
          after = part.next
        } while (after)
        const sign = descending ? -1 : 1
        const keyed = rows.map((row, index) => ({ id: `a${String(index).padStart(2, '0')}`, key: row[by] }))
        const valued = keyed.filter(({ key }) => key !== null).toSorted((a, b) => sign * (bytes(a.key!, b.key!) || bytes(a.id, b.id))) // prettier-ignore
        const none = keyed.filter(({ key }) => key === null).map(({ id }) => id)
        expect([by, descending, ids]).toEqual([by, descending, [...valued.map(({ id }) => id), ...none]])
      }
    }
  })

  test('of one site is a tree: each asset is followed by its parts', async () => {
    await using desk = openPlant()
    write(desk, [fresh('assets', { id: 'aux', tag: 'AUX', siteId: 'north' }), fresh('assets', { id: 'seal', tag: 'A-SEAL', siteId: 'north', parentId: 'pump' })]) // prettier-ignore
    const { rows } = expectOk(await desk.client.query(assetsOfSite, { siteId: 'north' }))
    expect(rows.map(({ tag }) => tag)).toEqual(['AUX', 'CH-1', 'CH-1-P', 'A-SEAL'])
  })
})

describe('one asset', () => {
  test('is told with its figures: history, what repeats, MTBF, and repair or replace to the cent', async () => {
    await using desk = openPlant()
    const detail = expectOk(await desk.client.query(assetsGet, { assetId: 'chiller' }))!
    expect(detail.history).toMatchObject({ workOrders: 4, failures: 4, costCents: 143_000 })
    expect(detail.repeats).toMatchObject([{ code: 'leak', count: 3, workOrderIds: ['w2', 'w3', 'w4'] }])
    // Costs of the 24 months: what is committed is not yet spent, the credit counts against it, 2010 is long ago.
    expect(detail.advice).toMatchObject({
      verdict: 'replace',
      cost: { numerator: 53_000, denominator: 100_000, share: 0.53 },
      failures: 3,
      from: '2022-06-16',
      missing: [],
    })
    expect(detail.mtbf).toMatchObject({ failures: 4, since: 'firstRecord' })
    expect(detail.parts.map(({ tag }) => tag)).toEqual(['CH-1-P'])
    const pump = expectOk(await desk.client.query(assetsGet, { assetId: 'pump' }))!
    expect(pump.partOf.map(({ tag }) => tag)).toEqual(['CH-1'])
    expect(pump.openWork.map(({ number }) => number)).toEqual([6])
    expect(pump.advice).toMatchObject({ verdict: 'unknown', missing: ['replacementCost', 'usefulLife', 'installedOn'] })
    expect(expectOk(await desk.client.query(assetsGet, { assetId: 'none' }))).toBe(null)
  })

  test('follows the office’s own rules and the day an archive ends', async () => {
    await using desk = openPlant()
    expectOk(desk.run(settingsSet, { name: 'repeatFailures', value: { least: 4, days: 30 } }))
    expect(await page(desk, { flags: ['repeat'] })).toEqual([])
    expectOk(desk.run(settingsSet, { name: 'replaceAdvice', value: { costShare: 0.6, ageShare: 0.7 } }))
    expect(await page(desk, { flags: ['replace'] })).toEqual([])
    expectOk(desk.run(settingsSet, { name: 'repeatFailures', value: { least: 2, days: 15 } }))
    expectOk(desk.run(settingsSet, { name: 'dataAsOf', value: day('2024-06-02') }))
    expect(expectOk(await desk.client.query(assetsFlags, { assetId: 'chiller' }))).toMatchObject({ repeats: [{ count: 2 }], days: 15, replace: false }) // prettier-ignore
  })

  test('keeps its whole history wherever it stood, page by page, with what had come before', async () => {
    await using desk = openPlant()
    const all = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller' }))
    expect(
      all.rows.map(({ number, repeatCount, elsewhere, costCents }) => [number, repeatCount, elsewhere, costCents]),
    ).toEqual([
      // prettier-ignore
      [5, null, null, null],
      [4, 3, null, 5_000],
      [3, null, 'Depot', 15_000],
      [2, null, null, 40_000],
      [1, null, null, 90_000],
    ])
    const first = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller', limit: 2 }))
    const rest = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller', after: first.next }))
    expect([...first.rows, ...rest.rows]).toEqual(all.rows)
    const again = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller', until: first.next }))
    expect([again.rows, again.next]).toEqual([first.rows, null])
    const failures = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller', failuresOnly: true }))
    expect(failures.rows.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  test('shows no amounts to a role that may not see costs', async () => {
    await using desk = openPlant()
    write(desk, [fresh('users', { id: 'dan', name: 'Test Dispatcher', email: null, role: 'dispatcher', approvalLimitCents: null, delegateId: null, delegateFrom: null, delegateUntil: null, active: true })]) // prettier-ignore
    const detail = expectOk(await desk.client.query(assetsGet, { assetId: 'chiller' }))!
    expect([detail.advice, detail.history.costCents, detail.asset.replacementCostCents]).toEqual([null, null, null])
    const { rows } = expectOk(await desk.client.query(assetsHistory, { assetId: 'chiller' }))
    expect(rows.every(({ costCents }) => costCents === null)).toBe(true)
  })
})

describe('customers and sites', () => {
  test('are listed with what belongs to them and who to call', async () => {
    await using desk = openPlant()
    write(desk, [fresh('contacts', { id: 'p', customerId: 'acme', siteId: null, name: 'Zoe', role: null, phone: '9', email: null, primary: true })]) // prettier-ignore
    const customers = expectOk(await desk.client.query(customersPage, {})).rows
    expect(customers).toMatchObject([
      { name: 'Acme', sites: 2, openWorkOrders: 1, contact: { name: 'Zoe', phone: '9' } },
    ])
    const sites = expectOk(await desk.client.query(sitesPage, {})).rows
    expect(
      sites.map(({ name, customerName, parentName, assets, openWorkOrders }) => [
        name,
        customerName,
        parentName,
        assets,
        openWorkOrders,
      ]),
    ).toEqual([
      // prettier-ignore
      ['Depot', null, null, 1, 0],
      ['North', 'Acme', null, 2, 1],
      ['Roof', 'Acme', 'North', 0, 0],
    ])
    const flagged = async (flag: 'unplaced' | 'assets' | 'open' | 'noCustomer') =>
      expectOk(await desk.client.query(sitesPage, { filter: { flags: [flag] } })).rows.map(({ name }) => name)
    expect(await flagged('unplaced')).toEqual(['Depot'])
    expect(await flagged('assets')).toEqual(['Depot', 'North'])
    expect(await flagged('open')).toEqual(['North'])
    expect(await flagged('noCustomer')).toEqual(['Depot'])
    expect(expectOk(await desk.client.query(sitesCount, { filter: { flags: ['assets'] } })).count).toBe(2)
    expect(expectOk(await desk.client.query(sitesOfCustomer, { customerId: 'acme' })).rows.map(({ name }) => name)).toEqual(['North', 'Roof']) // prettier-ignore
  })

  test('are told whole, and found while typing', async () => {
    await using desk = openPlant()
    expect(expectOk(await desk.client.query(customersGet, { customerId: 'acme' }))).toMatchObject({ siteCount: 2, workOrderCount: 6, openWork: [{ number: 6 }] }) // prettier-ignore
    expect(expectOk(await desk.client.query(sitesGet, { siteId: 'north' }))).toMatchObject({
      assetCount: 2,
      parts: [{ name: 'Roof' }],
      openWork: [{ number: 6 }],
      recentWork: [{ number: 5 }, { number: 4 }, { number: 2 }, { number: 1 }],
    })
    const suggest = async (
      args: Parameters<typeof desk.client.query<typeof placesSuggest.args, typeof placesSuggest.result>>[1],
    ) =>
      // prettier-ignore
      expectOk(await desk.client.query(placesSuggest, args)).map(({ name }) => name)
    expect(await suggest({ kind: 'asset', text: '', siteId: 'north' })).toEqual(['CH-1', 'CH-1-P'])
    expect(await suggest({ kind: 'asset', text: 'spar' })).toEqual(['S-1'])
    expect(await suggest({ kind: 'site', text: 'roo' })).toEqual(['Roof'])
    expect(await suggest({ kind: 'customer', text: '' })).toEqual(['Acme'])
  })
})

test('the list and what it counts are read from indexes alone', async () => {
  await using desk = openTestBackend({ now })
  const { db } = desk.backend.context.store
  write(desk, [fresh('sites', { id: 's' })])
  const plans = [
    "SELECT id FROM assets o INDEXED BY assets_tag WHERE o.deleted_at IS NULL AND (o.tag, o.id) > ('a', 'b') ORDER BY o.tag, o.id LIMIT 9",
    "SELECT count(*) FROM work_orders w INDEXED BY work_orders_live_asset WHERE w.asset_id = 'a' AND w.status IN ('open', 'scheduled', 'inProgress', 'onHold')",
  ]
  for (const sql of plans) {
    const details = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail)
    expect(details.join('\n')).not.toMatch(/TEMP B-TREE|SCAN (?!CONSTANT)(?!o USING INDEX)/)
  }
})
