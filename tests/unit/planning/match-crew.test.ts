import { describe, expect, test } from 'vitest'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import { insert, update } from '#shared/commands/change.ts'
import { matchRank, matchWindows } from '#shared/queries/match.ts'
import type { MatchRanking } from '#shared/queries/match.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

const rank = async (desk: TestBackend, visitId = 'v1'): Promise<MatchRanking> =>
  expectOk(await desk.client.query(matchRank, { visitId, days: [officeDay] }))!
const place = async (desk: TestBackend, visitId: string, technicianId: string, time: string) =>
  expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))
const away = (desk: TestBackend, technicianId: string, from: string, until: string) =>
  write(desk, [
    insert('absences', {
      id: `${technicianId} away ${from}`,
      technicianId,
      startsAt: officeTime(from),
      endsAt: officeTime(until),
      reason: 'Training',
    }),
  ])
/** An office in which the first work order needs so many people. */
function openWithCrew(crewSize: number): TestBackend {
  const desk = openSmallOffice()
  write(desk, [update('workOrders', 'v1 order', { crewSize })])
  return desk
}

describe('a visit that needs two people and has none', () => {
  test('is led by each who may, and says who could go along at that time with the extra drive', async () => {
    await using desk = openWithCrew(2)
    const { candidates } = await rank(desk)
    expect(candidates.map(({ code, crew }) => [code, crew?.wanted, crew?.free.map((one) => one.code)])).toEqual([
      ['OAK', 1, ['ELM']],
      ['ELM', 1, ['OAK']],
    ])
    expect(candidates[0]!.crew!.free[0]!.extraTravelMinutes).toBeGreaterThan(0)
  })

  test('is offered when the second person is free, not before', async () => {
    await using desk = openWithCrew(2)
    away(desk, 'elm', '7:00', '10:20')
    const { candidates } = await rank(desk)
    expect(candidates.length).toBeGreaterThan(0)
    for (const { startsAt } of candidates) expect(startsAt).toBeGreaterThanOrEqual(officeTime('10:20'))
    const { windows } = expectOk(await desk.client.query(matchWindows, { visitId: 'v1', days: [officeDay], most: 20 }))
    for (const { startsAt, crew } of windows) {
      expect(startsAt).toBeGreaterThanOrEqual(officeTime('10:20'))
      expect(crew!.free.length).toBeGreaterThan(0)
    }
  })

  test('is refused where nobody is free to go along, with how many are and when', async () => {
    await using desk = openWithCrew(2)
    away(desk, 'elm', '6:00', '18:00')
    const { candidates, possible, refusals } = await rank(desk)
    expect([candidates, possible]).toEqual([[], 0])
    expect(refusals.find(({ code }) => code === 'OAK')!.reason).toEqual({
      rule: 'crew-free',
      severity: 'asks',
      facts: { needed: 2, free: 1, fromAt: officeTime('8:00'), endsAt: officeTime('9:00') },
    })
    // The one who is away is away, whoever else is free.
    expect(refusals.find(({ code }) => code === 'ELM')!.reason.rule).toBe('absence')
  })

  test('is refused when it needs more people than there are', async () => {
    await using desk = openWithCrew(3)
    const { candidates, refusals } = await rank(desk)
    expect(candidates).toEqual([])
    for (const { reason } of refusals)
      expect(reason).toMatchObject({ rule: 'crew-free', facts: { needed: 3, free: 2 } })
  })
})

describe('a crew that is on a visit', () => {
  test('moves as a whole: everybody is free at the place, and is named', async () => {
    await using desk = openWithCrew(2)
    await place(desk, 'v1', 'oak', '9:00')
    expectOk(await desk.client.command(visitSetCrew, { visitId: 'v1', technicianIds: ['elm'] }))
    const before = (await rank(desk)).candidates.find(({ code }) => code === 'OAK')!
    expect(before).toMatchObject({ startsAt: officeTime('8:00'), crew: { wanted: 0, assigned: [{ code: 'ELM' }] } })
    away(desk, 'elm', '6:00', '10:00')
    const after = (await rank(desk)).candidates.find(({ code }) => code === 'OAK')!
    expect(after.startsAt).toBe(officeTime('10:00'))
  })

  test('cannot move where one of it is away all day, and the reason is that one', async () => {
    await using desk = openWithCrew(2)
    await place(desk, 'v1', 'oak', '9:00')
    expectOk(await desk.client.command(visitSetCrew, { visitId: 'v1', technicianIds: ['elm'] }))
    away(desk, 'elm', '6:00', '18:00')
    const { candidates, refusals } = await rank(desk)
    expect(candidates).toEqual([])
    expect(refusals.find(({ code }) => code === 'OAK')).toMatchObject({
      reason: { rule: 'crew-absence', facts: { technician: 'ELM' } },
      saidBy: 'board',
    })
  })
})
