import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

let desk: TestBackend
let window: BackendWindow

beforeAll(async () => {
  desk = openSmallOffice()
  window = await openWindow(desk.backend)
})

afterAll(async () => {
  await window.close()
  await desk.close()
})

test('somebody is hired, works by a new pattern, has a day off, and leaves again', async () => {
  const { page } = window
  const { records } = desk.backend.context.store
  await window.open('/people')
  await page.getByRole('button', { name: 'New technician' }).click()
  const hire = page.getByRole('dialog', { name: 'New technician' })
  await hire.getByLabel('Code', { exact: true }).fill('ASH')
  await hire.getByLabel('Name', { exact: true }).fill('Ash Berg')
  await hire.getByRole('button', { name: 'Add', exact: true }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByText('Ash Berg').first().waitFor()
  const ash = () => records.all('technicians').find(({ code }) => code === 'ASH')

  await page.getByRole('radio', { name: 'Shift patterns' }).click()
  await page.getByRole('button', { name: 'New pattern' }).click()
  const pattern = page.getByRole('form', { name: 'Shift pattern' })
  await pattern.getByLabel('Name', { exact: true }).fill('Early')
  await pattern.getByLabel('Mon, week 1', { exact: true }).fill('6-14')
  await pattern.getByRole('button', { name: 'Week 1: Monday for all workdays' }).click()
  await pattern.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Assign Early' }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: 'ASH' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click()
  await expect
    .poll(() => records.where('shifts', 'technicianId', [ash()!.id]).map(({ weekday }) => weekday))
    .toEqual([1, 2, 3, 4, 5])

  await inspector.getByRole('button', { name: /^6 Sept/ }).click()
  await inspector
    .getByRole('form', { name: /^Shifts on/ })
    .getByRole('button', { name: 'Save' })
    .click()
  await expect
    .poll(() => records.all('shiftExceptions').map(({ day, kind }) => `${day} ${kind}`))
    .toEqual([`${officeDay} off`])

  await inspector.getByRole('button', { name: 'Has left …' }).click()
  await page.getByRole('dialog').getByText('No planned visit is hit').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Has left …' }).click()
  await expect.poll(() => ash()?.active).toBe(false)
  expect(window.faults).toEqual([])
})

test('a crew is put together and shown on the board, with who is on call', async () => {
  const { page } = window
  await window.open('/people')
  await page.getByRole('radio', { name: 'Crews' }).click()
  await page.getByRole('button', { name: 'New crew' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Blue')
  for (const code of ['ELM', 'OAK']) await page.getByRole('dialog').getByRole('checkbox', { name: code }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('table', { name: 'Crews' }).getByText('Blue').waitFor()
  await page.getByRole('radio', { name: 'On call' }).click()
  await page.getByRole('button', { name: 'Put on call' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('table', { name: 'Handover list' }).waitFor()
  const [turn] = desk.backend.context.store.records.all('onCalls')
  expect(turn?.startsAt).toBe(officeTime('17:00'))
  await window.open('/board')
  await page.getByRole('radio', { name: 'By crew' }).click()
  await page.getByRole('rowheader', { name: /Blue/ }).waitFor()
  await page.getByRole('img', { name: /^On call everywhere/ }).waitFor()
  expect(window.faults).toEqual([])
})
