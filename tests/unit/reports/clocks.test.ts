import { expect, test } from 'vitest'
import { clockNames } from '#shared/domain/sla/clock-name.ts'
import { clocksOf } from '#shared/domain/sla/clocks.ts'
import type { ClockState } from '#shared/domain/sla/clocks.ts'
import { termsOf } from '#shared/domain/sla/service-levels.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { serviceLevelsOf } from '#electron/backend/sla/service-levels.ts'
import type { ClockStanding, ReportItem } from '#shared/queries/reports.ts'
import { clockMeasure, clockStandings, reportsClocks, reportsItems } from '#shared/queries/reports.ts'
import { reportsCsv } from '#shared/actions/reports.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'
import { readFileSync } from 'node:fs'

const all = { from: null, to: null } as const
const standingOf: Readonly<Record<ClockState, ClockStanding | null>> = {
  none: null,
  met: 'kept',
  missed: 'missed',
  running: 'running',
  paused: 'paused',
}

/** How often each clock of the work orders stands where, judged one record at a time. */
function byHand(desk: TestBackend) {
  const { store, clock } = desk.backend.context
  const levels = serviceLevelsOf(store.records)
  const held = new Map(store.records.all('holds').flatMap((hold) => (hold.endsAt ? [] : [[hold.workOrderId, hold]])))
  const counts: Record<string, number> = {}
  for (const order of store.records.all('workOrders')) {
    if (['done', 'closed'].includes(order.status) && order.completedAt === null) continue
    const facts = clockFactsOf(order, held.get(order.id) ?? null)
    for (const { name, state } of clocksOf(facts, termsOf(levels, order.slaPolicyId), clock.now())) {
      const standing = standingOf[state]
      if (standing) counts[clockMeasure(name, standing)] = (counts[clockMeasure(name, standing)] ?? 0) + 1
    }
  }
  return counts
}

const isWorkOrder = ({ kind }: { kind: string }) => kind === 'workOrder'

test('the report of clocks says of every work order of the demo what the clock itself says', async () => {
  // In the working day of the demo wherever this machine is: the report and the clocks then look from the same moment.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  await using desk = openTestBackend({ now: instantOf('2011-09-06', 12 * 60, zone) })
  expectOk(loadDemo(desk.backend.context, '2011-09-06'))
  const expected = byHand(desk)
  expect(Object.keys(expected).length).toBeGreaterThan(6)
  for (const clock of clockNames) {
    for (const standing of clockStandings) {
      const measure = clockMeasure(clock, standing)
      const ask = { ...all, by: 'none', report: 'clocks', measure, limit: 1_000 } as const
      const items: ReportItem[] = []
      for (let total = 1; items.length < total;) {
        const page = expectOk(await desk.client.query(reportsItems, { ...ask, offset: items.length }))
        items.push(...page.items)
        total = page.total
      }
      expect(items.filter(isWorkOrder).length, measure).toBe(expected[measure] ?? 0)
    }
  }
})

test('a clock on hold is paused before its deadline, and missed when that had passed already', async () => {
  await using desk = openSmallOffice({ now: officeTime('16:00') })
  const counted = { slaPolicyId: 'level', openedAt: officeTime('7:00'), status: 'onHold' } as const
  const hold = { reason: 'Parts', pausesClock: true, startsAt: officeTime('10:00') } as const
  write(desk, [
    fresh('slaPolicies', { id: 'level', name: 'Level', respondMinutes: 60, arriveMinutes: 120, resolveMinutes: 480 }),
    fresh('workOrders', {
      ...counted,
      id: 'waits',
      number: 90,
      respondBy: officeTime('8:00'),
      respondedAt: officeTime('7:30'),
      arriveBy: officeTime('9:00'),
      resolveBy: officeTime('15:00'),
    }),
    fresh('holds', { ...hold, id: 'h', workOrderId: 'waits' }),
    // A promised date runs on whatever the hold says.
    fresh('workOrders', { ...counted, id: 'dated', number: 91, resolveBy: officeTime('15:00'), promised: ['resolve'] }),
    fresh('holds', { ...hold, id: 'i', workOrderId: 'dated' }),
  ])
  const { groups } = expectOk(await desk.client.query(reportsClocks, { ...all, by: 'policy' }))
  expect(groups.find(({ key }) => key === 'level')).toMatchObject({
    label: 'Level',
    counts: {
      opened: 2,
      respondKept: 1,
      respondDecided: 1,
      arriveMissed: 1,
      resolvePaused: 1,
      resolveMissed: 1,
      resolveRunning: 0,
    },
  })
  const ask = { ...all, by: 'policy', key: 'level', report: 'clocks', measure: 'resolvePaused' } as const
  expect(expectOk(await desk.client.query(reportsItems, ask)).items).toMatchObject([
    { id: 'waits', verdict: 'paused', targetAt: officeTime('15:00'), closedAt: null },
  ])
  const late = expectOk(await desk.client.query(reportsItems, { ...ask, measure: 'arriveMissed' }))
  expect(late.items).toMatchObject([{ id: 'waits', verdict: 'stillOpen', targetAt: officeTime('9:00') }])

  const { fileId } = expectOk(await desk.client.action(reportsCsv, { ...all, by: 'policy', report: 'clocks' }))
  const [head, ...rows] = readFileSync(desk.backend.context.files.pathOf(fileId)!, 'utf8').split('\r\n')
  expect(head).toContain('Service level,Opened,Responding kept')
  expect(rows.find((row) => row.startsWith('Level'))).toContain('Level,2,1,0,0,0,1,0,1,0,0,1,0,1,0,1,1')
})
