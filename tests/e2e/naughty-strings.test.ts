import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importStart } from '#shared/actions/import.ts'
import { printPackets } from '#shared/actions/print.ts'
import { csvLine } from '#shared/kernel/csv.ts'
import type { Change } from '#shared/commands/change.ts'
import { ensureBuilt } from '#scripts/build.ts'
import { naughtyStrings } from '#tests/doubles/naughty-strings.ts'
import { readPdf } from '#tests/doubles/pdf-pages.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import type { PrintingDesk } from '#tests/doubles/printing-desk.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'

/* What people, machines and attackers write, on the screens, on paper and through a file and back. */

const day = '2026-03-04'
const morning = Date.UTC(2026, 2, 4, 9)
let printing: PrintingDesk

beforeAll(async () => {
  await ensureBuilt()
  printing = await openPrintingDesk(path.join(repositoryRoot, 'out', 'renderer'), morning - 3_600_000)
  write(printing.desk, [
    fresh('settings', { id: 'officeZone', value: 'UTC' }),
    fresh('skills', { id: 'k', name: naughtyStrings[17]! }),
    ...naughtyStrings.flatMap(recordsOf),
  ])
})
afterAll(() => printing[Symbol.asyncDispose]())

/** One of everything people see, with the text in all of its fields. */
function recordsOf(whole: string, at: number): Change[] {
  // Ten thousand characters in the fields that may hold them; in twenty fields they would only print the same for hours.
  const text = whole.slice(0, 1_000)
  const many = { description: whole, team: text.slice(0, 200) }
  const place = { customerId: `c${at}`, siteId: `s${at}`, assetId: `a${at}` }
  const startsAt = morning + (at % 8) * 3_600_000
  return [
    fresh('customers', { id: `c${at}`, name: whole, phone: text, email: text }),
    fresh('sites', {
      id: `s${at}`,
      customerId: `c${at}`,
      name: text,
      address: text,
      district: text,
      accessNotes: text,
      zone: 'UTC',
    }),
    fresh('assets', { id: `a${at}`, siteId: `s${at}`, tag: text, name: text, kind: text, serial: text }),
    fresh('technicians', { id: `t${at}`, code: text.slice(0, 40), name: text, phone: text }),
    fresh('workTypes', {
      id: `y${at}`,
      name: text,
      category: text,
      safetyNotes: text,
      checklist: [{ key: 'a', text, answer: 'text', unit: null }],
    }),
    fresh('requests', {
      id: `r${at}`,
      number: 2_000 + at,
      title: text,
      ...many,
      ...place,
      workTypeId: `y${at}`,
      contactName: text,
    }),
    fresh('workOrders', {
      id: `w${at}`,
      number: 5_000 + at,
      title: text,
      ...many,
      ...place,
      workTypeId: `y${at}`,
      status: 'scheduled',
    }),
    fresh('visits', {
      id: `v${at}`,
      workOrderId: `w${at}`,
      status: 'scheduled',
      startsAt,
      endsAt: startsAt + 3_600_000,
    }),
    fresh('visitTechnicians', { id: `p${at}`, visitId: `v${at}`, technicianId: `t${at}`, lead: true }),
    fresh('notes', {
      id: `n${at}`,
      subjectKind: 'workOrder',
      subjectId: `w${at}`,
      text,
      author: text,
      visibility: 'internal',
      writtenAt: morning,
    }),
    fresh('notes', {
      id: `m${at}`,
      subjectKind: 'request',
      subjectId: `r${at}`,
      text,
      author: text,
      visibility: 'internal',
      writtenAt: morning,
    }),
  ]
}

test('screens show the texts as texts: nothing runs, nothing breaks', async () => {
  await using window = await openWindow(printing.desk.backend)
  const { page } = window
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  for (const screen of [
    '/',
    '/requests',
    '/work-orders',
    '/board',
    '/map',
    '/assets',
    '/customers',
    '/people',
    '/call',
  ]) {
    await window.open(screen, day)
    await page.locator('#screen > *').first().waitFor()
  }
  await window.open('/work-orders', day)
  const grid = page.getByRole('grid')
  const shown = async (text: string) =>
    (await grid.getByRole('row').allTextContents()).some((row) => row.includes(text))
  await expect.poll(() => shown('<script>globalThis.harmed = true</script>')).toBe(true)
  await grid.getByRole('row').filter({ hasText: 'onerror=' }).click()
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByLabel('Search or run a command').or(page.getByText('Search or run a command')).first().click()
  await page.keyboard.type('<img src=x onerror=globalThis.harmed=1>')
  await expect.poll(() => page.evaluate('globalThis.harmed')).toBeUndefined()
  expect(dialogs).toEqual([])
  expect(window.faults).toEqual([])
})

test('packets print every text as text, and the sheet stays whole', async () => {
  const { desk } = printing
  // Every third text and the longest: all of them would print hundreds of pages.
  const printed = naughtyStrings.flatMap((_, at) => (at % 3 === 0 || at === naughtyStrings.length - 1 ? [at] : []))
  const technicianIds = printed.map((at) => `t${at}`)
  const job = expectOk(await desk.client.action(printPackets, { day, technicianIds }))
  const ended = await desk.backend.context.jobs.finished(job.id)
  expect(ended).toMatchObject({ state: 'done', error: null })
  const { fileId, packets } = ended.result as { fileId: string; packets: number }
  expect(packets).toBe(printed.length)
  const pages = await readPdf(readFileSync(desk.backend.context.files.pathOf(fileId)!))
  const all = pages.map(({ text }) => text).join(' ')
  for (const at of printed) expect(all).toContain(`WO-${5_000 + at}-v1-p1`)
  expect(all.replaceAll(/\s+/g, '')).toContain('onerror="globalThis.harmed=true"')
})

test('a table with these texts comes in through the import as they stand in it', async () => {
  const { desk } = printing
  const wanted = naughtyStrings.filter((text) => text.length <= 500)
  const file = path.join(desk.dataDir, 'naughty.csv')
  const rows = wanted.map((text, at) => csvLine([`x${at}`, text, '2026-03-01 08:00:00', text]))
  writeFileSync(file, csvLine(['id', 'title', 'opened', 'description']) + rows.join(''))
  const job = expectOk(await desk.client.action(importStart, { file: { path: file }, mapping: 'generic' }))
  const ended = await desk.backend.context.jobs.finished(job.id)
  expect(ended).toMatchObject({ state: 'done', error: null })
  const stored = new Map(desk.backend.context.store.records.all('requests').map((row) => [row.externalId, row]))
  wanted.forEach((text, at) => expect(stored.get(`x${at}`)!.description).toBe(text.toWellFormed()))
})
