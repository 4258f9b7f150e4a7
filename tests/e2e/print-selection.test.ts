import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

const day = '2011-09-06'
let desk: TestBackend
let window: BackendWindow

beforeAll(async () => {
  desk = openTestBackend()
  seedPacketDay(desk.backend, { technicians: 2, visitsEach: 3 })
  const { records } = desk.backend.context.store
  // One of them two days later, one not planned any more.
  const { startsAt, endsAt, rev } = records.get('visits', 'visit-1')!
  const twoDays = 2 * 86_400_000
  records.patch('visits', 'visit-1', { startsAt: startsAt! + twoDays, endsAt: endsAt! + twoDays, rev: rev + 1 })
  records.patch('visits', 'visit-2', { status: 'toSchedule', startsAt: null, endsAt: null, rev: rev + 1 })
  window = await openWindow(desk.backend)
})
afterAll(async () => {
  await window.close()
  await desk.close()
})

const side = () => window.page.getByRole('complementary', { name: 'What to print' })
const pages = () => window.page.locator('.print-sum')

/** Selects work orders in the list and asks for their packets. */
async function printOrders(numbers: readonly number[]): Promise<void> {
  const { page } = window
  await window.open('/work-orders', day)
  const grid = page.getByRole('grid')
  for (const [at, number] of numbers.entries()) {
    const row = grid.getByText(String(number), { exact: true })
    await row.click(at === 0 ? {} : { modifiers: ['Control'] })
  }
  const bar = page.getByRole('toolbar', { name: `${numbers.length} selected` })
  await bar.getByRole('button', { name: 'Print packets' }).click()
}

test('the packets of the selected work orders alone are offered, day by day, and the whole day is one press away', async () => {
  const { page } = window
  await printOrders([4001, 4002, 4003, 4004])
  await side().getByText('Only 2 selected packets').waitFor()
  await side().getByText('1 selected has no visit planned').waitFor()
  for (const number of ['4001', '4004']) await side().getByText(number, { exact: true }).waitFor()
  await expect.poll(() => pages().innerText()).toContain('2 packets')
  await side().getByRole('button', { name: 'Thu 8 Sept · 1' }).click()
  await side().getByText('Only 1 selected packet').waitFor()
  await side().getByText('4002', { exact: true }).waitFor()
  await expect.poll(() => pages().innerText()).toContain('1 packet,')
  await side().getByRole('button', { name: 'Tue 6 Sept · 2' }).click()
  await side().getByRole('button', { name: 'Print the whole day instead' }).click()
  await side().getByText('2 technicians with visits').waitFor()
  await expect.poll(() => pages().innerText()).toContain('4 packets')
  expect(page.url()).toContain('#/print')
  expect(window.faults).toEqual([])
})

test('a selection of another day opens the print screen on that day', async () => {
  await printOrders([4002, 4003])
  await side().getByText('Only 1 selected packet').waitFor()
  await side().getByText('4002', { exact: true }).waitFor()
  expect(window.faults).toEqual([])
})

test('what is selected on the map is what is printed; opened by itself the screen prints the day', async () => {
  const { page } = window
  await window.open('/map', day)
  await page.locator('.map-stop-row').first().click()
  const bar = page.getByRole('toolbar', { name: 'Selected visits' })
  await bar.getByText('1 selected').waitFor()
  await bar.getByRole('button', { name: 'Print packets' }).click()
  await side().getByText('Only 1 selected packet').waitFor()
  await expect.poll(() => pages().innerText()).toContain('1 packet,')
  await page.getByRole('link', { name: 'Map' }).click()
  await page.getByRole('link', { name: 'Print' }).click()
  await side().getByText('2 technicians with visits').waitFor()
  expect(window.faults).toEqual([])
})
