import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reportsItemsCsv, reportsPdf } from '#shared/actions/reports.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'

function demoDay(context: Parameters<typeof loadDemo>[0]): string {
  const day = dayOf(context.clock.now(), context.pipeline.officeZone())
  expectOk(loadDemo(context, day))
  return day
}

test('a number of the report opens the list behind it, as long as the number says, and a row opens its record', async () => {
  await using desk = openTestBackend()
  demoDay(desk.backend.context)
  await using window = await openWindow(desk.backend, { width: 1600 })
  const { page } = window
  await window.open('/reports')
  for (const measure of ['overdue', 'opened']) {
    const figure = page.locator(`.report-tile [data-measure=${measure}]`).first()
    const count = Number((await figure.innerText()).replaceAll(',', ''))
    expect(count).toBeGreaterThan(20)
    await figure.click()
    const list = page.getByRole('complementary')
    await expect.poll(() => list.getByRole('status').innerText()).toContain(`${count.toLocaleString('en-GB')} rows`)
    await expect.poll(() => list.getByRole('listitem').count()).toBe(Math.min(200, count))
  }
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('complementary').count()).toBe(0)

  const cell = page.getByRole('row', { name: /Electrical/ }).getByRole('button', { name: /Overdue/ })
  const inTeam = Number(await cell.innerText())
  await cell.click()
  const list = page.getByRole('complementary')
  await expect.poll(() => list.getByRole('listitem').count()).toBe(inTeam)
  await list
    .getByRole('button', { name: /^Open \d+/ })
    .first()
    .click()
  await expect.poll(() => page.url()).toMatch(/#\/(requests|work-orders)/)
  expect(window.faults).toEqual([])
})

test('the backlog and what was completed show their figures, and how they are counted', async () => {
  await using desk = openTestBackend()
  demoDay(desk.backend.context)
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/reports')
  await page.getByRole('radio', { name: 'Backlog' }).click()
  const open = page.locator('.report-tile [data-measure=open]')
  await open.waitFor()
  const count = await open.innerText()
  await open.click()
  await expect.poll(() => page.getByRole('complementary').getByRole('status').innerText()).toContain(`${count} rows`)
  await page.getByRole('radio', { name: 'Completed and overdue' }).click()
  await page.getByRole('button', { name: 'How is this counted?' }).click()
  await page.getByText('Completion rate = completed ÷ fell due').waitFor()
  expect(window.faults).toEqual([])
})

test('a report and a list become files: paper with every group, cells that no spreadsheet runs', async () => {
  const renderer = path.join(await builtApplication(), 'out', 'renderer')
  await using printing = await openPrintingDesk(renderer)
  const { desk } = printing
  const today = demoDay(desk.backend.context)
  const scope = { from: null, to: today, by: 'team' } as const
  const pathOf = (fileId: string) => desk.backend.context.files.pathOf(fileId)!
  const made = expectOk(await desk.client.action(reportsPdf, { report: 'sla', ...scope }))
  const pdf = readFileSync(pathOf(made.fileId))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(8_000)

  desk.backend.context.store.db.exec("UPDATE requests SET title = '=cmd|calc' WHERE status = 'new'")
  const list = { ...scope, report: 'sla', measure: 'opened' } as const
  const csv = readFileSync(pathOf(expectOk(await desk.client.action(reportsItemsCsv, list)).fileId), 'utf8')
  expect(csv).toContain(",'=cmd|calc,")
  expect(csv).not.toContain(',=cmd')
})

test('costs are broken down by a custom field, and a number opens the work orders behind it', async () => {
  await using desk = openTestBackend()
  demoDay(desk.backend.context)
  expectOk(desk.run(customFieldSave, { subject: 'workOrder', label: 'Paid by grant', type: 'yesNo', choices: [] }))
  const { records } = desk.backend.context.store
  const recordIds = records.all('workOrders').flatMap(({ id, completedAt }) => (completedAt === null ? [] : [id]))
  expectOk(desk.run(recordSetCustom, { subject: 'workOrder', recordIds, values: { paidByGrant: true } }))
  await using window = await openWindow(desk.backend, { width: 1600 })
  const { page } = window
  await window.open('/reports')
  await page.getByRole('radio', { name: 'Completed and overdue' }).click()
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Paid by grant (Work orders)' })
  const row = page.getByRole('region', { name: 'Costs of completed work' }).getByRole('row', { name: /^Yes/ })
  const figure = row.getByRole('button', { name: /^Completed, Yes/ })
  const count = Number((await figure.innerText()).replaceAll(',', ''))
  await figure.click()
  const list = page.getByRole('complementary')
  await expect.poll(() => list.getByRole('listitem').count()).toBe(Math.min(200, count))
  if (process.env['FIELDBOARD_SCREENSHOTS']) await page.screenshot({ path: `${process.env['FIELDBOARD_SCREENSHOTS']}/reports-costs.png` }) // prettier-ignore
  expect(window.faults).toEqual([])
})
