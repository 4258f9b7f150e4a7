import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { BuildError, ensureBuilt } from './build.ts'
import { checkImports } from './import-rules.ts'
import { readModules } from './read-modules.ts'
import { listFiles, repositoryRoot } from './source-files.ts'
import { installSystemPackages } from './system-packages.ts'
import { retriedTests, skippedTests, tallyLine, tallyOf } from './test-tally.ts'
import type { Tally, VitestReport } from './test-tally.ts'

const groups = ['checks', 'unit', 'scenario', 'browser'] as const
type Group = (typeof groups)[number]

const usage = `Usage: npm test -- [--only ${groups.join('|')}]

Runs types, lint, format, import rules and build, then the tests: unit (twice, in two time zones), scenario, browser.
`

/** The second zone: half an hour off the hour, and a daylight saving of half an hour. */
const zones = ['UTC', 'Australia/Lord_Howe']

/** Tests of what counts in ticks or in UTC and knows no zone: once is enough for them, and they take long. */
const zoneFree = ['--exclude', 'tests/unit/optimizer/**', '--exclude', 'tests/unit/hub/**']

const cacheDir = path.join(repositoryRoot, '.cache')
const say = (text: string) => process.stdout.write(`${text}\n`)

interface Run {
  readonly code: number
  readonly output: string
}

/** Runs a program of the packages with the Node we run on, and collects what it says. */
function runTool(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const child = spawn(process.execPath, [path.join(repositoryRoot, 'node_modules', script), ...args], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  let output = ''
  const collect = (piece: Buffer) => (output += piece.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs one step and prints how it went; what went wrong is printed in full. */
async function step(name: string, work: () => Promise<{ tally: Tally; details: string }>): Promise<Tally> {
  const started = performance.now()
  const { tally, details } = await work()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${tally.failed > 0 ? '✗' : '✓'} ${name}: ${tallyLine([tally])} (${seconds} s)`)
  if (details) say(details)
  return tally
}

const check = (name: string, run: () => Promise<Run>) =>
  step(name, async () => {
    const { code, output } = await run()
    const failed = code === 0 ? 0 : 1
    return { tally: { passed: 1 - failed, failed, skipped: 0 }, details: failed ? output.trimEnd() : '' }
  })

const typesOf = (part: string) => () => runTool('typescript/bin/tsc', ['-p', `tsconfig.${part}.json`])

async function importRules(): Promise<Run> {
  const { violations, modulesRead } = checkImports(readModules())
  const lines = violations.map(({ rule, file, imports, message }) => `${file} → ${imports} (${rule}): ${message}`)
  if (modulesRead === 0) lines.push('No module was read: the check looked in the wrong place.')
  return { code: lines.length === 0 ? 0 : 1, output: lines.join('\n') }
}

async function build(): Promise<Run> {
  try {
    await ensureBuilt()
    return { code: 0, output: '' }
  } catch (thrown) {
    if (thrown instanceof BuildError) return { code: 1, output: thrown.message }
    throw thrown
  }
}

function runChecks(): Promise<Tally[]> {
  const cache = ['--cache', '--cache-strategy', 'content']
  return inPairs([
    () => check('types of shared', typesOf('shared')),
    () => check('types of node', typesOf('node')),
    () => check('types of web', typesOf('web')),
    () => check('lint', () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])),
    () =>
      check('format', () =>
        runTool('prettier/bin/prettier.cjs', [
          '--check',
          '.',
          '--log-level',
          'warn',
          ...cache,
          '--cache-location',
          '.cache/prettier',
        ]),
      ),
    () => check('import rules', importRules),
    () => check('build', build),
  ])
}

/** Two at a time: most machines have that many cores to spare. */
async function inPairs(works: readonly (() => Promise<Tally>)[]): Promise<Tally[]> {
  const waiting = [...works]
  const tallies: Tally[] = []
  const lane = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) tallies.push(await work())
  }
  await Promise.all([lane(), lane()])
  return tallies
}

const testFolders: Readonly<Record<Exclude<Group, 'checks'>, readonly string[]>> = {
  unit: ['tests/unit', 'tests/contract', 'tests/architecture'],
  scenario: ['tests/scenario'],
  browser: ['tests/e2e'],
}

/** Runs one vitest project in one time zone. */
function runProject(project: Exclude<Group, 'checks'>, zone: string): Promise<Tally> {
  const testFiles = listFiles(testFolders[project]).filter((file) => file.path.endsWith('.test.ts')).length
  return step(`${project} tests in ${zone}`, async () => {
    const reportFile = path.join(cacheDir, `test-${project}.json`)
    rmSync(reportFile, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    const args = ['run', '--project', project, '--silent=passed-only', '--passWithNoTests', ...reporters]
    // A browser on a machine that is busy with other things may stumble once; whoever reads the result is told.
    if (project === 'browser') args.push('--retry=1')
    // Otherwise a machine of two cores runs one file at a time. (Browser tests take turns: they share the screen's time.)
    else args.push('--maxWorkers=100%')
    if (zone !== zones[0]) args.push(...zoneFree)
    const { code, output } = await runTool('vitest/vitest.mjs', args, { TZ: zone })
    const report = readReport(reportFile)
    const tally = tallyOf(report, code, testFiles)
    const skipped = skippedTests(report).map((name) => `  skipped: ${name}`)
    const retried = retriedTests(report).map((name) => `  needed a second try: ${name}`)
    return { tally, details: [...skipped, ...retried, ...(tally.failed > 0 ? [withoutPassed(output)] : [])].join('\n') }
  })
}

/** What vitest says, without its line for each file that went well. */
function withoutPassed(output: string): string {
  const lines = output.split('\n').filter((line) => !/^\s*✓|^JSON report/.test(line))
  return lines.join('\n').trim()
}

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  } catch {
    return null
  }
}

async function main(): Promise<number> {
  let values
  try {
    values = parseArgs({
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (thrown) {
    process.stderr.write(`${(thrown as Error).message}\n\n${usage}`)
    return 2
  }
  const only = values.only ?? [...groups]
  const unknown = only.find((name) => !groups.includes(name as Group))
  if (values.help || unknown !== undefined) {
    if (unknown !== undefined) process.stderr.write(`There is no group "${unknown}".\n\n`)
    process.stdout.write(usage)
    return unknown === undefined ? 0 : 2
  }
  const wanted = (group: Group) => only.includes(group)
  mkdirSync(cacheDir, { recursive: true })
  if (wanted('scenario') || wanted('browser')) installSystemPackages(say)
  const tallies: Tally[] = []
  if (wanted('checks')) tallies.push(...(await runChecks()))
  if (wanted('unit')) for (const zone of zones) tallies.push(await runProject('unit', zone))
  if (wanted('scenario')) tallies.push(await runProject('scenario', 'UTC'))
  if (wanted('browser')) tallies.push(await runProject('browser', 'UTC'))
  say(tallyLine(tallies))
  return tallies.some((tally) => tally.failed > 0) ? 1 : 0
}

process.exitCode = await main()
