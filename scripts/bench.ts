import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { listFiles, repositoryRoot } from './source-files.ts'

/** What a suite measured; its file in `tests/bench/` keeps to `BenchSuite` there. */
interface Result {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: number | null
  readonly ok: boolean
}
interface Suite {
  readonly suite: string
  run(say: (text: string) => void, full: boolean): Promise<readonly Result[]>
}

/** Suites are the files of the folder that export `suite` and `run`. */
const folder = 'tests/bench'
const notSuites = ['bench.ts']

const say = (text: string) => process.stderr.write(`${text}\n`)

function suiteNames(): string[] {
  return listFiles([folder])
    .map((file) => path.posix.relative(folder, file.path))
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && !notSuites.includes(name))
    .map((name) => name.replace(/\.ts$/, ''))
}

async function loadSuite(name: string): Promise<Suite> {
  const file = path.join(repositoryRoot, folder, `${name}.ts`)
  return (await import(pathToFileURL(file).href)) as Suite
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ name, value, unit, target, ok }) => [
    name,
    `${value.toLocaleString('en', { maximumFractionDigits: 3 })} ${unit}`,
    target === null ? '' : `target ${target.toLocaleString('en')} ${unit}`,
    target === null ? '' : ok ? 'ok' : 'MISSED',
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

async function main(): Promise<number> {
  const names = suiteNames()
  const usage = `Usage: npm run bench -- <suite> [--full] [--json]\n\n--full measures everything where a suite takes a sample otherwise.\nSuites: ${names.join(', ')}, or all\n`
  let parsed
  try {
    parsed = parseArgs({
      options: { json: { type: 'boolean' }, full: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (thrown) {
    process.stderr.write(`${(thrown as Error).message}\n\n${usage}`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const [wanted] = positionals
  if (positionals.length !== 1 || (wanted !== 'all' && !names.includes(wanted!))) {
    if (wanted !== undefined) process.stderr.write(`There is no suite "${positionals.join(' ')}".\n\n`)
    process.stderr.write(usage)
    return 2
  }
  const done: { suite: string; results: readonly Result[] }[] = []
  for (const name of wanted === 'all' ? names : [wanted!]) {
    const { suite, run } = await loadSuite(name)
    const results = await run(say, values.full === true)
    done.push({ suite, results })
    if (!values.json) process.stdout.write(`${suite}\n${table(results)}\n`)
  }
  if (values.json) process.stdout.write(`${JSON.stringify(wanted === 'all' ? done : done[0])}\n`)
  return done.every(({ results }) => results.every((result) => result.ok)) ? 0 : 1
}

process.exitCode = await main()
