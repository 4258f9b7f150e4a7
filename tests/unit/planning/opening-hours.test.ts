import { expect, test } from 'vitest'
import { applyPlan } from '#electron/backend/planning/apply-plan.ts'
import { planDays } from '#electron/backend/planning/plan-days.ts'
import { calendarRemove } from '#shared/commands/calendar/remove.ts'
import { calendarSave } from '#shared/commands/calendar/save.ts'
import { siteEdit } from '#shared/commands/site/edit.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { recordHistory, workOrdersGet } from '#shared/queries/inspector.ts'
import { matchRank, matchWindows } from '#shared/queries/match.ts'
import { sitesGet } from '#shared/queries/places.ts'
import { officeDay, officeTime, officeZone, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const wholeDay = { days: [officeDay], technicianIds: null, visitIds: null, territoryId: null }

async function plan(desk: TestBackend) {
  const task = { scope: { ...wholeDay, now: desk.clock.now() }, policyId: null, budget: { iterations: 500 }, seed: 1 }
  return expectOk(await planDays(desk.backend.context, task))
}

/** Opens the site of `v1` on Tuesdays in these hours. */
async function openAt(desk: TestBackend, hours: [from: number, until: number][], weekday = 2): Promise<string> {
  const calendar = {
    name: 'School',
    zone: officeZone,
    hours: hours.map(([from, until]) => ({ weekday, startMinute: from * 60, endMinute: until * 60 })),
    daysOff: [],
    holidayRegion: null,
  }
  const { calendarId } = expectOk(await desk.client.command(calendarSave, { calendar })).value
  expectOk(await desk.client.command(siteEdit, { siteId: 'v1 site', set: { openingCalendarId: calendarId } }))
  return calendarId
}

const place = (time: string, overrideReason?: string) => ({
  visitId: 'v1',
  technicianId: 'oak',
  startsAt: officeTime(time),
  ...(overrideReason ? { overrideReason } : {}),
})
const v1Of = <T extends { readonly visitId: string }>(all: readonly T[]) => all.find(({ visitId }) => visitId === 'v1')

test('a plan keeps to the opening hours of sites, a lunch closing among them, and the board takes it', async () => {
  await using desk = openSmallOffice()
  await openAt(desk, [
    [9, 9.5],
    [10.5, 12],
    [13, 13.5],
  ])
  const planned = await plan(desk)
  const start = v1Of(planned.diff)!.to!.startsAt
  expect(start).toBeGreaterThanOrEqual(officeTime('10:30'))
  expect(start).toBeLessThanOrEqual(officeTime('11:00'))
  expect(expectOk(applyPlan(desk.backend.context, planned)).applied).toBe(2)
})

test('work at a site that is closed is left out, and the reason is that it is', async () => {
  await using desk = openSmallOffice()
  const reasonsOf = async () => v1Of((await plan(desk)).unassigned)!.reasons
  await openAt(desk, [[9, 9.5]])
  const facts = { fromAt: officeTime('9:00'), untilAt: officeTime('9:30') }
  const closed = await reasonsOf()
  expect(closed).not.toEqual([])
  for (const reason of closed) expect(reason).toMatchObject({ rule: 'site-closed', severity: 'asks', facts })

  await using other = openSmallOffice()
  await openAt(other, [[9, 17]], 3)
  const reasons = v1Of((await plan(other)).unassigned)!.reasons
  expect(reasons.map(({ rule, severity, facts: { on } }) => [rule, severity, on])).toEqual(
    reasons.map(() => ['site-closed-day', 'asks', officeDay]),
  )
  expect(reasons).not.toEqual([])
})

test('Match starts when the site is open, and refuses a time when it is closed with its hours', async () => {
  await using desk = openSmallOffice()
  await openAt(desk, [[13, 15]])
  const ranking = expectOk(await desk.client.query(matchRank, { visitId: 'v1', days: [officeDay] }))!
  expect(ranking.candidates).not.toEqual([])
  for (const { startsAt, endsAt } of ranking.candidates) {
    expect(startsAt).toBeGreaterThanOrEqual(officeTime('13:00'))
    expect(endsAt).toBeLessThanOrEqual(officeTime('15:00'))
  }
  const late = expectOk(await desk.client.query(matchRank, { visitId: 'v1', startsAt: officeTime('14:30') }))!
  expect(late.candidates).toEqual([])
  const facts = { fromAt: officeTime('13:00'), untilAt: officeTime('15:00'), startsAt: officeTime('14:30') }
  expect(late.refusals).toHaveLength(2)
  for (const { reason } of late.refusals) expect(reason).toMatchObject({ rule: 'site-closed', facts })

  // All of the day is over for it.
  desk.clock.set(officeTime('14:10'))
  const over = expectOk(await desk.client.query(matchRank, { visitId: 'v1', days: [officeDay] }))!
  expect(over.candidates).toEqual([])
  expect(over.refusals.map(({ reason }) => reason.rule)).toEqual(['no-time-left', 'no-time-left'])
})

test('windows for callers start when the site is open', async () => {
  await using desk = openSmallOffice()
  await openAt(desk, [[13, 15]])
  for (const of of [
    { visitId: 'v1' },
    { draft: { siteId: 'v1 site', workTypeId: 'v1 type', priority: 'normal' as const } },
  ]) {
    const { windows } = expectOk(await desk.client.query(matchWindows, { ...of, days: [officeDay], most: 20 }))
    expect(windows).not.toEqual([])
    for (const { startsAt, endsAt } of windows) {
      expect(startsAt).toBeGreaterThanOrEqual(officeTime('13:00'))
      expect(endsAt).toBeLessThanOrEqual(officeTime('15:00'))
    }
  }
})

test('a person may send somebody when the site is closed, with a reason, and undo it', async () => {
  await using desk = openSmallOffice()
  await openAt(desk, [[9, 14]])
  expect(expectError(await desk.client.command(visitSchedule, place('13:30')))).toMatchObject({
    violations: [{ rule: 'site-closed', facts: { endsAt: officeTime('14:30') } }],
  })
  expectOk(await desk.client.command(visitSchedule, place('13:30', 'The caretaker waits')))
  expectOk(desk.backend.context.history.undo())
  expect(desk.backend.context.store.records.get('visits', 'v1')!.startsAt).toBeNull()
  expectOk(desk.backend.context.history.undo())
  expect(desk.backend.context.store.records.get('sites', 'v1 site')!.openingCalendarId).toBeNull()
  expectOk(await desk.client.command(visitSchedule, place('13:30')))
})

test('a calendar that tells when a site is open is kept, and one that is gone cannot be chosen', async () => {
  await using desk = openSmallOffice()
  const calendarId = await openAt(desk, [[9, 17]])
  const site = expectOk(await desk.client.query(sitesGet, { siteId: 'v1 site' }))!
  expect(site.calendars).toEqual([{ id: calendarId, name: 'School' }])
  expect(site.site.openingCalendarId).toBe(calendarId)
  const order = expectOk(await desk.client.query(workOrdersGet, { workOrderId: 'v1 order' }))!
  expect(order.openingName).toBe('School')
  const { entries } = expectOk(await desk.client.query(recordHistory, { subjectKind: 'site', subjectId: 'v1 site' }))
  expect(entries[0]!.changes[0]!.fields).toEqual([{ field: 'openingCalendarId', before: null, after: 'School' }])
  const kept = expectError(await desk.client.command(calendarRemove, { calendarId }))
  expect(kept).toMatchObject({ violations: [{ rule: 'calendar-of-sites', facts: { count: 1, site: 'Site 1' } }] })
  const choose = (openingCalendarId: string | null) =>
    desk.client.command(siteEdit, { siteId: 'v1 site', set: { openingCalendarId } })
  expectError(await choose('nowhere'))
  expectOk(await choose(null))
  expectOk(await desk.client.command(calendarRemove, { calendarId }))
})
