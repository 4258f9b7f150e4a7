import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invoiceExport } from '#shared/actions/invoices.ts'
import { invoiceDraftOf } from '#shared/domain/cost/make-invoice.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { readPdf } from '#tests/doubles/pdf-pages.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import type { PrintingDesk } from '#tests/doubles/printing-desk.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let made: PrintingDesk
let window: BackendWindow

const records = () => made.desk.backend.context.store.records
const linesOf = (id = 'w') => records().where('costLines', 'workOrderId', [id])

/** Waits until a question about the store is answered with yes. */
async function until(question: () => boolean, what: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (question()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`never came true: ${what}`)
}

beforeAll(async () => {
  const root = await builtApplication()
  made = await openPrintingDesk(path.join(root, 'out', 'renderer'))
  const { desk } = made
  const now = desk.clock.now()
  const hour = 3_600_000
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('settings', { id: 'organisationName', value: 'Howe Repairs' }),
    fresh('settings', { id: 'billPerHourCents', value: 9_000 }),
    fresh('settings', { id: 'costPerHourCents', value: 4_000 }),
    fresh('settings', { id: 'partsMarkup', value: 0.5 }),
    fresh('customers', { id: 'c', name: 'City Library' }),
    fresh('sites', { id: 's', customerId: 'c' }),
    fresh('assets', { id: 'a', siteId: 's', warrantyUntil: '2011-09-18' }),
    fresh('technicians', { id: 't', code: 'OAK' }),
    fresh('workTypes', {
      id: 'type',
      name: 'Fan repair',
      kind: 'repair',
      parts: [{ name: 'Fan belt', quantity: 1, where: 'van', kind: 'part', unitCostCents: 2_000 }],
    }),
    fresh('workOrders', {
      id: 'w',
      number: 4_001,
      title: 'Fan rattles',
      status: 'done',
      customerId: 'c',
      siteId: 's',
      workTypeId: 'type',
      completedAt: now - hour,
      nteCents: 20_000,
    }),
    fresh('workOrders', {
      id: 'covered',
      number: 4_002,
      title: 'Pump stands still',
      customerId: 'c',
      siteId: 's',
      assetId: 'a',
      workTypeId: 'type',
      resolveBy: now + hour,
    }),
    fresh('visits', {
      id: 'v',
      workOrderId: 'w',
      status: 'done',
      startsAt: now - 3 * hour,
      endsAt: now - hour,
      actualStartsAt: now - 3 * hour,
      actualEndsAt: now - hour,
    }),
    fresh('visitTechnicians', { id: 'vt', visitId: 'v', technicianId: 't', lead: true }),
  ])
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await made?.[Symbol.asyncDispose]()
})

const inspector = () => window.page.locator('aside.inspector')

async function openCosts(number: number): Promise<void> {
  const { page } = window
  await window.open('/work-orders')
  await page.getByRole('button', { name: /^All work orders/ }).click()
  await page
    .getByRole('row')
    .filter({ hasText: String(number) })
    .click()
  await inspector().getByRole('tab', { name: 'Costs' }).click()
  await inspector().getByRole('region', { name: 'Costs', exact: true }).waitFor()
}

describe('the costs of a work order', () => {
  it('take labour and kit in one click, and a line by the keyboard alone', async () => {
    const { page } = window
    await openCosts(4_001)
    await inspector().getByRole('button', { name: 'Enter OAK' }).click()
    await until(() => linesOf().length === 1, 'labour is entered')
    expect(linesOf()[0]).toMatchObject({ quantity: 2, unitPriceCents: 9_000, coverage: 'billable' })
    await inspector().getByRole('button', { name: 'Enter Fan belt' }).click()
    await until(() => linesOf().length === 2, 'the kit is entered')
    await inspector().getByRole('listbox', { name: 'Costs' }).focus()
    await page.keyboard.press('Insert')
    await page.getByLabel('Kind').selectOption('part')
    await page.getByLabel('What', { exact: true }).fill('Bearing')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2')
    await page.getByLabel('Cost of one').fill('5')
    await page.keyboard.press('Enter')
    await until(() => linesOf().length === 3, 'the line is entered')
    expect(linesOf()[2]).toMatchObject({ quantity: 2, unitCostCents: 500, unitPriceCents: 750 })
    // The form stays for the next line; Escape leaves it and the list has the focus again.
    await page.keyboard.press('Escape')
    await inspector().getByText('Bearing').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Delete')
    await until(() => linesOf().length === 2, 'the line is removed')
    await page.keyboard.press('Control+z')
    await until(() => linesOf().length === 3, 'undo brings it back')
  })

  it('stop at the limit, and ask for approval in place', async () => {
    const { page } = window
    await openCosts(4_001)
    await inspector().getByRole('button', { name: 'Line', exact: true }).first().click()
    await page.getByLabel('Kind').selectOption('vendor')
    await page.getByLabel('What', { exact: true }).fill('Crane')
    await page.getByLabel('Cost of one').fill('150.00')
    await page.keyboard.press('Enter')
    await inspector()
      .getByRole('alert')
      .getByText(/over its limit of \$200\.00/)
      .waitFor()
    expect(linesOf()).toHaveLength(3)
    await inspector().getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('The fan cannot be reached otherwise')
    await page.keyboard.press('Enter')
    await until(() => records().all('approvals').length === 1, 'approval is asked for')
    expect(records().all('approvals')[0]).toMatchObject({ kind: 'limit', subjectId: 'w', amountCents: 26_000 })
    await inspector()
      .getByText(/asked for a limit of \$260\.00/)
      .waitFor()
    expect(window.faults).toEqual([])
  })

  it('show what is left of the limit while a line is typed, and change a line of the quote in place', async () => {
    const { page } = window
    await openCosts(4_001)
    await inspector().getByRole('button', { name: 'Line', exact: true }).first().click()
    await page.getByLabel('Kind').selectOption('expense')
    await page.getByLabel('What', { exact: true }).fill('Toll')
    await page.getByLabel('Cost of one').fill('500')
    await inspector()
      .getByText(/over the limit/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    const quote = inspector().getByRole('region', { name: 'Quote' })
    write(made.desk, [
      fresh('quoteLines', { id: 'q', workOrderId: 'w', state: 'draft', description: 'New motor', quantity: 1, unit: 'pcs', unitPriceCents: 30_000 }), // prettier-ignore
    ])
    await quote.getByRole('button', { name: 'Change New motor' }).click()
    await quote.getByLabel('Quantity').fill('2')
    await quote.getByRole('button', { name: 'Save' }).click()
    await until(() => records().get('quoteLines', 'q')?.quantity === 2, 'the line is changed')
    await quote.getByText('$600.00').first().waitFor()
    expect(window.faults).toEqual([])
  })

  it('say that warranty bears the work, before anybody bills it', async () => {
    const { page } = window
    await openCosts(4_002)
    await inspector()
      .getByRole('region', { name: 'Cover' })
      .getByText(/Warranty expires in 12 d/)
      .waitFor()
    await inspector().getByRole('button', { name: 'Enter Fan belt' }).click()
    await until(() => linesOf('covered').length === 1, 'the kit is entered')
    expect(linesOf('covered')[0]!.coverage).toBe('warranty')
    await inspector().getByRole('tab', { name: 'Details' }).click()
    await inspector()
      .getByRole('region', { name: 'Cover' })
      .getByText(/Warranty expires in 12 d/)
      .waitFor()
    await page.getByRole('region', { name: 'Cover' }).waitFor()
  })
})

describe('the invoice draft', () => {
  it('is made by closing, and exported and marked from the list', async () => {
    const { page } = window
    await openCosts(4_001)
    await inspector().getByRole('button', { name: 'Close', exact: true }).click()
    await until(() => records().all('invoiceDrafts').length === 1, 'the draft is made')
    await inspector().getByText('No. 1001').waitFor()
    await window.open('/invoices')
    await page.getByRole('row').filter({ hasText: '4001' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export 1 draft' }).click()
    await page.getByRole('menuitem', { name: /^CSV/ }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    expect(text).toContain('City Library')
    expect(text).toContain('Bearing')
    await until(() => records().all('invoiceDrafts')[0]?.state === 'exported', 'it is marked')
    await page.getByRole('tab', { name: /^Exported/ }).click()
    await page.getByRole('row').filter({ hasText: '4001' }).waitFor()
    expect(window.faults).toEqual([])
  })

  it('prints what is billed and what is borne by others, each at its value', async () => {
    const { desk } = made
    const draft = records().all('invoiceDrafts')[0]!
    const covered = linesOf('covered')
    write(desk, [
      fresh('invoiceDrafts', {
        ...invoiceDraftOf({
          id: 'second',
          number: 1_002,
          workOrder: { id: 'covered', customerId: 'c' },
          lines: covered,
          currency: 'USD',
          now: desk.clock.now(),
          madeBy: 'Ana',
        })!,
        state: 'void',
      }),
    ])
    const pdf = expectOk(await desk.client.action(invoiceExport, { invoiceIds: [draft.id, 'second'], format: 'pdf' }))
    const pages = await readPdf(readFileSync(desk.backend.context.files.pathOf(pdf.fileId)!))
    expect(pages).toHaveLength(2)
    for (const word of [
      'Howe Repairs',
      'Invoice draft 1001',
      'City Library',
      '12 Howe St',
      'Bearing',
      'To pay, USD',
      '$225.00',
    ]) {
      expect(pages[0]!.text).toContain(word)
    }
    for (const word of ['Void', 'Fan belt', 'Borne by Warranty', '−$30.00', '$0.00']) {
      expect(pages[1]!.text.toLowerCase()).toContain(word.toLowerCase())
    }
  })
})
