import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CliIo } from '#electron/node/cli/command.ts'
import { runCommandLine } from '#electron/node/cli/run-command-line.ts'
import { solveCommand } from '#electron/node/cli/solve.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-solve-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...words: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const io: CliIo = {
    print: (line) => void out.push(line),
    printJson: (value) => void out.push(JSON.stringify(value)),
    note: (line) => void errors.push(line),
    signal: new AbortController().signal,
    progress: () => ({ update: () => {}, end: () => {} }),
  }
  const code = await runCommandLine([solveCommand], ['solve', ...words], io)
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}

function fileWith(name: string, content: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

const durations = [
  [0, 60, 90],
  [60, 0, 40],
  [90, 40, 0],
]
const vroom = {
  vehicles: [{ id: 1, start_index: 0, end_index: 0 }],
  jobs: [
    { id: 1, location_index: 1 },
    { id: 2, location_index: 2 },
  ],
  matrices: { car: { durations } },
}
const good = fileWith('good.json', JSON.stringify(vroom))
const solomon = fileWith(
  'small.txt',
  'S\n\nVEHICLE\nNUMBER CAPACITY\n 2 20\n\nCUSTOMER\nCUST NO.\n\n0 0 0 0 0 100 0\n1 1 1 10 5 60 9\n2 3 4 5 0 90 7\n',
)

test('a file in VROOM’s format is answered in VROOM’s format, the same every time', async () => {
  const words = [good, '--iterations', '200', '--seed', '4', '--threads', '2', '--json']
  const first = await run(...words)
  expect(first).toMatchObject({ code: 0, errors: '' })
  expect(JSON.parse(first.out)).toMatchObject({ code: 0, summary: { cost: 190, routes: 1, unassigned: 0 } })
  expect((await run(...words)).out).toBe(first.out)
})

test('a Solomon file is answered in its own units', async () => {
  const { code, out } = await run(solomon, '--format', 'solomon', '--iterations', '200', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ summary: { cost: 10, duration: 10, delivery: [15] } })
})

test('a person gets sentences, with what is left out and why', async () => {
  const jobs = [...vroom.jobs, { id: 3, location_index: 1, skills: [5] }]
  const file = fileWith('skills.json', JSON.stringify({ ...vroom, jobs }))
  const { code, out } = await run(file, '--iterations', '50')
  expect(code).toBe(1)
  expect(out).toContain('2 of 3 tasks on 1 routes.')
  expect(out).toContain('Left out: job 3 (skill)')
})

test('coordinates without a matrix are planned with estimates, and that is said', async () => {
  const jobs = [{ id: 1, location: [8.1, 50] }]
  const file = fileWith('points.json', JSON.stringify({ vehicles: [{ id: 1, start: [8, 50] }], jobs }))
  const { code, errors } = await run(file, '--iterations', '50', '--json')
  expect(code).toBe(0)
  expect(errors).toContain('estimated from straight lines')
})

test('what cannot be read is told with the place, and to machines as VROOM tells it', async () => {
  expect(await run(path.join(folder, 'nothing.json'))).toMatchObject({ code: 4 })
  expect(await run(folder)).toMatchObject({ code: 2 })
  expect((await run(solomon)).errors).toContain('This is no JSON')
  expect((await run(good, '--format', 'solomon')).errors).toContain('no whole Solomon file')
  const bad = fileWith('bad.json', JSON.stringify({ ...vroom, jobs: [{ id: 1, location_index: 1, service: -3 }] }))
  const { code, out } = await run(bad, '--json')
  expect(code).toBe(2)
  expect(JSON.parse(out)).toEqual({ code: 2, error: expect.stringContaining('jobs.0.service') as string })
})

test('senseless options are refused', async () => {
  for (const words of [
    ['--format', 'xml'],
    ['--seconds', '0'],
    ['--seconds', 'soon'],
    ['--seconds', '1', '--iterations', '5'],
    ['--iterations', '1.5'],
    ['--seed', 'x'],
    ['--threads', '0'],
  ]) {
    const { code, errors } = await run(good, ...words)
    expect([code, errors], words.join(' ')).toEqual([2, expect.stringContaining('--')])
  }
  expect((await run('--help')).out).toContain('--iterations N')
})
