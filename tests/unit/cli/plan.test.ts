import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CliIo } from '#electron/node/cli/command.ts'
import { cliCommands } from '#electron/node/cli/registry.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

/** What the answer holds of it that these tests look at. */
interface Answer {
  readonly diff: readonly {
    readonly visitId: string
    readonly kind: string
    readonly to: { readonly technician: string }
  }[]
  readonly unassigned: readonly { readonly visitId: string }[]
  readonly applied: number | null
}

let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'fieldboard-plan-'))
  await using desk = openSmallOffice({ dataDir })
  expectOk(desk.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function plan(...words: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const io: CliIo = {
    print: (line) => void out.push(line),
    printJson: (value) => void out.push(JSON.stringify(value)),
    note: (line) => void errors.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update: () => {}, end: () => {} }),
  }
  const line = ['plan', '--data', dataDir, '--date', officeDay, '--iterations', '200', ...words]
  const code = await runCommandLine(cliCommands, line, io)
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}
const answer = async (...words: string[]) => JSON.parse((await plan('--json', ...words)).out) as Answer

test('a plan can be asked for some technicians, a territory, and as an insertion or a repair', async () => {
  const elm = await answer('--technician', 'ELM', '--mode', 'insert')
  expect(elm.diff).toEqual([])
  const inserted = await answer('--technician', 'oak,elm', '--territory', 'North', '--mode', 'insert')
  expect(inserted.diff.map(({ visitId, kind, to }) => [visitId, kind, to.technician])).toEqual([['v2', 'added', 'OAK']])
  const repaired = await answer('--mode', 'repair', '--most-moves', '0')
  expect(repaired.diff.map(({ visitId }) => visitId)).toEqual(['v2'])
  expect((await answer('--fold-in', '15')).diff.map(({ visitId }) => visitId)).toContain('v2')
})

test('options that cannot be are refused with a sentence that says what can', async () => {
  for (const [words, message] of [
    [['--technician', 'ASH'], 'no active technician "ASH". There are: ELM, OAK.'],
    [['--territory', 'South'], 'no territory "South". There are: North.'],
    [['--mode', 'all'], '--mode must be insert, repair or full, not "all"'],
    [['--mode', 'insert', '--most-moves', '3'], '--most-moves goes with --mode repair'],
    [['--mode', 'repair', '--most-moves', '-1'], '--most-moves'],
    [['--fold-in', 'some'], '--fold-in must be a whole number of minutes'],
  ] as const) {
    const refused = await plan(...words)
    expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining(message)])
  }
})
