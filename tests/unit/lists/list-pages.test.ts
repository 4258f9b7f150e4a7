import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomFilter } from '#shared/domain/custom-field/custom-filter.ts'
import type { CustomValue } from '#shared/domain/custom-field/custom-values.ts'
import { assetsCount, assetsPage } from '#shared/queries/assets.ts'
import { customersCount, customersIds, customersPage, sitesCount, sitesIds, sitesPage } from '#shared/queries/places.ts'
import type { QueryDefinition } from '#shared/queries/query.ts'
import { requestsCount, requestsPage } from '#shared/queries/requests.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** What of a record decides whether and where it is listed. */
interface Drawn {
  readonly id: string
  readonly name: string
  readonly level: string
  readonly at: number
  readonly due: number | null
  readonly custom: Record<string, CustomValue>
}

const texts = fc.constantFrom('', 'a', 'A', 'b', 'é', '10', '9', 'z\u{1F600}', "o'neil")
const drawn = fc.record({
  name: texts,
  level: fc.constantFrom('one', 'two', 'three'),
  at: fc.integer({ min: 0, max: 5 }),
  due: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  custom: fc.record({ size: fc.integer({ min: 0, max: 4 }), note: texts }, { requiredKeys: [] }),
})
const rows: readonly Drawn[] = fc
  .sample(fc.array(drawn, { minLength: 70, maxLength: 70 }), { numRuns: 1, seed: 11 })[0]!
  .map((row, at) => ({ ...row, id: `r${String(at).padStart(2, '0')}` }))

const conditions = fc.array(
  fc.oneof(
    fc.record({ key: fc.constant('size'), test: fc.constantFrom('is', 'atLeast', 'atMost'), value: fc.integer({ min: 0, max: 4 }) }), // prettier-ignore
    fc.record({ key: fc.constantFrom('size', 'note'), test: fc.constantFrom('filled', 'empty') }),
    fc.record({ key: fc.constant('note'), test: fc.constant('contains'), value: fc.constantFrom('a', 'Z', '1') }),
  ),
  { maxLength: 2 },
) as fc.Arbitrary<CustomFilter[]>

/** Whether a value passes a condition, said once more in plain words. */
function passes({ custom }: Drawn, { key, test: asked, value }: CustomFilter): boolean {
  const own = custom[key]
  switch (asked) {
    case 'filled':
      return own !== undefined
    case 'empty':
      return own === undefined
    case 'contains':
      // SQLite folds ASCII letters only.
      return own !== undefined && ascii(String(own)).includes(ascii(String(value)))
    case 'is':
      return own === value
    case 'atLeast':
      return typeof own === 'number' && own >= Number(value)
    case 'atMost':
      return typeof own === 'number' && own <= Number(value)
  }
}
const ascii = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Ids in an order: by key, then id; those without a key last, by id. */
function ordered(found: readonly Drawn[], key: (row: Drawn) => string | number | null, descending: boolean): string[] {
  const sign = descending ? -1 : 1
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' ? a - Number(b) : bytes(a, String(b))
  const valued = found
    .filter((row) => key(row) !== null)
    .toSorted((a, b) => sign * (compare(key(a)!, key(b)!) || bytes(a.id, b.id)))
  return [...valued, ...found.filter((row) => key(row) === null)].map(({ id }) => id)
}

/** Reads a list to its end in pages. */
async function inPages(desk: TestBackend, page: QueryDefinition, args: object): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const part = expectOk(await desk.client.query(page, { ...args, after })) as { rows: { id: string }[]; next: string | null } // prettier-ignore
    ids.push(...part.rows.map(({ id }) => id))
    after = part.next
  } while (after)
  return ids
}

function openFilled(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('sites', { id: 'home', name: 'Home' }),
    ...rows.flatMap(({ id, name, level, at, due, custom }, number) => [
      fresh('sites', { id, name, address: name === '' ? 'somewhere' : name, active: level === 'one', custom }),
      fresh('customers', { id, name: name || 'nobody', tier: level === 'one' ? 'gold' : 'standard', active: at > 0 }),
      fresh('assets', { id, tag: name || 'none', name, siteId: 'home', criticality: level === 'one' ? 'high' : 'low', warrantyUntil: due === null ? null : `2024-01-0${due + 1}`, custom }), // prettier-ignore
      fresh('requests', { id, number, title: name || 'report', openedAt: at, resolveBy: due, priority: level === 'one' ? 'high' : 'normal', status: level === 'two' ? 'rejected' : 'new', custom }), // prettier-ignore
    ]),
  ])
  return desk
}

interface Listed {
  readonly page: QueryDefinition
  readonly count: QueryDefinition
  readonly sorts: Readonly<Record<string, (row: Drawn) => string | number | null>>
  /** A condition of the list's own, and who passes it. */
  readonly own: { readonly filter: object; readonly passes: (row: Drawn) => boolean }
  readonly hasCustom: boolean
}

const lists: readonly [string, Listed][] = [
  [
    'sites',
    {
      page: sitesPage,
      count: sitesCount,
      sorts: { name: ({ name }) => name, address: ({ name }) => (name === '' ? 'somewhere' : name) },
      own: { filter: { active: true }, passes: ({ level }) => level === 'one' },
      hasCustom: true,
    },
  ],
  [
    'customers',
    {
      page: customersPage,
      count: customersCount,
      sorts: { name: ({ name }) => name || 'nobody' },
      own: { filter: { tiers: ['gold'] }, passes: ({ level }) => level === 'one' },
      hasCustom: false,
    },
  ],
  [
    'assets',
    {
      page: assetsPage,
      count: assetsCount,
      sorts: { tag: ({ name }) => name || 'none', warrantyUntil: ({ due }) => (due === null ? null : String(due)) },
      own: { filter: { criticalities: ['high'] }, passes: ({ level }) => level === 'one' },
      hasCustom: true,
    },
  ],
  [
    'requests',
    {
      page: requestsPage,
      count: requestsCount,
      sorts: { openedAt: ({ at }) => at, resolveBy: ({ due }) => due },
      own: { filter: { tab: 'rejected' }, passes: ({ level }) => level === 'two' },
      hasCustom: true,
    },
  ],
]

test.each(lists)(
  'pages of %s of any size leave no hole and no double, in every order and under every filter',
  async (name, list) => {
    await using desk = openFilled()
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          by: fc.constantFrom(...Object.keys(list.sorts)),
          descending: fc.boolean(),
          own: fc.boolean(),
          custom: conditions,
          limit: fc.integer({ min: 1, max: 25 }),
        }),
        async ({ by, descending, own, custom, limit }) => {
          const asked = list.hasCustom ? custom : []
          const filter = { ...(own ? list.own.filter : {}), ...(asked.length > 0 ? { custom: asked } : {}) }
          // The inbox always shows one tab; without one it is the first.
          const isShown = (row: Drawn) =>
            (own ? list.own.passes(row) : name !== 'requests' || row.level !== 'two') &&
            asked.every((condition) => passes(row, condition))
          const wanted = ordered(rows.filter(isShown), list.sorts[by]!, descending)
          const found = await inPages(desk, list.page, { filter, sort: { by, descending }, limit })
          expect(found.filter((id) => id !== 'home')).toEqual(wanted)
          const { count } = expectOk(await desk.client.query(list.count, { filter })) as { count: number }
          expect(count).toBe(found.length)
        },
      ),
      { numRuns: 60 },
    )
  },
)

test('everything in a list of sites or customers can be taken at once, in its order', async () => {
  await using desk = openFilled()
  const sort = { by: 'name' as const, descending: true }
  const all = await inPages(desk, customersPage, { filter: { active: true }, sort, limit: 500 })
  expect(expectOk(await desk.client.query(customersIds, { filter: { active: true }, sort }))).toEqual({ ids: all, more: false }) // prettier-ignore
  const sites = await inPages(desk, sitesPage, { filter: {}, sort, limit: 500 })
  expect(expectOk(await desk.client.query(sitesIds, { sort })).ids).toEqual(sites)
})
