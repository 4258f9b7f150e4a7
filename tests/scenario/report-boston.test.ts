import { describe, expect, test } from 'vitest'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { cliCommands } from '#electron/node/cli/registry.ts'
import { reportsItems } from '#shared/queries/reports.ts'
import { importOk, sharedData } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const file = sharedData('boston-311', 'boston311_2011-09-01_14.csv')

/** Runs the command line beside the open backend and returns what it printed. */
async function fieldboard(...words: string[]): Promise<{ code: number; lines: string[]; json: unknown }> {
  const lines: string[] = []
  let json: unknown = null
  const code = await runCommandLine(cliCommands, words, {
    print: (line) => void lines.push(line),
    printJson: (value) => void (json = JSON.parse(JSON.stringify(value))),
    note: (line) => void lines.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update() {}, end() {} }) as never,
  })
  return { code, lines, json }
}

describe.skipIf(file === null)('the report on two weeks of Boston requests (needs the shared data)', () => {
  test('of 6 September 2011 says from the dates what was kept, with the word of the city beside it', async () => {
    await using desk = openTestBackend()
    await importOk(desk, { file: { path: file! }, mapping: 'boston-311' })
    const day = ['--data', desk.dataDir, '--opened-on', '2011-09-06']
    const { code, json } = await fieldboard('report', 'sla', ...day, '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({
      opened: 496,
      onTime: 324,
      overdue: 118,
      closedLate: 103,
      stillOpen: 15,
      noClock: 54,
      asOf: '2019-01-17T16:03:30.000Z',
      asOfKind: 'archive',
      source: { onTime: 378, overdue: 116, blank: 2 },
      compliance: { numerator: 324, denominator: 442 },
    })
    const { source } = json as { source: { blankRows: string[]; disagrees: number } }
    expect(source.blankRows).toHaveLength(2)
    // The city counts the 54 without a target as on time; the dates say that nothing was promised.
    expect(source.disagrees).toBe(54)

    const list = expectOk(
      await desk.client.query(reportsItems, {
        from: '2011-09-06',
        to: '2011-09-06',
        by: 'none',
        report: 'sla',
        measure: 'stillOpen',
      }),
    )
    expect(list.items).toHaveLength(15)
    expect(list.items.every((item) => item.verdict === 'stillOpen' && item.closedAt === null)).toBe(true)

    const csv = await fieldboard('report', 'sla', ...day, '--by', 'team', '--csv')
    expect(csv.lines.join('\n')).toContain('All,496,324,')
    const whole = await fieldboard('report', 'sla', '--data', desk.dataDir, '--json')
    expect(whole.json).toMatchObject({
      opened: 4573,
      onTime: 2935,
      closedLate: 773,
      stillOpen: 288,
      noClock: 577,
      ungeocoded: 361,
    })
  })

  test('refuses a day that is not in the calendar and a range that ends before it begins', async () => {
    const wrongDay = await fieldboard('report', 'sla', '--opened-on', '2011-02-30')
    expect(wrongDay.code).toBe(2)
    expect(wrongDay.lines.join()).toContain('2011-02-30')
    const wrongRange = await fieldboard('report', 'sla', '--from', '2011-09-06', '--to', '2011-09-01')
    expect(wrongRange.lines.join()).toContain('before it begins')
  })
})
