import { expect, test } from 'vitest'
import { plansDay, proposedDay } from '#renderer/features/map/proposed-day.ts'
import { demoStart } from '#shared/actions/demo.ts'
import { mapDay } from '#shared/queries/map.ts'
import type { MapDay } from '#shared/queries/map.ts'
import { proposed } from '#tests/doubles/planned.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const day = '2011-09-06'
const inNoDanger = () => null

/** Every visit of a day as `technician visit`, and those that wait. */
function placesOf({ routes, unscheduled }: MapDay): string[] {
  return [
    ...routes.flatMap(({ code, stops }) => stops.map(({ visitId }) => `${code} ${visitId}`)),
    ...unscheduled.map(({ visitId }) => `waits ${visitId}`),
  ].sort()
}

test('the proposed day of the map has every changed visit where the plan has it, and all others where they are', async () => {
  await using desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  const plan = await proposed(desk, { days: [day], seconds: 1 })
  const standing = expectOk(await desk.client.query(mapDay, { day }))
  const drawn = proposedDay(standing, plan, inNoDanger)
  expect(drawn.unscheduledTotal - standing.unscheduledTotal).toBe(
    drawn.unscheduled.length - standing.unscheduled.length,
  )
  for (const { stops } of drawn.routes)
    expect(stops.map(({ startsAt }) => startsAt)).toEqual(stops.map(({ startsAt }) => startsAt).sort((a, b) => a - b))

  const wanted = new Map(plan.changes.map((change) => [change.visitId, change]))
  const places = placesOf(drawn)
  for (const { visitId, to } of wanted.values()) {
    const here = places.filter((place) => place.endsWith(visitId)).map((place) => place.split(' ')[0])
    expect(here).toContain(to ? to.technician : 'waits')
  }
  // What the plan does not touch stays where it was.
  const untouched = (list: readonly string[]) => list.filter((place) => !wanted.has(place.split(' ')[1]!))
  expect(untouched(places)).toEqual(untouched(placesOf(standing)))
})

test('without open changes the day is as it is, and other days hear nothing of a plan', async () => {
  await using desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  const plan = await proposed(desk, { days: [day], mode: { kind: 'insert' } })
  const standing = expectOk(await desk.client.query(mapDay, { day }))
  const accepted = { ...plan, changes: plan.changes.map((change) => ({ ...change, state: 'accepted' as const })) }
  expect(proposedDay(standing, accepted, inNoDanger)).toBe(standing)
  expect(plansDay(plan, day)).toBe(true)
  expect(plansDay(plan, '2011-09-07')).toBe(false)
  expect(plansDay(null, day)).toBe(false)
})
