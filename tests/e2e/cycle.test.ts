import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

let desk: TestBackend
let window: BackendWindow
let page: Page

const store = () => desk.backend.context.store.records
const order = (id = 'v1') => store().get('workOrders', `${id} order`)
const visits = (id = 'v1') =>
  store()
    .where('visits', 'workOrderId', [`${id} order`])
    .toSorted((a, b) => a.sequence - b.sequence)
const inspector = () => page.locator('.inspector')
const moves = () => inspector().getByRole('group', { name: 'Set status' })
const steps = (sequence: number) => inspector().getByRole('group', { name: `Next steps of Visit ${sequence}` })
const dialog = () => page.getByRole('dialog')

beforeAll(async () => {
  desk = openSmallOffice()
  store().patch('workTypes', 'v1 type', { requires: ['outcome', 'rootCause'] })
  expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }))
  desk.clock.advance(2 * hourMs)
  window = await openWindow(desk.backend)
  page = window.page
})

afterAll(async () => {
  await window.close()
  await desk.close()
})

/** Opens the list with one work order in the inspector. */
async function show(title: string): Promise<void> {
  await window.open('/work-orders', '2011-09-06')
  await page.getByText('All work orders').click()
  await page.getByRole('row').filter({ hasText: title }).getByText(title).click()
  await moves().waitFor()
}

test('a visit goes from dispatched over on site to partly done, and the next one opens by itself', async () => {
  await show('Work 1')
  await steps(1).getByRole('button', { name: 'Dispatch' }).click()
  await steps(1).getByRole('button', { name: 'On site' }).click()
  await steps(1).getByRole('button', { name: 'Partly done' }).click()
  await dialog().getByLabel('What is left to do').fill('The stump')
  await dialog().getByRole('button', { name: 'Partly done' }).click()
  await inspector().getByText('Left to do: The stump').waitFor()
  await steps(2).getByRole('button', { name: 'Schedule' }).waitFor()
  expect(visits().map(({ status }) => status)).toEqual(['partlyDone', 'toSchedule'])
  expect(order()?.status).toBe('inProgress')
})

test('work is held with a reason of the list and a day to look again, and taken off hold', async () => {
  await moves().getByRole('button', { name: 'Put on hold' }).click()
  await dialog().getByRole('radio', { name: 'No access' }).check()
  await dialog().getByRole('button', { name: 'in 3 days' }).click()
  await dialog().getByRole('button', { name: 'Put on hold' }).click()
  await inspector().getByText('On hold: No access').waitFor()
  const [hold] = store().where('holds', 'workOrderId', ['v1 order'])
  expect(hold).toMatchObject({ reason: 'No access', followUpOn: '2011-09-09', pausesClock: true })
  await moves().getByRole('button', { name: 'Take off hold' }).click()
  await inspector().getByText('On hold: No access').waitFor({ state: 'detached' })
  expect(order()?.status).toBe('inProgress')
})

test('closing names what is missing item by item, and closes once it is there', async () => {
  const next = visits()[1]!.id
  expectOk(desk.run(visitSchedule, { visitId: next, technicianId: 'oak', startsAt: officeTime('10:00') }))
  desk.clock.advance(2 * hourMs)
  const times = { arrivedAt: officeTime('10:00'), leftAt: officeTime('10:45') }
  expectOk(desk.run(visitSetStatus, { visitId: next, status: 'done', ...times }))
  await moves().getByRole('button', { name: 'Close' }).waitFor()
  await inspector().getByRole('button', { name: 'No root cause' }).waitFor()
  await inspector().getByRole('button', { name: 'What was done is not described' }).waitFor()
  await moves().getByRole('button', { name: 'Close' }).click()
  await page.locator('.toast.bad').getByText('No root cause').waitFor()
  expect(order()?.status).toBe('done')
  store().patch('workOrders', 'v1 order', { outcome: 'Felled', rootCause: 'Storm' })
  await moves().getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => order()?.status).toBe('closed')
})

test('reopening closed work asks for a reason', async () => {
  await moves().getByRole('button', { name: 'Reopen' }).click()
  await dialog().getByRole('textbox', { name: 'Reason' }).fill('Fell on the fence')
  await dialog().getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(() => order()?.status).toBe('inProgress')
})

test('a move that became illegal meanwhile explains itself beside what is legal instead', async () => {
  await show('Work 2')
  await moves().getByRole('button', { name: 'Put on hold' }).click()
  await dialog().getByRole('radio', { name: 'Weather' }).check()
  // Somebody else cancels it while the question is open.
  const cancelled = { workOrderId: 'v2 order', status: 'cancelled', reason: 'Twice' } as const
  expectOk(desk.run(workOrderSetStatus, cancelled))
  await dialog().getByRole('button', { name: 'Put on hold' }).click()
  await inspector().getByRole('alert').getByText('reopen it first').waitFor()
  await moves().getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(() => order('v2')?.status).toBe('open')
  await inspector().getByRole('alert').waitFor({ state: 'detached' })
  expect(window.faults).toEqual([])
})
