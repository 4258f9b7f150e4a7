import { expect, it } from 'vitest'
import { costAdd } from '#shared/commands/cost/add.ts'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import { costsGet } from '#shared/queries/money.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { mapDay } from '#shared/queries/map.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

it('offers the way that the map draws to a visit, once', async () => {
  await using desk = openTestBackend()
  const at = desk.clock.now()
  const hour = 3_600_000
  const home = { latitude: 42.3, longitude: -71.05 }
  const first = { latitude: 42.31, longitude: -71.06 }
  const second = { latitude: 42.33, longitude: -71.08 }
  const placed = (id: string, workOrderId: string, startsAt: number) => [
    fresh('visits', { id, workOrderId, status: 'scheduled', startsAt, endsAt: startsAt + hour }),
    fresh('visitTechnicians', { id: `of ${id}`, visitId: id, technicianId: 't', lead: true }),
  ]
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('settings', { id: 'travelPerKmCents', value: 60 }),
    fresh('technicians', { id: 't', code: 'OAK', homeLatitude: home.latitude, homeLongitude: home.longitude }),
    fresh('sites', { id: 'near', ...first }),
    fresh('sites', { id: 'far', ...second }),
    fresh('workOrders', { id: 'a', number: 1, siteId: 'near', status: 'scheduled' }),
    fresh('workOrders', { id: 'b', number: 2, siteId: 'far', status: 'scheduled' }),
    fresh('workOrders', { id: 'c', number: 3, siteId: 'far' }),
    ...placed('v1', 'a', at),
    ...placed('v2', 'b', at + 2 * hour),
    fresh('visits', { id: 'v3', workOrderId: 'c' }),
  ])
  const travelOf = async (workOrderId: string) => {
    const { costs } = expectOk(await desk.client.query(costsGet, { workOrderId }))
    return costs!.proposals.filter(({ kind }) => kind === 'travel')
  }
  const way = estimateTravel(first, second)
  const [offered] = await travelOf('b')
  expect(offered).toMatchObject({
    quantity: Math.round(way.distanceMeters / 100) / 10,
    unit: 'km',
    unitPriceCents: 60,
    travelMinutes: way.minutes,
    state: 'committed',
    technicianId: 't',
  })
  const map = expectOk(await desk.client.query(mapDay, { day: dayOf(at, 'America/New_York') }))
  expect(JSON.stringify(map)).toContain(`"distanceMeters":${way.distanceMeters}`)
  expect(await travelOf('c')).toEqual([])
  const { overtimeFactor: _factor, travelMinutes: _minutes, ...line } = offered!
  expectOk(await desk.client.command(costAdd, { workOrderId: 'b', lines: [line] }))
  expect(await travelOf('b')).toEqual([])
  expect(await travelOf('a')).toHaveLength(1)
})
