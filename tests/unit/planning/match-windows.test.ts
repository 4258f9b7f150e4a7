import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insert } from '#shared/commands/change.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { callWindows } from '#shared/queries/call.ts'
import { matchRank, matchWindows } from '#shared/queries/match.ts'
import { holdPromises } from '#electron/backend/planning/match/hold-promises.ts'
import type { PlanningFacts } from '#electron/backend/planning/planning-facts.ts'
import { estimatedLegs } from '#electron/backend/planning/travel/legs.ts'
import { aLane, at, aVisit, bostonClock, technicianDays, tuesday } from '#tests/doubles/schedule-fixtures.ts'
import { newVisit, officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

const days = [officeDay]
const draft = { siteId: 'v1 site', workTypeId: 'v1 type', priority: 'normal' } as const
const place = async (desk: TestBackend, visitId: string, technicianId: string, time: string) =>
  expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))

describe('windows of a visit that is only spoken about', () => {
  test('cost least where a technician is near already, and the cheapest comes first', async () => {
    await using desk = openSmallOffice()
    write(desk, [insert('visits', newVisit('beside', 'v1 order', 2))])
    await place(desk, 'beside', 'elm', '13:00')
    const { windows } = expectOk(await desk.client.query(matchWindows, { draft, days, most: 20 }))
    const costs = windows.map(({ minutes }) => minutes)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
    // Beside the visit at the same place nobody drives more.
    const near = windows.filter(({ code, windowStartsAt }) => code === 'ELM' && windowStartsAt === officeTime('14:00'))
    expect(near).toMatchObject([{ extraTravelMinutes: 0, startsAt: officeTime('14:00') }])
  })

  test('leave out who lacks the skill, and everybody when nobody holds it', async () => {
    await using desk = openSmallOffice()
    const codes = async (workTypeId: string) => {
      const asked = { draft: { ...draft, workTypeId }, days, most: 20 }
      return new Set(expectOk(await desk.client.query(matchWindows, asked)).windows.map(({ code }) => code))
    }
    expect(await codes('v2 type')).toEqual(new Set(['OAK']))
    expect(await codes('v3 type')).toEqual(new Set())
  })

  test('are those the call screen offers, with the name and the same extra drive', async () => {
    await using desk = openSmallOffice()
    await place(desk, 'v2', 'oak', '10:00')
    const offered = expectOk(await desk.client.query(callWindows, draft))
    const asked = { draft, days: offered.days, most: 20 }
    const { windows } = expectOk(await desk.client.query(matchWindows, asked))
    expect(offered.best.every(({ fits }) => fits)).toBe(true)
    const whole = windows.filter(({ warnings }) => warnings.length === 0).slice(0, 3)
    expect(offered.best.map(({ start, technicianId, extraTravelMinutes }) => [start, technicianId, extraTravelMinutes]))
      // What the caller is offered first is what Match likes best.
      .toEqual(whole.map((one) => [one.windowStartsAt, one.technicianId, one.extraTravelMinutes]))
    const starts = offered.all.map(({ start }) => start)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  test('come after those that break nothing where the board would warn', async () => {
    await using desk = openSmallOffice({ now: officeTime('14:40') })
    const { best, all } = expectOk(await desk.client.query(callWindows, { ...draft, priority: 'emergency' }))
    expect(best.map(({ fits }) => fits).lastIndexOf(true)).toBe(best.filter(({ fits }) => fits).length - 1)
    for (const { violations } of all) expect(violations.every(({ severity }) => severity === 'warns')).toBe(true)
  })

  test('ask for either a stored visit or a draft', async () => {
    await using desk = openSmallOffice()
    expect((await desk.client.query(matchWindows, { days })).ok).toBe(false)
    expect((await desk.client.query(matchWindows, { draft, visitId: 'v1', days })).ok).toBe(false)
  })
})

test('a window is offered wherever some start in it is possible, at what Match says of that start', async () => {
  const random = seededRandom(5)
  for (let round = 0; round < 4; round++) {
    await using desk = openSmallOffice()
    for (let index = 0; index < 6; index++) {
      const id = `r${index}`
      const startsAt = officeTime('8:00') + random.integer(0, 80) * 5 * minuteMs
      const durationMinutes = random.integer(3, 20) * 5
      write(desk, [
        insert('visits', { ...newVisit(id, random.pick(['v1 order', 'v2 order']), index + 2), durationMinutes }),
      ])
      const args = { visitId: id, technicianId: random.pick(['oak', 'elm']), startsAt, overrideReason: 'Agreed' }
      await desk.client.command(visitSchedule, args)
    }
    const { windows } = expectOk(await desk.client.query(matchWindows, { visitId: 'v1', days, most: 20 }))
    for (let start = officeTime('8:00'); start < officeTime('16:00'); start += 120 * minuteMs) {
      const offered = windows.find(({ windowStartsAt }) => windowStartsAt === start)
      let possible = 0
      for (let startsAt = start; startsAt < start + 120 * minuteMs; startsAt += 5 * minuteMs) {
        const ranking = expectOk(await desk.client.query(matchRank, { visitId: 'v1', startsAt }))!
        possible += ranking.possible
        if (offered?.startsAt !== startsAt) continue
        const same = ranking.candidates.find(({ technicianId }) => technicianId === offered.technicianId)
        expect(same).toMatchObject({ minutes: offered.minutes, extraTravelMinutes: offered.extraTravelMinutes })
      }
      if (possible > 0) expect(offered).toBeDefined()
    }
  }
})

describe('windows that were promised already', () => {
  const other = { ...technicianDays().technician, id: 'other', code: 'PARK-28', name: 'PARK-28' }
  const facts = (lanes: PlanningFacts['lanes']): PlanningFacts => ({
    clock: bostonClock,
    days: [tuesday],
    now: at('6:00'),
    lanes,
    waiting: [],
    reckoned: new Map(),
    mayMove: () => true,
    policy: policyOf(policySettingsOf(undefined)),
    lastAtSite: new Map(),
    wishes: new Map(),
  })
  const promise = (id: string) => ({
    detail: aVisit({ id, durationMinutes: 110 }),
    window: { start: at('9:00'), end: at('11:00') },
  })

  test('take their time in the lanes before the next one is offered', () => {
    const { lanes, unplaced } = holdPromises(facts([aLane()]), [promise('p')], estimatedLegs)
    expect(unplaced).toBe(0)
    expect(lanes[0]!.stops.map(({ detail }) => detail.visit.id)).toEqual(['p'])
    expect(lanes[0]!.stops[0]!.start).toBeGreaterThanOrEqual(at('9:00'))
    // A second one of that length finds no start in the same window any more.
    expect(holdPromises(facts([aLane()]), [promise('p'), promise('q')], estimatedLegs).unplaced).toBe(1)
  })

  test('are counted when nobody can keep them, and never double-book anybody', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 8, max: 15 }), { maxLength: 8 }), (hours) => {
        const promises = hours.map((hour, index) => ({
          ...promise(`p${index}`),
          window: { start: at(`${hour}:00`), end: at(`${hour + 1}:00`) },
        }))
        const { lanes, unplaced } = holdPromises(
          facts([aLane(), aLane({ technician: other })]),
          promises,
          estimatedLegs,
        )
        expect(lanes.reduce((sum, { stops }) => sum + stops.length, 0) + unplaced).toBe(hours.length)
        for (const { stops } of lanes) {
          stops.slice(1).forEach((stop, index) => expect(stop.start).toBeGreaterThanOrEqual(stops[index]!.end))
        }
      }),
      { numRuns: 60 },
    )
  })
})
