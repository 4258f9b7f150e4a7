import { describe, expect, test } from 'vitest'
import { printRecord } from '#shared/commands/print/record.ts'
import { insert } from '#shared/commands/change.ts'
import type { NewRow } from '#shared/domain/entities.ts'
import { packetModel, printDay, printRunsList, printSelection } from '#shared/queries/packet.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const day = '2011-09-06'
const modelOf = async (desk: TestBackend, technicianIds: string[] | null = null) =>
  expectOk(await desk.client.query(packetModel, { day, technicianIds }))

/** Records a print of what the model shows now. */
async function recordAll(desk: TestBackend) {
  const set = await modelOf(desk)
  const visits = set.technicians.flatMap(({ technician, packets }) =>
    packets.map((packet) => ({
      visitId: packet.visitId,
      rev: packet.visitRev,
      technicianId: technician.id,
      workOrderRev: packet.workOrderRev,
    })),
  )
  const technicianIds = set.technicians.map(({ technician }) => technician.id)
  return expectOk(desk.run(printRecord, { day, technicianIds, visits, pages: 9 }))
}

const patch = (desk: TestBackend, table: 'visits' | 'workOrders' | 'visitTechnicians', id: string, set: object) => {
  const { records } = desk.backend.context.store
  const row = records.get(table, id)!
  records.patch(table, id, { ...set, rev: row.rev + 1 })
}

describe('the packets of a day', () => {
  test('come by technician and in the order of the route, whatever the order of the numbers', async () => {
    await using desk = openTestBackend()
    const seeded = seedPacketDay(desk.backend, { technicians: 2, visitsEach: 4 })
    const { startsAt, endsAt } = desk.backend.context.store.records.get('visits', 'visit-0')!
    const last = desk.backend.context.store.records.get('visits', 'visit-3')!
    patch(desk, 'visits', 'visit-0', { startsAt: last.startsAt, endsAt: last.endsAt })
    patch(desk, 'visits', 'visit-3', { startsAt, endsAt })
    const { technicians } = await modelOf(desk)
    expect(technicians.map(({ technician }) => technician.code)).toEqual(['UNIT-01', 'UNIT-02'])
    expect(technicians[0]!.packets.map(({ workOrder }) => workOrder.number)).toEqual([4004, 4002, 4003, 4001])
    expect(technicians[0]!.stops.map((stop) => stop.number)).toEqual([1, 2, 3, 4])
    expect(technicians[1]!.packets.map((packet) => packet.visitId)).toEqual(seeded.visitIds[1])
  })

  test('are only of the day in the zone of the office, and of visits somebody goes to', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 4 })
    const nextDay = Date.UTC(2011, 8, 7, 4, 0)
    patch(desk, 'visits', 'visit-1', { startsAt: nextDay, endsAt: nextDay + 3_600_000 })
    patch(desk, 'visits', 'visit-2', { startsAt: nextDay - 60_000, endsAt: nextDay + 3_600_000 })
    patch(desk, 'visits', 'visit-3', { status: 'cancelled' })
    const { technicians } = await modelOf(desk)
    expect(technicians[0]!.packets.map((packet) => packet.visitId)).toEqual(['visit-0', 'visit-2'])
  })

  test('of a crew are carried by the one who leads; the others see the stop', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, {
      technicians: 2,
      visitsEach: 2,
      extra: [insert('visitTechnicians', { id: 'vt-x', visitId: 'visit-0', technicianId: 'tech-1', lead: false })],
    })
    const [first, second] = (await modelOf(desk)).technicians
    expect(first!.packets.map((packet) => packet.visitId)).toEqual(['visit-0', 'visit-1'])
    expect(first!.packets[0]!.crew.map((member) => member.code)).toEqual(['UNIT-01', 'UNIT-02'])
    expect(second!.packets.map((packet) => packet.visitId)).toEqual(['visit-2', 'visit-3'])
    expect(second!.stops.map((stop) => [stop.visitId, stop.packetWith])).toEqual([
      ['visit-0', 'UNIT-01'],
      ['visit-2', null],
      ['visit-3', null],
    ])
  })

  test('tell nothing about travel to a place without coordinates, and draw no map of it', async () => {
    await using desk = openTestBackend()
    const nowhere = {
      latitude: null,
      longitude: null,
      ungeocodedReason: 'default-point',
      coordinateSource: 'none',
    } as const
    seedPacketDay(desk.backend, {
      technicians: 1,
      visitsEach: 3,
      change: (_technician, visit) => (visit === 1 ? { site: nowhere } : {}),
    })
    const [unit] = (await modelOf(desk)).technicians
    expect(unit!.packets.map((packet) => packet.map !== null)).toEqual([true, false, true])
    expect(unit!.packets[1]!.site).toMatchObject({ at: null, ungeocodedReason: 'default-point' })
    expect(unit!.stops.map((stop) => stop.travel?.source)).toEqual(['straight-line-estimate', 'unknown', 'unknown'])
    expect(unit!.totals.unknownLegs).toBe(2)
  })

  test('sum up what to load: parts add up, a tool is taken once', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 3, change: () => ({ workTypeId: 'type-0' }) })
    const [unit] = (await modelOf(desk)).technicians
    expect(unit!.load).toEqual([
      { name: 'Chip bags', quantity: 18, where: 'depot', kind: 'part', stops: [1, 2, 3] },
      { name: 'Chain saw, 16 in, with fuel', quantity: 1, where: 'van', kind: 'tool', stops: [1, 2, 3] },
      { name: 'Traffic cones', quantity: 8, where: 'van', kind: 'tool', stops: [1, 2, 3] },
    ])
  })

  test('tell what happened at the asset, the site and within 330 m, and nothing of later or of themselves', async () => {
    await using desk = openTestBackend()
    const here = { latitude: 42.3, longitude: -71.1 }
    const place = (id: string, latitude: number): NewRow<'sites'> => ({
      ...desk.backend.context.store.records.get('sites', 'site-0')!,
      id,
      name: id,
      address: id,
      latitude,
      longitude: -71.1,
    })
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 1, change: () => ({ site: here }) })
    const base = desk.backend.context.store.records.get('requests', 'request-0')!
    const opened = Date.UTC(2011, 7, 1)
    write(desk, [
      insert('sites', place('near', 42.3 + 320 / 111_133)),
      insert('sites', place('far', 42.3 + 340 / 111_133)),
      insert('requests', { ...base, id: 'r-near', number: 1, siteId: 'near', openedAt: opened }),
      insert('requests', { ...base, id: 'r-far', number: 2, siteId: 'far', openedAt: opened }),
      insert('requests', { ...base, id: 'r-later', number: 3, siteId: 'site-0', openedAt: Date.UTC(2011, 8, 8) }),
      insert('requests', {
        ...base,
        id: 'r-merged',
        number: 4,
        siteId: 'site-0',
        status: 'merged',
        openedAt: opened,
      }),
      insert('requests', {
        ...base,
        id: 'r-order',
        number: 5,
        siteId: 'site-0',
        workOrderId: 'order-0',
        openedAt: opened,
      }),
    ])
    const [unit] = (await modelOf(desk)).technicians
    expect(unit!.packets[0]!.history.map(({ number, relation }) => [number, relation])).toEqual([
      [900, 'site'],
      [1, 'near'],
    ])
    expect(unit!.packets[0]!.history[1]!.distanceMeters).toBe(320)
  })

  test('hold the notes meant for technicians and no others', async () => {
    await using desk = openTestBackend()
    const note = (id: string, visibility: 'internal' | 'technician', subjectId: string): NewRow<'notes'> => ({
      id,
      subjectKind: 'site',
      subjectId,
      text: id,
      visibility,
      author: 'Pat',
      writtenAt: 1,
    })
    seedPacketDay(desk.backend, {
      technicians: 1,
      visitsEach: 1,
      extra: [
        insert('notes', note('Key at the desk', 'technician', 'site-0')),
        insert('notes', note('Customer is behind on bills', 'internal', 'site-0')),
        insert('notes', { ...note('Mind the dog', 'technician', 'order-0'), subjectKind: 'workOrder', writtenAt: 2 }),
      ],
    })
    const [unit] = (await modelOf(desk)).technicians
    expect(unit!.packets[0]!.notes.map((one) => one.text)).toEqual(['Mind the dog', 'Key at the desk'])
  })

  test('say how each promise stands, and by which service level', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 1 })
    const { openedAt } = desk.backend.context.store.records.get('workOrders', 'order-0')!
    const level = { id: 'gold', name: 'Gold', respondMinutes: 60, arriveMinutes: 90, resolveMinutes: 100_000_000 }
    write(desk, [
      fresh('slaPolicies', level),
      fresh('holds', { id: 'h', workOrderId: 'order-0', reason: 'Parts', pausesClock: true, startsAt: openedAt + 1 }),
    ])
    const clocks = { respondBy: openedAt + 5, respondedAt: openedAt + 9, arriveBy: null, resolveBy: openedAt + 100 }
    patch(desk, 'workOrders', 'order-0', { ...clocks, status: 'onHold', slaPolicyId: 'gold' })
    const [unit] = (await modelOf(desk)).technicians
    expect(unit!.packets[0]!.workOrder).toMatchObject({
      slaName: 'Gold',
      clocks: [
        { name: 'respond', state: 'missed', targetAt: openedAt + 5, stoppedAt: openedAt + 9, promised: false },
        { name: 'resolve', state: 'paused', targetAt: openedAt + 100, stoppedAt: null, promised: false },
      ],
    })
  })
})

describe('print runs', () => {
  test('raise the version, and tell whether the paper still holds', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 2 })
    expect((await modelOf(desk)).technicians[0]!.packets.map((packet) => [packet.version, packet.replaces])).toEqual([
      [1, null],
      [1, null],
    ])
    await recordAll(desk)
    patch(desk, 'visits', 'visit-1', { durationMinutes: 33 })
    const { technicians } = await modelOf(desk)
    expect(technicians[0]!.version).toBe(2)
    expect(technicians[0]!.packets.map((packet) => [packet.version, packet.replaces?.changed])).toEqual([
      [2, false],
      [2, true],
    ])
    const [state] = expectOk(await desk.client.query(printDay, { day }))
    expect(state).toMatchObject({ code: 'UNIT-01', visits: 2, neverPrinted: 0, changedSincePrint: 1, takenAway: 0 })
  })

  test('show paper that went to the wrong person when a visit is given to somebody else', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 2, visitsEach: 2 })
    await recordAll(desk)
    patch(desk, 'visitTechnicians', 'vt-0', { technicianId: 'tech-1' })
    const states = expectOk(await desk.client.query(printDay, { day }))
    expect(
      states.map(({ code, visits, changedSincePrint, takenAway }) => [code, visits, changedSincePrint, takenAway]),
    ).toEqual([
      ['UNIT-01', 1, 0, 1],
      ['UNIT-02', 3, 1, 0],
    ])
  })

  test('count a changed work order as a change of the paper', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 1 })
    await recordAll(desk)
    patch(desk, 'workOrders', 'order-0', { description: 'Now with a ladder' })
    expect(expectOk(await desk.client.query(printDay, { day }))[0]).toMatchObject({ changedSincePrint: 1 })
  })

  test('are listed newest first and are not undone', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 1 })
    await recordAll(desk)
    desk.clock.advance(60_000)
    await recordAll(desk)
    const runs = expectOk(await desk.client.query(printRunsList, { day: null }))
    expect(runs.map((run) => [run.packets, run.pages, run.technicianCodes, run.printedBy])).toEqual([
      [1, 9, ['UNIT-01'], 'Test Dispatcher'],
      [1, 9, ['UNIT-01'], 'Test Dispatcher'],
    ])
    expect(runs[0]!.printedAt).toBeGreaterThan(runs[1]!.printedAt)
    expect(desk.backend.context.history.undo()).toMatchObject({ ok: false })
  })
})

describe('a selection', () => {
  test('prints the packets of its visits alone, under day sheets that tell the whole day', async () => {
    await using desk = openTestBackend()
    const seeded = seedPacketDay(desk.backend, { technicians: 2, visitsEach: 4 })
    const visitIds = [seeded.visitIds[0]![2]!, seeded.visitIds[0]![0]!]
    const { technicians } = expectOk(await desk.client.query(packetModel, { day, technicianIds: null, visitIds }))
    expect(technicians.map(({ technician }) => technician.code)).toEqual(['UNIT-01'])
    expect(technicians[0]!.packets.map(({ visitId, stopNumber }) => [visitId, stopNumber])).toEqual([
      [visitIds[1], 1],
      [visitIds[0], 3],
    ])
    expect(technicians[0]!.stops).toHaveLength(4)
    const load = technicians[0]!.load
    expect(load).toEqual((await modelOf(desk)).technicians[0]!.load)
  })

  test('of nothing prints nothing', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 2 })
    const { technicians } = expectOk(
      await desk.client.query(packetModel, { day, technicianIds: null, visitIds: ['visit-x'] }),
    )
    expect(technicians).toEqual([])
  })

  test('of work orders means their planned visits, on whatever days, and counts those without one', async () => {
    await using desk = openTestBackend()
    seedPacketDay(desk.backend, { technicians: 1, visitsEach: 4 })
    const { records } = desk.backend.context.store
    const orderOf = (visitId: string) => records.get('visits', visitId)!.workOrderId
    const twoDays = 2 * 86_400_000
    const { startsAt, endsAt } = records.get('visits', 'visit-1')!
    patch(desk, 'visits', 'visit-1', { startsAt: startsAt! + twoDays, endsAt: endsAt! + twoDays })
    patch(desk, 'visits', 'visit-2', { status: 'toSchedule', startsAt: null, endsAt: null })
    const ids = ['visit-1', 'visit-0', 'visit-2'].map(orderOf)
    const found = expectOk(await desk.client.query(printSelection, { kind: 'workOrder', ids }))
    expect(found.visits.map(({ visitId, day: on, technicianCode }) => [visitId, on, technicianCode])).toEqual([
      ['visit-0', day, 'UNIT-01'],
      ['visit-1', '2011-09-08', 'UNIT-01'],
    ])
    expect(found.notPlanned).toBe(1)
    const visits = expectOk(await desk.client.query(printSelection, { kind: 'visit', ids: ['visit-3', 'gone'] }))
    expect(visits).toMatchObject({ visits: [{ visitId: 'visit-3', day }], notPlanned: 1 })
  })
})
