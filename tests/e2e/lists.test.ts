import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
let window: BackendWindow

const records = () => desk.backend.context.store.records

beforeAll(async () => {
  desk = openTestBackend({ now: Date.parse('2024-06-15T12:00:00Z') })
  write(desk, [
    fresh('customFields', { id: 'load', subject: 'asset', key: 'load', label: 'Load', type: 'number', choices: [], unit: 't' }), // prettier-ignore
    fresh('workTypes', { id: 'trees' }),
    fresh('sites', { id: 'north', name: 'North' }),
    ...Array.from(
      { length: 8 },
      (_, i) =>
      fresh('assets', { id: `a${i}`, tag: `CR-${i}`, name: `=Crane ${i}`, kind: i < 4 ? 'Crane' : 'Lift', siteId: 'north', custom: i < 2 ? { load: i + 5 } : {} }), // prettier-ignore
    ),
    ...Array.from({ length: 5 }, (_, i) =>
      fresh('requests', { id: `r${i}`, number: 100 + i, title: `Report ${i}`, siteId: 'north', openedAt: i * 60_000 }),
    ),
  ])
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await desk?.close()
})

test('columns of a list are chosen and ordered by keyboard, saved as a view, found again, and written to a file', async () => {
  const { page } = window
  await window.open('/assets')
  const grid = page.getByRole('grid', { name: 'Assets' })
  await grid.getByText('CR-7').waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  const chooser = page.getByRole('dialog', { name: 'Columns' })
  for (const name of ['Criticality', 'Attention', 'Site', 'Open', 'Last work', 'Warranty'])
    await chooser.getByRole('checkbox', { name, exact: true }).uncheck()
  const load = chooser.getByRole('checkbox', { name: 'Load', exact: true })
  await load.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Escape')
  const headings = () => grid.getByRole('columnheader').allInnerTexts()
  await expect.poll(headings).toEqual(['', 'Tag', 'Name', 'Load', 'Status'])

  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('combobox', { name: 'Filter by Load' }).selectOption('filled')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await grid.getByText('CR-7').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Weighed')
  await page.keyboard.press('Enter')
  await expect.poll(() => records().all('savedViews').length).toBe(1)

  // Anew: the view is there with its filter and its columns.
  await window.open('/assets')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('dialog', { name: 'Views' }).getByRole('button', { name: 'Weighed', exact: true }).click()
  await page.getByRole('heading', { name: 'Weighed' }).waitFor()
  await expect.poll(headings).toEqual(['', 'Tag', 'Name', 'Load', 'Status'])
  await grid.getByText('CR-7').waitFor({ state: 'detached' })

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV file' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text.split('\r\n')).toEqual([
    '\uFEFFTag,Name,Load,Status',
    "CR-0,'=Crane 0,5,In service",
    "CR-1,'=Crane 1,6,In service",
    '',
  ])
})

test('a cell is edited by keyboard, and Escape leaves it as it was', async () => {
  const { page } = window
  await window.open('/assets')
  const grid = page.getByRole('grid', { name: 'Assets' })
  await grid.getByText('CR-5', { exact: true }).click()
  await grid.focus()
  const before = desk.backend.context.store.log.head()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name of CR-5' }).fill('Nothing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name of CR-5' }).fill('Lift five')
  await page.keyboard.press('Tab')
  // The next cell that can be edited.
  await page.getByRole('textbox', { name: 'Load' }).fill('7.5')
  await page.keyboard.press('Tab')
  await page.getByRole('menuitem', { name: 'Out of service' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => records().get('assets', 'a5')!.status).toBe('outOfService')
  // And on from there.
  await page.keyboard.press('ArrowDown')
  await page.getByRole('row', { selected: true }).getByText('CR-6', { exact: true }).waitFor()
  await expect.poll(() => records().get('assets', 'a5')!.custom).toEqual({ load: 7.5 })
  expect(records().get('assets', 'a5')!.name).toBe('Lift five')
  expect(desk.backend.context.store.log.head() - before).toBe(3)
})

test('assets and requests are changed in bulk after a preview, and one undo takes it back', async () => {
  const { page } = window
  await window.open('/assets')
  const undo = page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' })
  await page.getByRole('grid', { name: 'Assets' }).getByText('CR-7').waitFor()
  await page.getByRole('grid', { name: 'Assets' }).focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar', { name: '8 selected' }).getByRole('button', { name: 'Change …' }).click()
  const assets = page.getByRole('dialog', { name: 'Change 8 assets' })
  await assets.getByRole('combobox', { name: 'What to change' }).selectOption('kind')
  await assets.getByRole('textbox', { name: 'New value' }).fill('Crane')
  await assets.getByText('4 assets change, 4 have that value already').waitFor()
  await assets.getByRole('cell', { name: 'CR-4' }).waitFor()
  await assets.getByRole('button', { name: 'Change 4 assets' }).click()
  const kinds = () =>
    new Set(
      records()
        .all('assets')
        .map(({ kind }) => kind),
    ).size
  await expect.poll(kinds).toBe(1)
  await undo.first().click()
  await expect.poll(kinds).toBe(2)

  await window.open('/requests')
  await page.getByRole('grid', { name: 'Requests' }).getByText('104').waitFor()
  await page.getByRole('grid', { name: 'Requests' }).focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Change …' }).click()
  const requests = page.getByRole('dialog', { name: 'Change 5 requests' })
  await requests.getByRole('combobox', { name: 'New value' }).selectOption({ label: 'Tree emergency' })
  await requests.getByText('5 requests change').waitFor()
  const typed = () =>
    records()
      .all('requests')
      .filter(({ workTypeId }) => workTypeId === 'trees').length
  await requests.getByRole('button', { name: 'Change 5 requests' }).click()
  await expect.poll(typed).toBe(5)
  await undo.first().click()
  await expect.poll(typed).toBe(0)
  expect(window.faults).toEqual([])
})
