import { describe, expect, test } from 'vitest'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { insert, update } from '#shared/commands/change.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { recordHistory } from '#shared/queries/inspector.ts'
import { boardQueue } from '#shared/queries/board.ts'
import { matchRank, matchWindows } from '#shared/queries/match.ts'
import type { MatchRanking } from '#shared/queries/match.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { newVisit, officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { write } from '#tests/doubles/write-records.ts'

async function rank(desk: TestBackend, visitId: string, days?: string[]): Promise<MatchRanking> {
  const ranking = expectOk(await desk.client.query(matchRank, { visitId, ...(days ? { days } : {}) }))
  if (!ranking) throw new Error(`visit ${visitId} is gone`)
  return ranking
}

const place = async (desk: TestBackend, visitId: string, technicianId: string, time: string) =>
  expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))

describe('ranking one visit', () => {
  test('who has the skill is ranked, with terms that add up; who has not is below with the levels', async () => {
    await using desk = openSmallOffice()
    const both = await rank(desk, 'v1')
    expect(both.candidates.map(({ code }) => code)).toEqual(['OAK', 'ELM'])
    for (const { terms, minutes } of both.candidates)
      expect(terms.reduce((sum, term) => sum + term.minutes, 0)).toBeCloseTo(minutes, 9)
    const { candidates, refusals } = await rank(desk, 'v2')
    expect(candidates.map(({ code, startsAt }) => [code, startsAt])).toEqual([['OAK', officeTime('8:00')]])
    expect(refusals.map(({ code, reason }) => [code, reason.rule, reason.facts])).toEqual([
      ['ELM', 'skill-level', { skill: 'Trees', neededLevel: 2, heldLevel: 1 }],
    ])
  })

  test('work that would end after the shift says when it would, in instants of the board', async () => {
    await using desk = openSmallOffice({ now: officeTime('15:25') })
    const { candidates, refusals } = await rank(desk, 'v1')
    expect(candidates).toEqual([])
    expect(refusals[0]!.reason).toMatchObject({
      rule: 'overtime',
      severity: 'asks',
      facts: { shiftEndsAt: officeTime('16:00'), endsAt: officeTime('16:25'), overtimeMinutes: 25 },
    })
  })

  test('starts are whole five minutes, also where it is now that holds them back', async () => {
    await using desk = openSmallOffice({ now: officeTime('9:02') })
    const { candidates } = await rank(desk, 'v1')
    expect(candidates.map(({ startsAt }) => startsAt)).toEqual([officeTime('9:05'), officeTime('9:05')])
  })

  test('a visit that would have to move a little is named with its work order and the minutes', async () => {
    await using desk = openSmallOffice()
    await place(desk, 'v1', 'oak', '8:30')
    write(desk, [update('visits', 'v2', { windowStartsAt: officeTime('8:00'), windowEndsAt: officeTime('9:00') })])
    const { refusals } = await rank(desk, 'v2')
    const oak = refusals.find(({ code }) => code === 'OAK')!
    expect(oak.reason.rule).toBe('overlap')
    expect(oak.nearMiss).toMatchObject({ visitId: 'v1', workOrderNumber: 1, moved: 1, startsAt: officeTime('8:00') })
    expect(oak.nearMiss!.byMinutes).toBeGreaterThanOrEqual(30)
  })

  test('nobody is ranked for a visit that is pinned, on hold or under way, and the rule says so', async () => {
    await using desk = openSmallOffice()
    await place(desk, 'v1', 'oak', '9:00')
    expectOk(await desk.client.command(visitPin, { visitIds: ['v1'], pinned: true }))
    expect(await rank(desk, 'v1')).toMatchObject({ refusal: { rule: 'pinned' }, candidates: [], refusals: [] })
    write(desk, [update('workOrders', 'v2 order', { status: 'onHold', holdReason: 'Parts' })])
    expect((await rank(desk, 'v2')).refusal?.rule).toBe('on-hold')
  })

  test('who has no shift on the day, or is away for all of it, is told apart', async () => {
    await using desk = openSmallOffice()
    const away = { startsAt: officeTime('6:00'), endsAt: officeTime('18:00'), reason: 'Training' }
    write(desk, [insert('absences', { id: 'away', technicianId: 'elm', ...away })])
    expect((await rank(desk, 'v1')).refusals.map(({ code, reason }) => [code, reason.rule])).toEqual([
      ['ELM', 'absence'],
    ])
    const sunday = await rank(desk, 'v1', ['2011-09-11'])
    expect(sunday.refusals.map(({ reason }) => reason.rule)).toEqual(['day-off', 'day-off'])
  })

  test('the same technician as last time is preferred, by as much as the policy says', async () => {
    await using desk = openSmallOffice()
    const before = {
      id: 'before',
      workOrderId: 'v1 order',
      sequence: 2,
      durationMinutes: 60,
      status: 'done',
      startsAt: officeTime('9:00', '2011-09-01'),
      endsAt: officeTime('10:00', '2011-09-01'),
    } as const
    const nothing = {
      windowStartsAt: null,
      windowEndsAt: null,
      pinned: false,
      publishedStartsAt: null,
      publishedTechnicianId: null,
      actualStartsAt: null,
      actualEndsAt: null,
      overrideReason: null,
    }
    write(desk, [
      insert('visits', { ...before, ...nothing }),
      insert('visitTechnicians', { id: 'who', visitId: 'before', technicianId: 'elm', lead: true }),
    ])
    const { candidates } = await rank(desk, 'v1')
    const term = (code: string) =>
      candidates.find((one) => one.code === code)!.terms.find(({ name }) => name === 'lastTechnician')
    expect(term('OAK')).toEqual({ name: 'lastTechnician', minutes: 10 })
    expect(term('ELM')).toBeUndefined()
  })
})

test('a place chosen from the list keeps what Match said with the command, and the timeline tells it', async () => {
  await using desk = openSmallOffice()
  const { candidates, possible, refusals, policyId } = await rank(desk, 'v2')
  const { technicianId, startsAt, extraTravelMinutes, terms } = candidates[0]!
  const match = { rank: 1, of: possible, refused: refusals.length, policyId, extraTravelMinutes, terms }
  expectOk(await desk.client.command(visitSchedule, { visitId: 'v2', technicianId, startsAt, match }))
  const asked = { subjectKind: 'visit', subjectId: 'v2' } as const
  expect(expectOk(await desk.client.query(recordHistory, asked)).entries[0]).toMatchObject({ match })
  await place(desk, 'v1', 'elm', '9:00')
  const without = { subjectKind: 'visit', subjectId: 'v1' } as const
  expect(expectOk(await desk.client.query(recordHistory, without)).entries[0]).toMatchObject({ match: null })
})

test('the best windows are those that add least driving, and start in them', async () => {
  await using desk = openSmallOffice()
  await place(desk, 'v2', 'oak', '10:00')
  const { windows } = expectOk(await desk.client.query(matchWindows, { visitId: 'v1', days: [officeDay] }))
  expect(windows).toHaveLength(3)
  for (const { windowStartsAt, windowEndsAt, startsAt } of windows) {
    expect(startsAt).toBeGreaterThanOrEqual(windowStartsAt)
    expect(startsAt).toBeLessThan(windowEndsAt)
  }
  const costs = windows.map(({ minutes }) => minutes)
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
})

describe('what the ranking offers, the board allows without asking', () => {
  test('in the demo city, for every visit of the queue, and the offered place is taken without a reason', async () => {
    await using desk = openTestBackend({ now: Date.parse('2026-11-24T13:00:00Z') })
    expectOk(loadDemo(desk.backend.context, '2026-11-24'))
    const queue = expectOk(await desk.client.query(boardQueue, { tab: 'toSchedule', limit: 40 })).visits
    let placed = 0
    for (const { visit } of queue) {
      const { candidates, possible, refusals, refusal } = await rank(desk, visit.id)
      if (refusal) continue
      // Nothing had to be taken back because the board saw it otherwise.
      expect(candidates.length).toBe(possible)
      expect(refusals.every(({ reason }) => reason.severity !== 'warns')).toBe(true)
      for (const { startsAt, endsAt, warnings } of candidates) {
        expect(endsAt - startsAt).toBe(visit.durationMinutes * minuteMs)
        expect(warnings.map(({ rule }) => rule)).not.toContain('travel-before')
        expect(warnings.map(({ rule }) => rule)).not.toContain('travel-after')
      }
      const best = candidates[0]
      if (!best) continue
      const args = { visitId: visit.id, technicianId: best.technicianId, startsAt: best.startsAt }
      expectOk(await desk.client.command(visitSchedule, args))
      placed += 1
    }
    expect(placed).toBeGreaterThan(5)
  })

  test('in random offices with visits, absences, windows and promises all over the place', async () => {
    await using desk = openSmallOffice()
    const random = seededRandom(11)
    const technicians = ['oak', 'elm']
    let offered = 0
    for (let round = 0; round < 40; round++) {
      const id = `r${round}`
      const order = random.pick(['v1 order', 'v2 order'])
      const from = officeTime('6:00') + random.integer(0, 130) * 5 * minuteMs
      const window = random.chance(0.4) ? { windowStartsAt: from, windowEndsAt: from + 150 * minuteMs } : {}
      write(desk, [
        insert('visits', { ...newVisit(id, order, round + 2), durationMinutes: random.integer(5, 90), ...window }),
        ...(random.chance(0.15)
          ? [
              insert('absences', {
                id: `away ${round}`,
                technicianId: random.pick(technicians),
                startsAt: from,
                endsAt: from + 40 * minuteMs,
                reason: 'Depot',
              }),
            ]
          : []),
      ])
      const { candidates, possible } = await rank(desk, id)
      expect(candidates.length).toBe(possible)
      offered += possible
      const best = candidates[0]
      // Some land where a person wants them, with a reason; the ranking has to live with that.
      const wanted = random.chance(0.4) || !best ? { technicianId: random.pick(technicians), startsAt: from } : best
      const { technicianId, startsAt } = wanted
      const args = { visitId: id, technicianId, startsAt, ...(wanted === best ? {} : { overrideReason: 'Agreed' }) }
      const done = await desk.client.command(visitSchedule, args)
      if (wanted === best) expectOk(done)
    }
    expect(offered).toBeGreaterThan(15)
  })
})
