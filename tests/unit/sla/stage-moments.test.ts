import { expect, test } from 'vitest'
import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import { alertSnooze } from '#shared/commands/alert/snooze.ts'
import { stageMoments } from '#shared/domain/sla/stage-moments.ts'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import { recordHistory } from '#shared/queries/inspector.ts'
import { officeTime, officeZone, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const policy = { respondMinutes: null, arriveMinutes: 120, resolveMinutes: 480, pausable: true, stages: [50, 80, 100] }
const terms = { policy, calendar: { zone: officeZone, hours: [...hourPresets.office], daysOff: [] } }
const facts: ClockFacts = {
  openedAt: officeTime('8:00'),
  respondBy: null,
  arriveBy: officeTime('10:00'),
  resolveBy: officeTime('16:00'),
  respondedAt: null,
  arrivedAt: null,
  completedAt: null,
  cancelled: false,
  slaPolicyId: 'p',
  promised: [],
  pausedSince: null,
}
const seen = (more: Partial<ClockFacts>, now: string, holds: { start: number; end: number }[] = []) =>
  stageMoments({ ...facts, ...more }, terms, holds, officeTime(now)).map(({ clock, stage, at }) => [clock, stage, at])

test('a clock reaches its stages in business time, and its deadline when nobody met it', () => {
  expect(seen({}, '14:30')).toEqual([
    ['arrive', 50, officeTime('9:00')],
    ['arrive', 80, officeTime('9:36')],
    ['arrive', 100, officeTime('10:00')],
    ['resolve', 50, officeTime('12:00')],
    ['resolve', 80, officeTime('14:24')],
  ])
})

test('a clock that was met or stands still reaches nothing more', () => {
  expect(seen({ arrivedAt: officeTime('9:30') }, '13:00')).toEqual([
    ['arrive', 50, officeTime('9:00')],
    ['resolve', 50, officeTime('12:00')],
  ])
  expect(seen({ pausedSince: officeTime('9:10') }, '15:00')).toEqual([['arrive', 50, officeTime('9:00')]])
})

test('a hold that ended moves the stages behind it, and a promised date has its deadline alone', () => {
  const held = [{ start: officeTime('9:30'), end: officeTime('11:30') }]
  const moved = { arriveBy: officeTime('12:00'), resolveBy: officeTime('16:00') }
  expect(seen({ ...moved, promised: ['resolve'] }, '16:30', held)).toEqual([
    ['arrive', 50, officeTime('9:00')],
    ['arrive', 80, officeTime('11:36')],
    ['arrive', 100, officeTime('12:00')],
    ['resolve', 100, officeTime('16:00')],
  ])
})

test('the timeline of a work order tells which stages its clocks reached and who took the alert on', async () => {
  await using desk = openSmallOffice({ now: officeTime('13:00') })
  write(desk, [
    fresh('slaPolicies', { id: 'p', name: 'P', respondMinutes: null, resolveMinutes: 480, stages: [50, 80] }),
    fresh('workOrders', {
      id: 'w',
      number: 90,
      slaPolicyId: 'p',
      openedAt: officeTime('8:00'),
      resolveBy: officeTime('16:00'),
    }),
  ])
  const snooze = { subjectId: 'w', code: 'sla-resolve-50', until: officeTime('14:30'), number: 90 }
  expectOk(await desk.client.command(alertSnooze, snooze))
  const history = expectOk(await desk.client.query(recordHistory, { subjectKind: 'workOrder', subjectId: 'w' }))
  expect(history.stages).toEqual([{ clock: 'resolve', stage: 50, at: officeTime('12:00') }])
  expect(history.entries.map(({ name }) => name)).toContain('alert.snooze')
})
