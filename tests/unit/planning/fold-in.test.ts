import { expect, test } from 'vitest'
import { planAccept } from '#shared/actions/plan.ts'
import { insert, update } from '#shared/commands/change.ts'
import { estimateTravel, pointOf } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { proposed } from '#tests/doubles/planned.ts'
import { newVisit, officeDay, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

const days = [officeDay]

/** Waiting work of one visit at a place of its own; of a kind. */
function work(desk: TestBackend, id: string, kind: 'preventive' | 'repair', { latitude, longitude }: Point): void {
  const { records } = desk.backend.context.store
  const [type, order, site] = [
    records.get('workTypes', 'v1 type')!,
    records.get('workOrders', 'v1 order')!,
    records.get('sites', 'v1 site')!,
  ]
  write(desk, [
    insert('workTypes', { ...type, id: `${id} type`, name: id, kind }),
    insert('sites', { ...site, id: `${id} site`, latitude, longitude }),
    insert('workOrders', {
      ...order,
      id: `${id} order`,
      number: records.all('workOrders').length + 10,
      workTypeId: `${id} type`,
      siteId: `${id} site`,
    }),
    insert('visits', { ...newVisit(id, `${id} order`), durationMinutes: 30 }),
  ])
}

/** Minutes of driving of a route, with or without some of its visits, by the office's estimate. */
function drivingOf(
  desk: TestBackend,
  { technicianId, stops }: ProposedPlan['routes'][number],
  without: (id: string) => boolean,
): number {
  const { records } = desk.backend.context.store
  const person = records.get('technicians', technicianId)!
  const home = pointOf(person.homeLatitude, person.homeLongitude)
  const kept = stops.filter(({ visitId }) => !without(visitId))
  if (kept.length === 0) return 0
  const points = kept.map(({ visitId }) => {
    const order = records.get('workOrders', records.get('visits', visitId)!.workOrderId)!
    const site = records.get('sites', order.siteId!)!
    return pointOf(site.latitude, site.longitude)
  })
  return [home, ...points].reduce((sum, from, at) => sum + estimateTravel(from, points[at] ?? home).minutes, 0)
}

test('maintenance is folded in where it adds little driving, and left out with the reason where it adds more', async () => {
  await using desk = openSmallOffice()
  work(desk, 'near', 'preventive', { latitude: 42.3, longitude: -71.1005 })
  work(desk, 'far', 'preventive', { latitude: 42.6, longitude: -71.3 })
  const all = await proposed(desk, { days })
  expect(all.changes.map(({ visitId }) => visitId)).toEqual(expect.arrayContaining(['near', 'far']))
  const plan = await proposed(desk, { days, foldInMinutes: 10 })
  expect(plan.changes.map(({ visitId, why }) => [visitId, why]).toSorted()).toEqual([
    ['near', 'fold-in'],
    ['v1', 'unassigned'],
    ['v2', 'unassigned'],
  ])
  expect(plan.leftOut.find(({ visitId }) => visitId === 'far')).toMatchObject({
    reasons: [{ rule: 'fold-in', severity: 'asks', facts: { mostMinutes: 10 } }],
  })
  expect(expectOk(await desk.client.action(planAccept, { planId: plan.id, visitIds: null })).applied).toBe(3)
})

test('what is folded in never adds as much as it may not, alone or together, and displaces no other work', async () => {
  for (const seed of [1, 2, 3, 4]) {
    await using desk = openSmallOffice()
    const random = seededRandom(seed)
    const somewhere = () => ({
      latitude: 42.2 + random.integer(0, 200) / 1_000,
      longitude: -71.2 + random.integer(0, 200) / 1_000,
    })
    for (let index = 0; index < 10; index++) work(desk, `r${index}`, 'repair', somewhere())
    const corner = { latitude: 42.55, longitude: -71.3 }
    for (let index = 0; index < 12; index++) work(desk, `p${index}`, 'preventive', index < 4 ? corner : somewhere())
    const without = await proposed(desk, {
      days,
      seed,
      mode: { kind: 'full' },
      visitIds: [...Array(10).keys()].map((index) => `r${index}`),
    })
    const minutes = random.pick([5, 10, 20])
    const plan = await proposed(desk, { days, seed, foldInMinutes: minutes })
    const folded = (id: string) => id.startsWith('p')
    expect(plan.changes.filter(({ visitId }) => visitId.startsWith('r')).length).toBeGreaterThanOrEqual(
      without.changes.length,
    )
    for (const route of plan.routes) {
      const here = route.stops.filter(({ visitId }) => folded(visitId))
      const all = drivingOf(desk, route, () => false)
      if (here.length > 0) expect(all - drivingOf(desk, route, folded)).toBeLessThan(minutes * here.length)
      for (const { visitId } of here) expect(all - drivingOf(desk, route, (id) => id === visitId)).toBeLessThan(minutes)
    }
    expect(expectOk(await desk.client.action(planAccept, { planId: plan.id, visitIds: null })).applied).toBe(
      plan.changes.length,
    )
  }
})

test('a route without other work takes maintenance only where the way there and home is short enough', async () => {
  await using desk = openSmallOffice()
  write(
    desk,
    ['v1', 'v2', 'v3'].map((id) => update('visits', id, { status: 'cancelled' })),
  )
  work(desk, 'far', 'preventive', { latitude: 42.5, longitude: -71.2 })
  expect((await proposed(desk, { days, foldInMinutes: 30 })).changes).toEqual([])
  expect((await proposed(desk, { days, foldInMinutes: 240 })).changes).toHaveLength(1)
})
