import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { recordCounts, sharedData } from '#tests/doubles/import-files.ts'

let desk: TestBackend
let window: BackendWindow
const shots = process.env['FIELDBOARD_SCREENSHOTS']

beforeAll(async () => {
  desk = openTestBackend()
  window = await openWindow(desk.backend, { width: 1440, height: 900 })
})
afterAll(async () => {
  await window.close()
  await desk.close()
})

const shoot = async (name: string) => {
  if (shots) await window.page.screenshot({ path: `${shots}/${name}.png` })
}
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a file is dropped in, mapped with a preview, imported, and taken back', async () => {
  const { page } = window
  await window.open('/import')
  await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
  await shoot('import-1-choose')
  const rows = ['id;title;opened;address;lat;lng;priority', 'A1;Leak;01/02/2026 08:00;1 Main St;40.1;-75.1;high', 'A2;Odd "quote";yesterday;2 Main St;0;0;low', 'A3;Dark lamp;02/02/2026 09:30;3 Main St;0;0;urgent'] // prettier-ignore
  await page.locator('input[type=file]').setInputFiles(csv('calls.csv', rows.join('\n')))
  await page.getByRole('heading', { name: 'calls.csv' }).waitFor()
  await expect.poll(() => page.getByLabel('Separated by').inputValue()).toBe(';')
  await expect.poll(() => page.getByLabel('Field that lat feeds').inputValue()).toBe('latitude')
  // One date is no date, so no pattern fits all samples: the person chooses.
  await page.getByLabel('Date format of opened').selectOption('DD/MM/YYYY HH:mm')
  await page.getByText('First 3 rows: 1 rejected, 1 without a usable place.').waitFor()
  await page.getByRole('tab', { name: /Problems/ }).click()
  await page.getByText('“yesterday” is not a date and time like DD/MM/YYYY HH:mm').waitFor()
  await shoot('import-2-map')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByRole('heading', { name: 'calls.csv is imported' }).waitFor()
  await shoot('import-3-result')
  expect(recordCounts(desk)).toMatchObject({ requests: 2, sites: 2 })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download rejected rows' }).click()
  const rejected = readFileSync(await (await download).path(), 'utf8')
  expect(rejected).toContain('id;title;opened;address;lat;lng;priority;problem')
  expect(rejected).toContain('A2;')
  await page.getByRole('button', { name: 'Show the list' }).click()
  await page.getByLabel('Coordinates of 3 Main St').fill('40.3, -75.3')
  await page.getByRole('button', { name: 'Pin', exact: true }).click()
  await page.getByRole('heading', { name: 'Every site has its place' }).waitFor()
  expect(window.faults).toEqual([])
})

test('a column feeds a custom field, and the import is taken back as one step from its result', async () => {
  const { page } = window
  expectOk(desk.run(customFieldSave, { subject: 'request', label: 'Colour', type: 'choice', choices: ['Red', 'Blue'] }))
  await window.open('/import')
  await page
    .locator('input[type=file]')
    .setInputFiles(csv('more.csv', 'id,title,opened,colour,shade\nB1,Leak,2026-02-01 08:00,red,blue\n'))
  await expect.poll(() => page.getByLabel('Field that colour feeds').inputValue()).toBe('custom:colour')
  await page.getByLabel('Field that colour feeds').selectOption('')
  await page.getByLabel('Field that shade feeds').selectOption({ label: 'Colour' })
  await page.getByRole('columnheader', { name: 'Colour' }).waitFor()
  await page.getByRole('cell', { name: 'Blue', exact: true }).waitFor()
  await shoot('import-2-own-field')
  await page.getByRole('button', { name: 'Import 1 rows' }).click()
  await page.getByRole('button', { name: 'Undo import' }).click()
  await page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
  expect(recordCounts(desk).requests).toBe(2)
})

test('a file that is no table is refused in words, and another can be chosen', async () => {
  const { page } = window
  await window.open('/import')
  const picture = { name: 'photo.csv', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000', 'hex') }
  await page.locator('input[type=file]').setInputFiles(picture)
  await page.getByRole('alert').getByText('photo.csv is not a text file. It is a picture.').waitFor()
  await shoot('import-4-refused')
})

const boston = sharedData('boston-311', 'boston311_2011-09-01_14.csv')
test.skipIf(boston === null)('the Boston file shows its guessed mapping and what its rows become', async () => {
  const { page } = window
  await window.open('/import')
  const beside = ['roster-assumed.csv', 'work-types-assumed.csv'].map((name) => sharedData('boston-311', name)!)
  await page.locator('input[type=file]').setInputFiles([boston!, ...beside])
  await page.getByText('roster-assumed.csv is imported with it.').waitFor()
  await expect.poll(() => page.getByRole('combobox', { name: 'Mapping', exact: true }).inputValue()).toBe('boston-311')
  await shoot('import-5-boston')
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot('import-6-boston-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: 'Import 4,573 rows' }).click()
  await page.getByRole('heading', { name: 'boston311_2011-09-01_14.csv is imported' }).waitFor({ timeout: 120_000 })
  await shoot('import-7-boston-result')
  await page.getByRole('button', { name: 'Show the list' }).click()
  await page.getByText('361 requests').waitFor()
  await shoot('import-8-ungeocoded')
})
