import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

let desk: TestBackend
let window: BackendWindow

beforeAll(async () => {
  desk = openTestBackend()
  window = await openWindow(desk.backend)
})
afterAll(async () => {
  await window.close()
  await desk.close()
})

test('the first start offers the demo city and shows its day once it is there', async () => {
  const { page } = window
  await window.open('/')
  await page.getByRole('heading', { name: 'Welcome to Fieldboard' }).waitFor()
  await page.getByRole('button', { name: 'Import my data' }).waitFor()
  await page.getByRole('button', { name: 'Try the demo city' }).click()
  await page.getByRole('heading', { name: 'To schedule next' }).waitFor()
  await page.getByText(/\d+ visits · \d+ done/).waitFor()
  for (const name of ['Alerts', 'Next day ready?', 'Indicators', 'Load']) {
    await page.getByRole('heading', { name }).waitFor()
  }
})

test('the next step of a waiting visit selects it and opens the board', async () => {
  const { page } = window
  await page
    .getByRole('button', { name: /^Schedule \d+$/ })
    .first()
    .click()
  await expect.poll(() => page.url()).toContain('#/board')
  await page.getByRole('link', { name: 'Map' }).click()
  await page.getByRole('toolbar', { name: 'Selected visits' }).getByText('1 selected').waitFor()
})

test('a day without visits says so and leads to the newest day with work', async () => {
  const { page } = window
  await window.open('/', '2001-02-03')
  await page.getByText('No visits on').waitFor()
  await page.getByRole('button', { name: /^Go to/ }).click()
  await page.getByText(/\d+ visits? ·/).waitFor()
  expect(window.faults).toEqual([])
})
