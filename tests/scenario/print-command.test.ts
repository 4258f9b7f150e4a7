import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { printCommand } from '#electron/node/cli/print.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { findChromium } from '#electron/node/find-chromium.ts'
import { printRunsList } from '#shared/queries/packet.ts'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'
import { readPdf } from '#tests/doubles/pdf-pages.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

/** A data folder with a day of two technicians, removed after the test. */
async function seededFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-print-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const desk = openTestBackend({ dataDir: folder })
  seedPacketDay(desk.backend, { technicians: 2, visitsEach: 2 })
  await desk.close()
  return folder
}

async function fieldboard(...words: string[]) {
  const answers: unknown[] = []
  const notes: string[] = []
  const code = await runCommandLine([printCommand], words, {
    print: (line) => answers.push(line),
    printJson: (value) => answers.push(value),
    note: (line) => notes.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update: () => {}, end: () => {} }),
  })
  return { code, answers, notes: notes.join('\n') }
}

describe('fieldboard print', () => {
  test('says what is wrong with the line, the day, the person or the folder, and prints nothing', async () => {
    const folder = await seededFolder()
    const day = ['--day', '2011-09-06', '--data', folder]
    const cases: [string[], number, RegExp][] = [
      [['print', '--data', folder], 2, /--day YYYY-MM-DD/],
      [['print', '--day', '2011-02-30', '--data', folder], 2, /must be a day/],
      [['print', ...day, '--sections', 'cover,poem'], 2, /no section "poem"/],
      [['print', ...day, '--paper', 'a3'], 2, /a4 or letter/],
      [['print', '--day', '2011-09-07', '--data', folder], 4, /No visit is scheduled on 2011-09-07/],
      [['print', ...day, '--technician', 'UNIT-99'], 4, /no technician with the code "UNIT-99"/],
      [['print', ...day, '--out', path.join(folder, 'no', 'x.pdf')], 3, /no such folder\. Nothing was printed/],
      [['print', '--day', '2011-09-06', '--data', path.join(folder, 'none')], 3, /no Fieldboard data/],
    ]
    for (const [words, code, message] of cases) {
      const run = await fieldboard(...words)
      expect([run.code, run.notes]).toEqual([code, expect.stringMatching(message)])
    }
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
    await using desk = openTestBackend({ dataDir: folder })
    expect(expectOk(await desk.client.query(printRunsList, { day: null }))).toEqual([])
  })

  test.skipIf(findChromium() === null)('writes the PDF of one technician and records the run', async () => {
    const folder = await seededFolder()
    const out = path.join(folder, 'packets.pdf')
    const words = ['--day', '2011-09-06', '--technician', 'unit-02', '--paper', 'letter', '--out', out, '--json']
    const run = await fieldboard('print', ...words, '--data', folder)
    expect(run).toMatchObject({ code: 0, answers: [{ file: out, packets: 2, technicians: 1 }] })
    const pages = await readPdf(readFileSync(out))
    expect(pages.some(({ text }) => text.includes('WO-4003-v1-p1'))).toBe(true)
    expect(pages.some(({ text }) => text.includes('WO-4001'))).toBe(false)
    await using desk = openTestBackend({ dataDir: folder })
    const runs = expectOk(await desk.client.query(printRunsList, { day: null }))
    expect(runs).toMatchObject([{ packets: 2, pages: pages.length, technicianCodes: ['UNIT-02'] }])
  })
})
