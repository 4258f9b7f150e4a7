import { describe, expect, it } from 'vitest'
import { requestNotDuplicate } from '#shared/commands/request/not-duplicate.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { requestsDuplicates, requestsLikelyDuplicates } from '#shared/queries/requests.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const day = (n: number) => (1_000 + n) * dayMs
let number = 0
const request = (id: string, more: Partial<NewRow<'requests'>> = {}) =>
  fresh('requests', {
    id,
    number: ++number,
    title: 'Water runs down the stairs',
    siteId: 's',
    workTypeId: 'pipes',
    openedAt: day(0),
    ...more,
  })

function openOffice(): TestBackend {
  const desk = openTestBackend({ now: day(1) })
  write(desk, [
    fresh('workTypes', { id: 'pipes', name: 'Burst pipe', category: 'Plumbing' }),
    fresh('workTypes', { id: 'drains', name: 'Blocked drain', category: 'Plumbing' }),
    fresh('workTypes', { id: 'trees', name: 'Tree emergency', category: 'Trees' }),
    fresh('sites', { id: 's', latitude: 42.31, longitude: -71.06 }),
    fresh('sites', { id: 'door', name: 'Rear door', latitude: null, longitude: null }),
    fresh('sites', { id: 'near', address: '14 Howe St, Dorchester', latitude: 42.31, longitude: -71.0602 }),
    fresh('sites', { id: 'far', address: '99 Ash St', latitude: 42.35, longitude: -71.1 }),
    fresh('assets', { id: 'boiler', siteId: 's' }),
    fresh('assets', { id: 'pump', siteId: 's', tag: 'A-2' }),
  ])
  return desk
}

const find = async (desk: TestBackend, requestId = 'r') =>
  expectOk(await desk.client.query(requestsDuplicates, { requestId }))
const shown = async (desk: TestBackend) => (await find(desk)).map(({ id, place, likely }) => [id, place, likely])

describe('what may be the same as a request', () => {
  it('is found by asset, site, address, nearness or caller, likeliest first, and nothing else is', async () => {
    await using desk = openOffice()
    write(desk, [
      request('r', { assetId: 'boiler', contactPhone: '+1 (617) 555-0100' }),
      request('asset', { assetId: 'boiler', title: 'No heat', siteId: 's', openedAt: day(1) }),
      request('site', { openedAt: day(2) }),
      request('address', { siteId: 'door', openedAt: day(3) }),
      request('near', { siteId: 'near', openedAt: day(3) }),
      request('caller', { siteId: 'far', contactPhone: '+1 (617) 555-0100', openedAt: day(1) }),
      request('far', { siteId: 'far' }),
      request('late', { openedAt: day(20) }),
      request('other asset', { assetId: 'pump' }),
      request('merged', { status: 'merged', mergedIntoId: 'site' }),
    ])
    expect(await shown(desk)).toEqual([
      ['site', 'site', true],
      ['address', 'address', true],
      ['asset', 'asset', true],
      ['caller', 'caller', true],
      ['near', 'near', false],
    ])
  })

  it('is likelier with the same kind of work and like words, slips of the keyboard included', async () => {
    await using desk = openOffice()
    write(desk, [
      request('r'),
      request('same'),
      request('typo', { title: 'Watter runs down the stares' }),
      request('trade', { workTypeId: 'drains', title: 'Drain in the yard overflows' }),
      request('different', { workTypeId: 'trees', title: 'Branch on the roof' }),
    ])
    const found = await find(desk)
    expect(found.map(({ id }) => id)).toEqual(['same', 'typo', 'trade'])
    expect(found[1]!.words).toBeGreaterThan(0.6)
    expect(found[1]!.words).toBeLessThan(found[0]!.words)
    expect(found[2]).toMatchObject({ work: 'trade', likely: false })
  })

  it('reaches back to work that is still open, and calls what was over a visit again', async () => {
    await using desk = openOffice()
    write(desk, [
      request('r', { assetId: 'boiler', openedAt: day(0) }),
      request('forgotten', { assetId: 'boiler', openedAt: day(-90), status: 'accepted', workOrderId: 'w' }),
      fresh('workOrders', {
        id: 'w',
        number: 71,
        requestId: 'forgotten',
        siteId: 's',
        assetId: 'boiler',
        workTypeId: 'pipes',
        openedAt: day(-90),
      }),
      fresh('workOrders', {
        id: 'planned',
        number: 72,
        title: 'Water runs down the stairs',
        siteId: 's',
        assetId: 'boiler',
        workTypeId: 'pipes',
        openedAt: day(-1),
      }),
      fresh('workOrders', {
        id: 'done',
        number: 73,
        title: 'Water runs down the stairs',
        status: 'done',
        siteId: 's',
        assetId: 'boiler',
        workTypeId: 'pipes',
        openedAt: day(-6),
        completedAt: day(-3),
      }),
      fresh('workOrders', { id: 'long ago', number: 74, status: 'done', assetId: 'boiler', completedAt: day(-60) }),
      fresh('workOrders', { id: 'called off', number: 75, status: 'cancelled', assetId: 'boiler', openedAt: day(0) }),
    ])
    const found = await find(desk)
    expect(found.map(({ kind, id, wasOver, mayMerge }) => ({ kind, id, wasOver, mayMerge }))).toEqual([
      { kind: 'workOrder', id: 'planned', wasOver: false, mayMerge: true },
      { kind: 'request', id: 'forgotten', wasOver: false, mayMerge: true },
      { kind: 'workOrder', id: 'done', wasOver: true, mayMerge: false },
    ])
    expect(found[1]!.workOrder).toMatchObject({ number: 71, status: 'open' })
  })

  it('is less likely where somebody wrote a series down in one go', async () => {
    await using desk = openOffice()
    const flat = (id: string, minutes: number, more: Partial<NewRow<'requests'>> = {}) =>
      request(id, { title: 'Inspect flat', openedAt: day(0) + minutes * 60_000, ...more })
    write(desk, [flat('r', 0), flat('a', 10), flat('b', 20), flat('c', 30), flat('portal', 30, { source: 'Portal' })])
    const found = new Map((await find(desk)).map((one) => [one.id, one]))
    expect(found.get('a')).toMatchObject({ series: 4, likely: false })
    expect(found.get('portal')).toMatchObject({ series: 0, likely: true })
  })

  it('is not offered again once a person has told the two apart, from either side', async () => {
    await using desk = openOffice()
    write(desk, [request('r'), request('a'), request('b')])
    expectOk(desk.run(requestNotDuplicate, { requestId: 'r', otherRequestId: 'a' }))
    expect((await find(desk)).map(({ id }) => id)).toEqual(['b'])
    expect((await find(desk, 'a')).map(({ id }) => id)).toEqual(['b'])
  })

  it('says where the two differ, and marks lists with how many are likely', async () => {
    await using desk = openOffice()
    write(desk, [
      request('r', { priority: 'high' }),
      request('a', { description: 'It comes from the second floor', source: 'Portal', openedAt: day(1) }),
      request('alone', { siteId: 'far' }),
    ])
    const [one] = await find(desk)
    expect(one!.differences).toEqual([
      { field: 'description', mine: '', theirs: 'It comes from the second floor' },
      { field: 'priority', mine: 'high', theirs: 'normal' },
      { field: 'source', mine: 'Phone', theirs: 'Portal' },
      { field: 'openedAt', mine: day(0), theirs: day(1) },
    ])
    const marks = expectOk(
      await desk.client.query(requestsLikelyDuplicates, { requestIds: ['r', 'a', 'alone', 'gone'] }),
    )
    expect(marks).toEqual([
      { requestId: 'r', count: 1 },
      { requestId: 'a', count: 1 },
    ])
  })

  it('does not depend on what was written when a request was closed', async () => {
    await using desk = openOffice()
    write(desk, [request('r'), request('a', { status: 'closed', closedAt: day(2) })])
    const before = await find(desk)
    desk.backend.context.store.db
      .prepare("UPDATE requests SET closing_note = 'Duplicate of r', decision_reason = 'Duplicate of r'")
      .run()
    expect(await find(desk)).toEqual(before)
  })

  it('obeys the settings of the office', async () => {
    await using desk = openOffice()
    write(desk, [
      request('r'),
      request('near', { siteId: 'near' }),
      request('late', { status: 'closed', closedAt: day(-19), openedAt: day(-20) }),
    ])
    expect(await shown(desk)).toEqual([['near', 'near', false]])
    write(desk, [fresh('settings', { id: 'duplicates', value: { days: 30, radiusMeters: 5, threshold: 0.4 } })])
    expect(await shown(desk)).toEqual([['late', 'site', true]])
  })
})
