import { afterAll, expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { mapDay, mapJoin, mapOutlines, mapPlaces } from '#shared/queries/map.ts'
import { matchRank } from '#shared/queries/match.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'

/** One demo city for all tests: loading it takes longer than everything they do. Tests that write put it back. */
const desk = openTestBackend()
const day = dayOf(testNow, desk.backend.context.pipeline.officeZone())
expectOk(loadDemo(desk.backend.context, day))
afterAll(() => desk.close())

test('an empty database has a map with nothing on it', async () => {
  await using empty = openTestBackend()
  const found = expectOk(await empty.client.query(mapDay, { day: '2011-09-06' }))
  expect(found).toMatchObject({ routes: [], unscheduled: [], unscheduledTotal: 0, ungeocoded: [] })
  expect(expectOk(await empty.client.query(mapOutlines, {}))).toEqual({ layers: [], territories: [] })
})

test('the demo day has routes in order of start, with travel that adds up', async () => {
  const found = mapDay.result.parse(expectOk(await desk.client.query(mapDay, { day })))
  expect(found.routes.length).toBeGreaterThan(3)
  expect(found.routes.some((route) => route.stops.length > 1)).toBe(true)
  for (const { stops, returnLeg, total } of found.routes) {
    expect(stops.map((stop) => stop.startsAt)).toEqual(stops.map((stop) => stop.startsAt).toSorted((a, b) => a - b))
    const minutes = stops.reduce((sum, stop) => sum + (stop.leg?.minutes ?? 0), returnLeg?.minutes ?? 0)
    expect(total.minutes).toBe(minutes)
  }
  expect(found.unscheduled.every((visit) => visit.point !== null)).toBe(true)
})

test('a visit whose site has no coordinates is listed with its reason and drawn nowhere', async () => {
  const before = expectOk(await desk.client.query(mapDay, { day }))
  const { db } = desk.backend.context.store
  const [first] = before.unscheduled
  db.exec('SAVEPOINT before')
  db.prepare(
    `UPDATE sites SET latitude = NULL, longitude = NULL, coordinate_source = 'none', ungeocoded_reason = 'default-point'
     WHERE id = (SELECT site_id FROM work_orders WHERE id = ?)`,
  ).run(first?.workOrderId)
  const after = expectOk(await desk.client.query(mapDay, { day }))
  db.exec('ROLLBACK TO before; RELEASE before')
  expect(after.unscheduled.map((visit) => visit.visitId)).not.toContain(first?.visitId)
  expect(after.ungeocoded).toContainEqual(
    expect.objectContaining({ visitId: first?.visitId, point: null, reason: 'default-point', technicianCode: null }),
  )
})

test('a site stored at 0,0 is treated as without coordinates', async () => {
  const { db } = desk.backend.context.store
  db.exec('SAVEPOINT before; UPDATE sites SET latitude = 0, longitude = 0')
  const found = expectOk(await desk.client.query(mapDay, { day }))
  db.exec('ROLLBACK TO before; RELEASE before')
  expect(found.unscheduled).toEqual([])
  expect(found.routes.flatMap((route) => route.stops).every((stop) => stop.point === null)).toBe(true)
})

test('joining a route says the stop number and that travel does not shrink, and everybody answers', async () => {
  const found = expectOk(await desk.client.query(mapDay, { day }))
  const technicianIds = found.routes.map((route) => route.technicianId)
  let joined = 0
  for (const visit of found.unscheduled.filter(({ onHold }) => !onHold).slice(0, 6)) {
    const asked = { day, visitId: visit.visitId, technicianIds }
    const { candidates, refusals, refusal } = expectOk(await desk.client.query(mapJoin, asked))
    expect(refusal).toBeNull()
    expect(candidates.length + refusals.length).toBe(technicianIds.length)
    for (const { before, after, stopNumber, technicianId } of candidates) {
      joined += 1
      expect(after.minutes).toBeGreaterThanOrEqual(before.minutes - 2)
      const route = found.routes.find((one) => one.technicianId === technicianId)
      expect(stopNumber).toBeLessThanOrEqual((route?.stops.length ?? 0) + 1)
    }
    const ranked = expectOk(await desk.client.query(matchRank, { visitId: visit.visitId, days: [day] }))!
    const here = ranked.candidates.filter(({ technicianId }) => technicianIds.includes(technicianId))
    expect(candidates.map(({ code }) => code)).toEqual(here.map(({ code }) => code))
  }
  expect(joined).toBeGreaterThan(0)
})

test('a visit on hold joins no route, and the map says that it is', async () => {
  const found = expectOk(await desk.client.query(mapDay, { day }))
  const waiting = found.unscheduled.find(({ onHold }) => onHold)!
  const technicianIds = found.routes.map((route) => route.technicianId)
  const asked = { day, visitId: waiting.visitId, technicianIds }
  expect(expectOk(await desk.client.query(mapJoin, asked))).toMatchObject({
    refusal: { rule: 'on-hold' },
    candidates: [],
  })
})

test('places of a box come from the spatial index and say when there are more', async () => {
  const world = { west: -180, south: -90, east: 180, north: 90 }
  const all = expectOk(await desk.client.query(mapPlaces, world))
  expect(all.places.length).toBeGreaterThan(10)
  expect(all.truncated).toBe(false)
  const some = expectOk(await desk.client.query(mapPlaces, { ...world, limit: 3 }))
  expect(some).toMatchObject({ truncated: true })
  expect(some.places).toHaveLength(3)
  const nowhere = expectOk(await desk.client.query(mapPlaces, { west: 0, south: -1, east: 1, north: 1 }))
  expect(nowhere.places).toEqual([])
})
