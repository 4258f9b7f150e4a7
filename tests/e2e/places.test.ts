import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const now = Date.parse('2024-06-15T12:00:00Z')
let desk: TestBackend
let window: BackendWindow

beforeAll(async () => {
  desk = openTestBackend({ now })
  const opened = (text: string) => Date.parse(`${text}T08:00:00Z`)
  write(desk, [
    fresh('customers', { id: 'acme', name: 'Acme Dairy' }),
    fresh('sites', { id: 'north', name: 'North plant', customerId: 'acme' }),
    fresh('sites', { id: 'south', name: 'South plant', customerId: 'acme' }),
    fresh('assets', { id: 'chiller', tag: 'CH-1', name: 'Chiller', siteId: 'north' }),
    fresh('assets', { id: 'pump', tag: 'CH-1-P', name: 'Pump', siteId: 'north', parentId: 'chiller' }),
    ...['2024-06-01', '2024-06-05', '2024-06-10'].map(
      (day, index) =>
      fresh('workOrders', { id: `w${index}`, number: index + 1, siteId: 'north', customerId: 'acme', assetId: 'chiller', status: 'closed', title: `Leak ${index + 1}`, failureCode: 'Leak', openedAt: opened(day) }), // prettier-ignore
    ),
  ])
  window = await openWindow(desk.backend)
})

afterAll(async () => {
  await window.close()
  await desk.close()
})

const asset = (id: string) => desk.backend.context.store.records.get('assets', id)!

test('an asset that fails again is flagged, tells its history, and takes it along when it moves with its parts', async () => {
  const { page } = window
  await window.open('/assets')
  const grid = page.getByRole('grid', { name: 'Assets' })
  const row = grid.getByRole('row').filter({ hasText: 'Chiller' }).first()
  await row.getByText('Leak ×3').waitFor()
  await row.click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByText('Leak: 3 times in 30 d').waitFor()
  await inspector.getByText('Not enough data to say').waitFor()
  await inspector.getByRole('tab', { name: 'Work' }).click()
  const history = inspector.getByRole('list', { name: 'Service history' })
  await expect.poll(() => history.getByRole('listitem').count()).toBe(3)
  await inspector.getByRole('button', { name: 'Move', exact: true }).click()
  await inspector.getByRole('textbox', { name: 'Move to which site?' }).fill('South')
  await page.getByRole('option', { name: 'South plant' }).click()
  await expect.poll(() => asset('chiller').siteId).toBe('south')
  expect(asset('pump').siteId).toBe('south')
  await expect.poll(() => history.getByRole('listitem').count()).toBe(3)
  expectOk(await desk.client.action(historyUndo, {}))
  expect(asset('pump').siteId).toBe('north')
})

test('the tree of sites and assets is folded and walked with the arrow keys', async () => {
  const { page } = window
  await window.open('/assets')
  await page.getByRole('radio', { name: 'Tree' }).click()
  const tree = page.getByRole('treegrid', { name: 'Sites and what stands there' })
  await tree.getByRole('row').filter({ hasText: 'North plant' }).click()
  await tree.focus()
  await page.keyboard.press('ArrowRight')
  await tree.getByText('CH-1-P').waitFor()
  const whole = tree.getByRole('row').filter({ hasText: 'Chiller' })
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => whole.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => tree.getByText('CH-1-P').count()).toBe(0)
})

test('a customer gets a contact who is the first to call, and is not removed while anything belongs to it', async () => {
  const { page } = window
  await window.open('/customers')
  await page.getByRole('treegrid', { name: 'Customers' }).getByRole('row').filter({ hasText: 'Acme Dairy' }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('tab', { name: 'Details' }).click()
  const contacts = inspector.getByRole('region', { name: 'Contacts', exact: true })
  await contacts.getByRole('button', { name: 'Add' }).click()
  await contacts.getByRole('textbox', { name: 'Name' }).fill('Zoe Example')
  await contacts.getByRole('textbox', { name: 'Phone' }).fill('555 0100')
  await contacts.getByRole('button', { name: 'Save' }).click()
  await contacts.getByRole('button', { name: 'Zoe Example is the first to call' }).click()
  const stored = () => desk.backend.context.store.records.where('contacts', 'customerId', ['acme'])
  await expect.poll(() => stored()[0]?.primary).toBe(true)
  await inspector.getByRole('button', { name: 'Remove Acme Dairy' }).click()
  await page
    .getByText(/Acme Dairy is used by 3 work orders, 2 sites/)
    .first()
    .waitFor()
  expect(desk.backend.context.store.records.get('customers', 'acme')).not.toBe(null)
  expect(window.faults).toEqual([])
})
