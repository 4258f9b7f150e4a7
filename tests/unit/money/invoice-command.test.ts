import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { invoiceCommand } from '#electron/node/cli/invoice.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { costAdd } from '#shared/commands/cost/add.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { invoiceFileSchema } from '#shared/domain/cost/invoice-document.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** A data folder with one closed work order (7) and one that was never closed (8), removed after the test. */
async function seededFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-invoice-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const desk = openTestBackend({ dataDir: folder })
  write(desk, [
    fresh('workOrders', { id: 'w', number: 7, status: 'done' }),
    fresh('workOrders', { id: 'open', number: 8 }),
  ])
  const line = { kind: 'part' as const, description: 'Filter', quantity: 2, unit: 'pcs' }
  expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...line, unitCostCents: 100, unitPriceCents: 150 }] }))
  expectOk(desk.run(workOrderClose, { workOrderId: 'w' }))
  await desk.close()
  return folder
}

async function fieldboard(...words: string[]) {
  const answers: unknown[] = []
  const notes: string[] = []
  const code = await runCommandLine([invoiceCommand], ['invoice', ...words], {
    print: (line) => answers.push(line),
    printJson: (value) => answers.push(value),
    note: (line) => notes.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update: () => {}, end: () => {} }),
  })
  return { code, answers, notes: notes.join('\n') }
}

test('fieldboard invoice writes the draft of a closed work order, and marks it only when asked', async () => {
  const folder = await seededFolder()
  const csv = path.join(folder, 'draft.csv')
  const first = await fieldboard('7', '--out', csv, '--data', folder)
  expect(first).toMatchObject({ code: 0, answers: [`Invoice draft 1001 of work order 7 is in ${csv}.`] })
  expect(readFileSync(csv, 'utf8')).toContain('Filter')
  const json = path.join(folder, 'draft.json')
  const second = await fieldboard('7', '--out', json, '--mark-exported', '--json', '--data', folder)
  expect(second.answers).toEqual([{ file: json, format: 'json', workOrder: 7, invoice: 1_001, marked: true }])
  expect(invoiceFileSchema.parse(JSON.parse(readFileSync(json, 'utf8'))).invoices[0]?.totals.billableCents).toBe(300)
  await using desk = openTestBackend({ dataDir: folder })
  expect(desk.backend.context.store.records.all('invoiceDrafts')[0]?.state).toBe('exported')
})

test('fieldboard invoice says what is wrong with the number, the file or the format, and writes nothing', async () => {
  const folder = await seededFolder()
  const out = ['--out', path.join(folder, 'x.csv'), '--data', folder]
  const cases: [string[], number, RegExp][] = [
    [['seven', ...out], 2, /not the number of a work order/],
    [['7', '--data', folder], 2, /--out FILE/],
    [['7', '--format', 'xml', ...out], 2, /csv, json or pdf, not "xml"/],
    [['9', ...out], 4, /There is no work order 9/],
    [['8', ...out], 4, /no invoice draft/],
    [['7', '--out', path.join(folder, 'no', 'x.csv'), '--data', folder], 3, /no such folder/],
    [['7', '--out', 'x.csv', '--data', path.join(folder, 'none')], 3, /no Fieldboard data/],
  ]
  for (const [words, code, message] of cases) {
    const run = await fieldboard(...words)
    expect([run.code, run.notes]).toEqual([code, expect.stringMatching(message)])
  }
  expect(existsSync(path.join(folder, 'x.csv'))).toBe(false)
})
