import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '#shared/commands/change.ts'
import { remove, update } from '#shared/commands/change.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { WorkOrderFilter, WorkOrderRow, WorkOrderSort } from '#shared/queries/work-orders.ts'
import { workOrderSorts, workOrdersCount, workOrdersIds, workOrdersPage } from '#shared/queries/work-orders.ts'
import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import { expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const types = ['Tree', 'Pothole', 'Light']
const places = ['12 Ash St', '9 Ash St', 'Zürich Ave', '👍 Sq']

const surroundings = [
  ...types.map((name, i) => fresh('workTypes', { id: `type${i}`, name })),
  ...places.map((address, i) => fresh('sites', { id: `site${i}`, name: address, address })),
  fresh('territories', { id: 't0' }),
]

const orderFields = fc.record({
  status: fc.constantFrom(...workOrderStatuses),
  priority: fc.constantFrom(...priorities),
  openedAt: fc.integer({ min: 0, max: 20 }),
  resolveBy: fc.option(fc.integer({ min: 0, max: 20 })),
  workTypeId: fc.constantFrom('type0', 'type1', 'type2', null),
  siteId: fc.constantFrom('site0', 'site1', 'site2', 'site3', null),
  territoryId: fc.constantFrom('t0', null),
  team: fc.constantFrom('PWD', 'PARK', null),
})

const sortOf = fc.record({ by: fc.constantFrom(...workOrderSorts), descending: fc.boolean() })

const filterOf = fc.record(
  {
    statuses: fc.subarray([...workOrderStatuses]),
    priorities: fc.subarray([...priorities], { minLength: 1 }),
    workTypeIds: fc.subarray(['type0', 'type1'], { minLength: 1 }),
    territoryIds: fc.subarray(['t0'], { minLength: 1 }),
    teams: fc.subarray(['PWD', 'PARK'], { minLength: 1 }),
    openedFrom: fc.integer({ min: 0, max: 15 }),
    resolveTo: fc.integer({ min: 5, max: 25 }),
  },
  { requiredKeys: [] },
)

/** Every row by pages of `limit`. */
async function walk(
  desk: TestBackend,
  filter: WorkOrderFilter,
  sort: WorkOrderSort,
  limit: number,
  between: (page: number) => void = () => {},
): Promise<WorkOrderRow[]> {
  const rows: WorkOrderRow[] = []
  let after: string | null = null
  for (let page = 0; page < 10_000; page++) {
    const reply: { rows: WorkOrderRow[]; next: string | null } = expectOk(
      await desk.client.query(workOrdersPage, { filter, sort, after, limit }),
    )
    rows.push(...reply.rows)
    if (reply.next === null) return rows
    after = reply.next
    between(page)
  }
  throw new Error('the pages never end')
}

/** The same list made the slow way. */
function expected(rows: readonly WorkOrderRow[], filter: WorkOrderFilter, { by, descending }: WorkOrderSort): number[] {
  const passes = (row: WorkOrderRow) =>
    (filter.statuses?.includes(row.status) ?? true) &&
    (filter.priorities?.includes(row.priority) ?? true) &&
    (filter.workTypeIds?.includes(row.workTypeId ?? '') ?? true) &&
    (!filter.territoryIds || row.territoryCode !== null) &&
    (filter.teams?.includes(row.team ?? '') ?? true) &&
    (filter.openedFrom === undefined || row.openedAt >= filter.openedFrom) &&
    (filter.resolveTo === undefined || (row.resolveBy !== null && row.resolveBy < filter.resolveTo))
  const bytes = (text: string) => Buffer.from(text).toString('hex')
  const value = (row: WorkOrderRow): number | string | null => {
    switch (by) {
      case 'number':
        return row.number
      case 'openedAt':
        return row.openedAt
      case 'resolveBy':
        return row.resolveBy
      case 'due':
        return row.completedAt === null && !isEnded(row.status) ? row.resolveBy : null
      case 'priority':
        return priorities.indexOf(row.priority)
      case 'status':
        return workOrderStatuses.indexOf(row.status)
      case 'workType':
        return row.workTypeName
      case 'site':
        return row.address === null ? null : bytes(row.address)
    }
  }
  const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
  const turned = (order: number) => (descending ? -order : order)
  const nullsLast = (a: number | null, b: number | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a - b
  return rows
    .filter(passes)
    .toSorted((a, b) => {
      const [x, y] = [value(a), value(b)]
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1
      } else if (x !== y) return turned(compare(x, y))
      if (by === 'site') return turned(a.number - b.number)
      if (by === 'openedAt' || (by === 'resolveBy' && x !== null)) return turned(compare(a.id, b.id))
      if (by === 'due') return x === null ? compare(a.id, b.id) : turned(compare(a.id, b.id))
      return nullsLast(a.resolveBy, b.resolveBy) || compare(a.id, b.id)
    })
    .map((row) => row.number)
}

describe('the list of work orders', () => {
  it('shows every matching row once and in order, for any filter, sort and page size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(orderFields, { maxLength: 40 }),
        fc.array(fc.record({ filter: filterOf, sort: sortOf, limit: fc.integer({ min: 1, max: 30 }) }), {
          minLength: 6,
          maxLength: 6,
        }),
        async (orders, views) => {
          await using desk = openTestBackend()
          const rows = orders.map((fields, i) =>
            fresh('workOrders', { id: `w${String(i).padStart(3, '0')}`, number: 100 + i, ...fields }),
          )
          write(desk, [...surroundings, ...rows])
          const all = await walk(desk, {}, { by: 'number', descending: false }, 500)
          expect(all).toHaveLength(orders.length)
          for (const { filter, sort, limit } of views) {
            const listed = await walk(desk, filter, sort, limit)
            expect(listed.map((row) => row.number)).toEqual(expected(all, filter, sort))
            const { count } = expectOk(await desk.client.query(workOrdersCount, { filter }))
            expect(count).toBe(listed.length)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('walks the same rows along the indexes when there are too many to sort', async () => {
    await using desk = openTestBackend()
    const random = fc.sample(orderFields, { numRuns: 2_600, seed: 7 })
    write(desk, [
      ...surroundings,
      ...random.map((fields, i) =>
        fresh('workOrders', { id: `w${String(i).padStart(4, '0')}`, number: 100 + i, ...fields }),
      ),
    ])
    const all = await walk(desk, {}, { by: 'number', descending: false }, 500)
    for (const by of workOrderSorts) {
      for (const [descending, filter] of [
        [false, {}],
        [true, { priorities: ['high', 'low', 'normal'] }],
        [false, { teams: ['PWD', 'PARK'], openedFrom: 3 }],
      ] as const) {
        const sort = { by, descending }
        const mutable = structuredClone(filter) as WorkOrderFilter
        const listed = await walk(desk, mutable, sort, 333)
        expect(listed.map((row) => row.number)).toEqual(expected(all, mutable, sort))
      }
    }
  })

  it('shows no row twice and none of the unchanged rows never, while rows change between pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(orderFields, { minLength: 10, maxLength: 40 }),
        sortOf,
        fc.array(fc.tuple(fc.nat(39), fc.constantFrom('move', 'remove', 'add'), orderFields), { maxLength: 20 }),
        async (orders, sort, edits) => {
          await using desk = openTestBackend()
          const id = (i: number) => `w${String(i).padStart(3, '0')}`
          const rows = orders.map((fields, i) => fresh('workOrders', { id: id(i), number: 100 + i, ...fields }))
          write(desk, [...surroundings, ...rows])
          const touched = new Set<string>()
          const gone = new Set<string>()
          let added = 500
          const listed = await walk(desk, {}, sort, 3, (page) => {
            const edit = edits[page]
            if (!edit) return
            const [i, kind, fields] = edit
            const target = id(i % orders.length)
            if (kind === 'add') {
              added += 1
              write(desk, [fresh('workOrders', { id: id(added), number: added, ...fields })])
              touched.add(id(added))
            } else if (!gone.has(target)) {
              const change: Change =
                kind === 'remove' ? remove('workOrders', target) : update('workOrders', target, fields)
              write(desk, [change])
              touched.add(target)
              if (kind === 'remove') gone.add(target)
            }
          })
          const still = listed.map((row) => row.id).filter((row) => !touched.has(row))
          expect(new Set(still).size).toBe(still.length)
          expect(still.toSorted()).toEqual(orders.map((_, i) => id(i)).filter((row) => !touched.has(row)))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('reads a page again between the same two cursors after a row came in between', async () => {
    await using desk = openTestBackend()
    const rows = [1, 2, 3, 5, 6].map((number) => fresh('workOrders', { id: `w${number}`, number }))
    write(desk, [...surroundings, ...rows])
    const sort = { by: 'number', descending: false } as const
    const first = expectOk(await desk.client.query(workOrdersPage, { sort, limit: 2 }))
    const second = expectOk(await desk.client.query(workOrdersPage, { sort, after: first.next, limit: 2 }))
    write(desk, [fresh('workOrders', { id: 'w4', number: 4 })])
    const again = expectOk(
      await desk.client.query(workOrdersPage, { sort, after: first.next, until: second.next, limit: 200 }),
    )
    expect(again.rows.map((row) => row.number)).toEqual([3, 4, 5])
    expect(again.next).toBeNull()
  })

  it('takes a cursor that is none as the start and an empty status set as nothing', async () => {
    await using desk = openTestBackend()
    write(desk, [...surroundings, fresh('workOrders', { id: 'w', number: 1 })])
    for (const after of ['', '{}', '[1]', '["nowhere",1]', '["due"]', 'x'.repeat(1_999)]) {
      expect(expectOk(await desk.client.query(workOrdersPage, { after })).rows).toHaveLength(1)
    }
    expect(expectOk(await desk.client.query(workOrdersPage, { filter: { statuses: [] } })).rows).toEqual([])
  })

  it('finds by number, title and address, and lists exactly the ids it is given', async () => {
    await using desk = openTestBackend()
    write(desk, [
      ...surroundings,
      fresh('workOrders', { id: 'a', number: 4687, title: 'Branch across road', siteId: 'site2' }),
      fresh('workOrders', { id: 'b', number: 4688, title: 'Lamp out', siteId: 'site0' }),
    ])
    const find = async (filter: WorkOrderFilter) =>
      expectOk(await desk.client.query(workOrdersPage, { filter })).rows.map((row) => row.id)
    expect(await find({ text: '4687' })).toEqual(['a'])
    expect(await find({ text: 'branc' })).toEqual(['a'])
    expect(await find({ text: 'zurich lam' })).toEqual([])
    expect(await find({ text: 'ash lam' })).toEqual(['b'])
    expect(await find({ ids: ['b', 'gone'] })).toEqual(['b'])
    expect(expectOk(await desk.client.query(workOrdersIds, {})).ids.toSorted()).toEqual(['a', 'b'])
  })
})
