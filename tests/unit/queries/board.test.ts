import { expect, test } from 'vitest'
import { bundleMake } from '#shared/commands/bundle/make.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import { boardBundles, boardCalendar, boardDay, boardQueue } from '#shared/queries/board.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const day = { from: officeTime('0:00'), to: officeTime('24:00') }

test('the board gives every active technician with the visits of the day', async () => {
  await using desk = openSmallOffice()
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  const board = expectOk(await desk.client.query(boardDay, day))
  expect(board.technicians.map(({ technician, visits }) => [technician.code, visits.length])).toEqual([
    ['OAK', 1],
    ['ELM', 0],
  ])
  expect(board.technicians[0]).toMatchObject({ skills: [{ name: 'Trees', level: 2 }], shifts: { length: 5 } })
  expect(board.territories).toEqual([{ id: 'north', code: 'N', name: 'North' }])
  const calendar = expectOk(await desk.client.query(boardCalendar, { ...day, technicianId: 'elm' }))
  expect(calendar.visits).toEqual([])
})

test('a visit taken off the board after publishing is listed as withdrawn until that is published', async () => {
  await using desk = openSmallOffice()
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  expectOk(await desk.client.command(visitPublish, { visitIds: ['v1'] }))
  expectOk(await desk.client.command(visitUnschedule, { visitIds: ['v1'] }))
  expect(expectOk(await desk.client.query(boardDay, day)).withdrawn.map(({ visit }) => visit.id)).toEqual(['v1'])
  expectOk(await desk.client.command(visitPublish, { visitIds: ['v1'] }))
  expect(expectOk(await desk.client.query(boardDay, day)).withdrawn).toEqual([])
})

test('the queue counts its tabs, filters by words and skill, and gives pages in order of deadline', async () => {
  await using desk = openSmallOffice()
  const { store } = desk.backend.context
  store.records.patch('workOrders', 'v1 order', { resolveBy: null })
  store.records.patch('workOrders', 'v2 order', { resolveBy: officeTime('9:00') })
  store.records.patch('workOrders', 'v3 order', { status: 'onHold' })
  const all = expectOk(await desk.client.query(boardQueue, { tab: 'toSchedule' }))
  expect(all.visits.map(({ visit }) => visit.id)).toEqual(['v2', 'v1'])
  expect(all.counts).toEqual({ toSchedule: 2, atRisk: 1, onHold: 1 })
  const ids = async (
    args: Omit<Parameters<typeof desk.client.query<typeof boardQueue.args, typeof boardQueue.result>>[1], 'tab'>,
  ) => expectOk(await desk.client.query(boardQueue, { tab: 'toSchedule', ...args })).visits.map(({ visit }) => visit.id)
  expect(await ids({ text: 'main 2' })).toEqual(['v2'])
  expect(await ids({ text: '100%' })).toEqual([])
  expect(await ids({ skillId: 'Roads' })).toEqual([])
  expect(await ids({ offset: 1, limit: 1 })).toEqual(['v1'])
  expect(expectOk(await desk.client.query(boardQueue, { tab: 'onHold' })).visits[0]?.visit.id).toBe('v3')
})

test('bundles that wait come with their visits: made ones under their name, others as suggested; placed work leaves', async () => {
  await using desk = openSmallOffice()
  const { store } = desk.backend.context
  const bundles = async () =>
    expectOk(await desk.client.query(boardBundles, {})).bundles.map(({ name, reason, savedMinutes, visits }) => ({
      name,
      reason,
      saves: savedMinutes !== null && savedMinutes > 0,
      visits: visits.map(({ visit }) => visit.id),
    }))
  expect(await bundles()).toEqual([])
  store.records.patch('sites', 'v2 site', { latitude: 42.3005, longitude: -71.1005 })
  store.records.patch('sites', 'v1 site', { latitude: 42.3015, longitude: -71.1005 })
  expect(await bundles()).toEqual([{ name: null, reason: 'near', saves: true, visits: ['v1', 'v2'] }])
  expectOk(await desk.client.command(bundleMake, { name: 'Main St', workOrderIds: ['v1 order', 'v2 order'] }))
  expect(await bundles()).toEqual([{ name: 'Main St', reason: null, saves: true, visits: ['v1', 'v2'] }])
  const queue = expectOk(await desk.client.query(boardQueue, { tab: 'toSchedule' }))
  expect(queue.visits[0]?.bundle).toMatchObject({ name: 'Main St', size: 2 })
  expectOk(
    await desk.client.command(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }),
  )
  expect(await bundles()).toEqual([])
})
