import { describe, expect, it } from 'vitest'
import { requestCreate } from '#shared/commands/request/create.ts'
import { siteSetCoordinates } from '#shared/commands/site/set-coordinates.ts'
import { callFind, callPlace, callWindows } from '#shared/queries/call.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openSmallOffice, officeTime } from '#tests/doubles/small-office.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** A bakery with two sites, a contact, a boiler, and somebody who called before. */
function open(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('customers', { id: 'c', name: 'Harbour Bakery', tier: 'gold', phone: '+1 617 555 0100' }),
    fresh('customers', { id: 'gone', name: 'Harbour Mill', phone: '+1 617 555 0109', active: false }),
    fresh('sites', {
      id: 's',
      customerId: 'c',
      name: 'Harbour Bakery, Quay',
      address: '9 Quay St',
      accessNotes: 'Ring',
    }),
    fresh('sites', { id: 's2', customerId: 'c', name: 'Harbour Bakery, Mill', address: '3 Mill Lane' }),
    fresh('contacts', {
      id: 'ana',
      customerId: 'c',
      siteId: 's',
      name: 'Ana Reyes',
      role: 'Baker',
      phone: '(617) 555-0123',
      email: null,
    }),
    fresh('assets', {
      id: 'b',
      siteId: 's',
      tag: 'BO-014',
      name: 'Boiler, cellar',
      kind: 'Boiler',
      warrantyUntil: '2011-01-01',
    }),
    fresh('workTypes', { id: 'w', name: 'Boiler repair', category: 'Repair' }),
    fresh('requests', {
      id: 'r',
      number: 7,
      siteId: 's2',
      title: 'Quay door',
      contactName: 'Zed Quayle',
      contactPhone: '0151/2345678',
    }),
    fresh('workOrders', {
      id: 'o',
      number: 70,
      siteId: 's',
      customerId: 'c',
      assetId: 'b',
      workTypeId: 'w',
      title: 'No heat',
    }),
    fresh('workOrders', { id: 'old', number: 60, siteId: 's', assetId: 'b', status: 'done', title: 'Service' }),
    fresh('visits', { id: 'v', workOrderId: 'old', status: 'done', startsAt: 5_000, endsAt: 9_000 }),
    fresh('contracts', {
      id: 'k',
      customerId: 'c',
      number: 'K-1',
      name: 'Full',
      startsOn: '2011-01-01',
      endsOn: '2011-12-31',
      siteIds: ['s'],
      workKinds: [],
      coversLabour: true,
      coversParts: false,
    }),
  ])
  return desk
}

const find = async (desk: TestBackend, text: string) =>
  expectOk(await desk.client.query(callFind, { text })).callers.map(({ kind, id }) => `${kind} ${id}`)

describe('finding who calls', () => {
  it('compares the digits of a number in whatever form it was typed or stored', async () => {
    await using desk = open()
    for (const typed of ['6175550123', '+1 (617) 555-0123', '001 617 555 0123', '617 555 01 23'])
      expect(await find(desk, typed)).toEqual(['contact ana'])
    // While typing, with and without the country code, and by its end.
    expect((await find(desk, '617 5')).toSorted()).toEqual(['contact ana', 'customer c'])
    expect((await find(desk, '1617')).toSorted()).toEqual(['customer c'])
    expect(await find(desk, '0123')).toEqual(['contact ana'])
    expect(await find(desk, '+49 151 2345')).toEqual(['earlierCall r'])
    expect(await find(desk, '+49 30 2345')).toEqual([])
    expect(await find(desk, '151 2345')).toEqual(['earlierCall r'])
    expect(await find(desk, '+49 151 2345678')).toEqual(['earlierCall r'])
  })

  it('finds people before places before equipment, by name, address and tag in any spelling', async () => {
    await using desk = open()
    expect(await find(desk, 'ana')).toEqual(['contact ana'])
    expect((await find(desk, 'harbour b'))[0]).toBe('customer c')
    expect((await find(desk, '9 quay'))[0]).toBe('site s')
    expect(await find(desk, 'bo-014')).toEqual(['asset b'])
    expect(await find(desk, 'BO014')).toEqual(['asset b'])
    expect(await find(desk, 'zed')).toEqual(['earlierCall r'])
    // What a request is about is not who called.
    expect(await find(desk, 'door')).toEqual([])
  })

  it('leaves out customers that are no longer served and stands any text', async () => {
    await using desk = open()
    expect(await find(desk, 'mill')).not.toContain('customer gone')
    expect(await find(desk, '555 0109')).toEqual([])
    for (const typed of ['', '   ', '"', "' OR 1=1 --", '()', '+', '🚿', 'x'.repeat(1_999), '*', '٠١٥١ ٢٣٤٥'])
      await find(desk, typed)
  })

  it('follows every change: a new number, a removed one, an undone call', async () => {
    await using desk = open()
    const call = { title: 'x', source: 'Phone', contactName: 'New Caller', contactPhone: '030 999 888' }
    expectOk(desk.run(requestCreate, call))
    expect(await find(desk, '30999888')).toHaveLength(1)
    expectOk(desk.run(requestCreate, call))
    // The same person twice is one entry.
    expect(await find(desk, '999 888')).toHaveLength(1)
  })

  it('fills in what choosing the match means', async () => {
    await using desk = open()
    const { callers } = expectOk(await desk.client.query(callFind, { text: 'bo-014' }))
    expect(callers[0]).toMatchObject({ assetId: 'b', siteId: 's', customerId: 'c', tier: 'gold', contactName: null })
    const people = expectOk(await desk.client.query(callFind, { text: '5550123' })).callers
    expect(people[0]).toMatchObject({ contactName: 'Ana Reyes', siteId: 's', phone: '(617) 555-0123', byPhone: true })
  })
})

describe('what is shown of the place', () => {
  it('is customer, site, contacts, equipment, open work, last visits and contracts with their state', async () => {
    await using desk = open()
    const place = expectOk(await desk.client.query(callPlace, { customerId: null, siteId: 's', assetId: null }))
    expect(place).toMatchObject({
      customer: { id: 'c' },
      site: { accessNotes: 'Ring' },
      contacts: [{ id: 'ana' }],
      siteCount: 2,
      assets: [{ asset: { id: 'b', warrantyUntil: '2011-01-01' }, openCount: 1, lastVisitAt: 9_000 }],
      open: [{ kind: 'workOrder', number: 70, category: 'Repair' }],
      past: [{ workOrderNumber: 60, at: 9_000 }],
      contracts: [{ number: 'K-1', coversLabour: true }],
      today: '2011-09-06',
    })
    expect(place.sites.map(({ id, openCount }) => `${id} ${openCount}`).toSorted()).toEqual(['s 1', 's2 0'])
  })

  it('is empty where nothing is known', async () => {
    await using desk = open()
    const nothing = { customerId: null, siteId: null, assetId: null }
    expect(expectOk(await desk.client.query(callPlace, nothing))).toMatchObject({ customer: null, open: [], sites: [] })
    const gone = { customerId: 'x', siteId: 'y', assetId: 'z' }
    expect(expectOk(await desk.client.query(callPlace, gone))).toMatchObject({ site: null, asset: null, past: [] })
  })

  it('shows what is open at another site of the same address, as archives spell one place in several ways', async () => {
    await using desk = open()
    write(desk, [
      fresh('sites', { id: 'twin', address: '9 Quay St', name: 'Quay again' }),
      fresh('requests', { id: 'q', number: 8, siteId: 'twin', title: 'Cold again' }),
    ])
    const place = expectOk(await desk.client.query(callPlace, { customerId: null, siteId: 's', assetId: null }))
    expect(place.open.map(({ number }) => number).toSorted()).toEqual([70, 8])
  })
})

describe('windows offered to a caller', () => {
  const ask = { siteId: 'v1 site', workTypeId: 'v1 type', priority: 'normal' } as const

  it('come from the technicians who may do it, on the next working days, never sooner than somebody can be there', async () => {
    await using desk = openSmallOffice({ now: officeTime('9:10') })
    const reply = expectOk(await desk.client.query(callWindows, ask))
    expect(reply).toMatchObject({
      technicians: 2,
      durationMinutes: 60,
      placeKnown: true,
      promised: 0,
      unknownSkills: [],
    })
    expect(reply.best).toHaveLength(3)
    expect(reply.days).toHaveLength(5)
    for (const { arrival, start, end, fits } of reply.all) {
      expect(arrival).toBeGreaterThanOrEqual(Math.max(start, officeTime('9:40')))
      expect(arrival).toBeLessThan(end)
      expect(fits).toBe(true)
    }
    const levels = expectOk(await desk.client.query(callWindows, { ...ask, workTypeId: 'v2 type' }))
    expect(levels.technicians).toBe(1)
    const nobody = expectOk(await desk.client.query(callWindows, { ...ask, workTypeId: 'v3 type' }))
    expect(nobody).toMatchObject({ technicians: 0, best: [] })
  })

  it('hold free what was promised before, whether accepted or not', async () => {
    await using desk = openSmallOffice({ now: officeTime('7:30') })
    const long = { ...ask, durationMinutes: 125 }
    const before = expectOk(await desk.client.query(callWindows, long)).all.filter(({ day }) => day === '2011-09-06')
    const at = before.find(({ start }) => start === officeTime('8:00'))!
    for (let calls = 0; calls < 2; calls++) {
      const promise = { wishStartsAt: at.start, wishEndsAt: at.end, durationMinutes: 125 }
      expectOk(
        desk.run(requestCreate, { ...promise, title: 'x', source: 'Phone', siteId: 'v1 site', workTypeId: 'v1 type' }),
      )
    }
    const after = expectOk(await desk.client.query(callWindows, long))
    expect(after.promised).toBe(2)
    expect(after.all.some(({ start, fits }) => start === at.start && fits)).toBe(false)
  })

  it('say when the place or a skill is not known', async () => {
    await using desk = openSmallOffice()
    expectOk(desk.run(siteSetCoordinates, { siteId: 'v1 site', latitude: 42.31, longitude: -71.05 }))
    const reply = expectOk(await desk.client.query(callWindows, { ...ask, siteId: null, skills: ['trees', 'Diving'] }))
    expect(reply).toMatchObject({ placeKnown: false, unknownSkills: ['Diving'], technicians: 2 })
    expect(reply.best.every(({ extraTravelMinutes }) => extraTravelMinutes === 0)).toBe(true)
  })
})
