import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invoiceExport } from '#shared/actions/invoices.ts'
import { costAdd } from '#shared/commands/cost/add.ts'
import { invoiceMarkExported } from '#shared/commands/invoice/mark-exported.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { invoiceFileSchema } from '#shared/domain/cost/invoice-document.ts'
import { billedCents, coverageTotals, invoiceDraftOf } from '#shared/domain/cost/make-invoice.ts'
import type { CostLine } from '#shared/domain/cost/cost-line.ts'
import { costKinds, costStates, coverages } from '#shared/domain/cost/cost-line.ts'
import { costTotals } from '#shared/domain/cost/totals.ts'
import { invoicesPage, invoicesSummary } from '#shared/queries/money.ts'
import { expectError, expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const records = (desk: TestBackend) => desk.backend.context.store.records
const drafts = (desk: TestBackend) =>
  records(desk)
    .all('invoiceDrafts')
    .toSorted((a, b) => a.number - b.number)

const part = {
  kind: 'part' as const,
  description: 'Filter',
  quantity: 2,
  unit: 'pcs',
  unitCostCents: 1_000,
  unitPriceCents: 1_500,
}

function office(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('settings', { id: 'organisationName', value: 'Howe & Sons' }),
    fresh('customers', { id: 'c', name: '=cmd|calc' }),
    fresh('sites', { id: 's', customerId: 'c' }),
    fresh('workOrders', { id: 'w', number: 7, customerId: 'c', siteId: 's', status: 'done' }),
    fresh('workOrders', { id: 'free', number: 8, status: 'done' }),
  ])
  return desk
}
const lines = [
  part,
  { ...part, coverage: 'warranty' as const, description: '=HYPERLINK("http://evil")' },
  { ...part, coverage: 'contract' as const, quantity: 1 },
  { ...part, coverage: 'internal' as const, quantity: 0.5 },
  { ...part, quantity: -1, creditReason: '@returned' },
]

describe('closing a work order', () => {
  it('makes a numbered draft of its lines, with who bears what kept apart', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines }))
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    expect(drafts(desk)).toMatchObject([
      {
        number: 1_001,
        state: 'draft',
        currency: 'USD',
        customerId: 'c',
        billableCents: 1_500,
        warrantyCents: 3_000,
        contractCents: 1_500,
        internalCents: 750,
        madeBy: 'Test Dispatcher',
        madeAt: desk.clock.now(),
      },
    ])
    expect(drafts(desk)[0]!.lines).toHaveLength(5)
  })

  it('keeps the lines as they were, and Undo takes the draft back but never its number', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines }))
    const before = snapshot(desk, ['workOrders', 'costLines', 'invoiceDrafts'])
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, ['workOrders', 'costLines', 'invoiceDrafts'])).toEqual(before)
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    expect(drafts(desk).map(({ number }) => number)).toEqual([1_002])
  })

  it('makes nothing of work that cost nothing, and takes no number for it', async () => {
    await using desk = office()
    expectOk(desk.run(workOrderClose, { workOrderId: 'free' }))
    expect(drafts(desk)).toEqual([])
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    expect(drafts(desk)[0]!.number).toBe(1_001)
  })

  it('numbers from where the office says, and never below a number given', async () => {
    await using desk = office()
    expectOk(desk.run(settingsSet, { name: 'firstInvoiceNumber', value: 50 }))
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    const again = () => {
      expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
      expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'done', reason: 'Wrong part' }))
    }
    again()
    again()
    expectOk(desk.run(settingsSet, { name: 'firstInvoiceNumber', value: 9_000 }))
    again()
    expectOk(desk.run(settingsSet, { name: 'firstInvoiceNumber', value: 1 }))
    again()
    expect(drafts(desk).map(({ number }) => number)).toEqual([50, 51, 9_000, 9_001])
  })

  it('again after a reopening makes a new number, and the first draft is void and stays', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    const [first] = drafts(desk)
    expectOk(desk.run(invoiceMarkExported, { invoiceIds: [first!.id] }))
    desk.clock.advance(60_000)
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'done', reason: 'Wrong part' }))
    expect(drafts(desk)[0]).toMatchObject({
      state: 'void',
      voidedAt: desk.clock.now(),
      exportedAt: desk.clock.now() - 60_000,
    })
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    expect(drafts(desk).map(({ state, billableCents }) => [state, billableCents])).toEqual([
      ['void', 3_000],
      ['draft', 6_000],
    ])
  })

  it('splits the value of any lines by who bears them without losing a cent', () => {
    const line = fc.record({
      kind: fc.constantFrom(...costKinds),
      state: fc.constantFrom(...costStates),
      coverage: fc.constantFrom(...coverages),
      quantity: fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1_000),
      unitCostCents: fc.nat({ max: 1_000_000 }),
      unitPriceCents: fc.nat({ max: 1_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (some) => {
        const stored = some.map(
          (one, index) =>
            ({
              ...one,
              id: String(index),
              description: 'x',
              reference: null,
              unit: 'h',
              happenedOn: '2011-09-06',
              creditReason: null,
            }) as CostLine,
        )
        const made = invoiceDraftOf({
          id: 'i',
          number: 1,
          workOrder: { id: 'w', customerId: null },
          lines: stored,
          currency: 'USD',
          now: 0,
          madeBy: 'Ana',
        })!
        const totals = costTotals(stored)
        expect(made.billableCents + made.warrantyCents + made.contractCents + made.internalCents).toBe(
          totals.total.priceCents,
        )
        expect(made.billableCents).toBe(totals.revenueCents)
        expect(coverageTotals(made.lines).billable).toBe(made.lines.reduce((sum, one) => sum + billedCents(one), 0))
      }),
    )
  })
})

describe('handing drafts to accounting', () => {
  async function closed() {
    const desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines }))
    expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
    const [draft] = drafts(desk)
    const fetch = async (format: 'csv' | 'json', markExported = false) => {
      const made = expectOk(await desk.client.action(invoiceExport, { invoiceIds: [draft!.id], format, markExported }))
      return { ...made, text: readFileSync(desk.backend.context.files.pathOf(made.fileId)!, 'utf8') }
    }
    return { desk, draft: draft!, fetch, [Symbol.asyncDispose]: () => desk.close() }
  }

  it('writes CSV that a spreadsheet reads as it is meant: amounts as numbers, formulas as text', async () => {
    await using made = await closed()
    const { text, fileName } = await made.fetch('csv')
    expect(fileName).toBe('invoice-1001.csv')
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows.map((row) => [row['Value'], row['Borne by'], row['Billed']])).toEqual([
      ['30', 'billable', '30'],
      ['30', 'warranty', '0'],
      ['15', 'contract', '0'],
      ['7.5', 'internal', '0'],
      ['-15', 'billable', '-15'],
    ])
    expect(rows[0]!['Customer']).toBe("'=cmd|calc")
    expect(rows[1]!['Description']).toBe('\'=HYPERLINK("http://evil")')
    expect(rows[4]!['Credit reason']).toBe("'@returned")
  })

  it('writes JSON of the documented shape', async () => {
    await using made = await closed()
    const file = invoiceFileSchema.parse(JSON.parse((await made.fetch('json')).text))
    expect(file).toMatchObject({
      organisation: 'Howe & Sons',
      invoices: [
        { number: 1_001, customer: { name: '=cmd|calc' }, workOrder: { number: 7 }, totals: { billableCents: 1_500 } },
      ],
    })
  })

  it('marks what it wrote when asked, once, and lets it be taken back', async () => {
    await using made = await closed()
    const { desk, draft } = made
    expect((await made.fetch('csv', true)).marked).toBe(1)
    const exportedAt = desk.clock.now()
    expect(drafts(desk)[0]).toMatchObject({ state: 'exported', exportedAt, exportedBy: 'Test Dispatcher' })
    desk.clock.advance(1_000)
    expect((await made.fetch('csv', true)).marked).toBe(0)
    expect(drafts(desk)[0]!.exportedAt).toBe(exportedAt)
    expect(expectError(desk.run(invoiceMarkExported, { invoiceIds: [draft.id] })).kind).toBe('rule-violation')
    expectOk(desk.run(invoiceMarkExported, { invoiceIds: [draft.id], exported: false }))
    expect(drafts(desk)[0]).toMatchObject({ state: 'draft', exportedAt: null })
  })

  it('makes no file for a role that may not, and says no amounts to one that may not see them', async () => {
    await using made = await closed()
    const { desk, draft } = made
    write(desk, [
      fresh('users', { id: 'admin', name: 'Boss', role: 'administrator', active: true }),
      fresh('users', { id: 'd', name: 'Test Dispatcher', role: 'dispatcher', active: true }),
    ])
    const refused = await desk.client.action(invoiceExport, { invoiceIds: [draft.id], format: 'csv' })
    expect(expectError(refused).kind).toBe('forbidden')
    expect(expectOk(await desk.client.query(invoicesPage, {})).rows).toEqual([])
    expect(expectOk(await desk.client.query(invoicesSummary, {}))).toMatchObject({ maySee: false, ids: [] })
  })

  it('is found by number, customer and title, newest first, in pages that never overlap', async () => {
    await using desk = office()
    const ids = Array.from({ length: 25 }, (_, i) => `i${i}`)
    write(desk, [
      ...ids.map((id, i) =>
        fresh('invoiceDrafts', {
          id,
          number: 100 + i,
          workOrderId: i % 2 ? 'w' : 'free',
          customerId: i % 2 ? 'c' : null,
          state: i < 5 ? 'void' : 'draft',
          currency: 'USD',
          lines: [],
          billableCents: 10,
          warrantyCents: 0,
          contractCents: 0,
          internalCents: 0,
          madeAt: 0,
          madeBy: 'Ana',
        }),
      ),
    ])
    const page = async (after: string | null, filter = {}) =>
      expectOk(await desk.client.query(invoicesPage, { filter, after, limit: 10 }))
    const seen: number[] = []
    let after: string | null = null
    do {
      const { rows, next }: Awaited<ReturnType<typeof page>> = await page(after)
      seen.push(...rows.map(({ number }) => number))
      after = next
    } while (after !== null)
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => 124 - i))
    expect((await page(null, { text: '103' })).rows.map(({ number }) => number)).toEqual([103])
    expect((await page(null, { text: 'CMD|', states: ['void'] })).rows.map(({ number }) => number)).toEqual([103, 101])
    expect((await page(null, { text: '100%' })).rows).toEqual([])
    const summary = expectOk(await desk.client.query(invoicesSummary, { filter: { states: ['draft'] } }))
    expect(summary.byState).toMatchObject({ draft: { count: 20, billableCents: 200 }, void: { count: 5 } })
    expect(summary.ids).toHaveLength(20)
  })
})
