import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Budget } from '#optimizer/solve-options.ts'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { solveInWorkers } from '../../backend/planning/solve-in-worker.ts'
import type { SolveOutcome } from '../../backend/planning/solve-in-worker.ts'
import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import { workerUrl } from '../worker-url.ts'
import type { CliArgs, CliCommand, CliIo } from './command.ts'
import { readSolveFile } from './solve-file.ts'
import type { SolveFile } from './solve-file.ts'
import { solveReport } from './solve-report.ts'

const defaultSeconds = 10
const mostSeconds = 86_400
const mostThreads = 64

/** Plans a file of another program: no data folder is opened. */
export const solveCommand: CliCommand = {
  name: 'solve',
  summary: 'Plan a routing problem from a file: VROOM’s JSON format, or Solomon’s text format.',
  usage: 'FILE [--format vroom|solomon] [--seconds S | --iterations N] [--seed K] [--threads T] [--json]',
  options: {
    format: { type: 'string', value: 'FORMAT', help: 'vroom (the usual) or solomon' },
    seconds: { type: 'string', value: 'S', help: `search so long (default: ${defaultSeconds})` },
    iterations: { type: 'string', value: 'N', help: 'search so many steps: the same plan every time' },
    seed: { type: 'string', value: 'K', help: 'where chance begins, a whole number (default: 1)' },
    threads: { type: 'string', value: 'T', help: 'searches at once, with seeds K, K+1, …; the best wins (default: 1)' },
  },
  positionals: [1, 1],
  async run(args, io) {
    const options = readOptions(args)
    if (!options.ok) return refuse(options.error, args, io)
    const { format, budget, seed, threads } = options.value
    const file = readFile(path.resolve(args.positionals[0]!))
    if (!file.ok) return refuse(file.error, args, io)
    const read = readSolveFile(file.value, format)
    if (!read.ok) return refuse(read.error, args, io)
    const [fault] = faultsOf(read.value.problem)
    if (fault) return refuse(invalidInput(fault.path, `${fault.path}: ${fault.message}`), args, io)
    if (read.value.note) io.note(read.value.note)
    const outcome = await search(read.value, { budget, seed, threads }, io)
    if (args.json) io.printJson(read.value.answer(outcome.plan))
    else for (const line of solveReport(read.value, outcome)) io.print(line)
    if (io.signal.aborted) return exitCodes.cancelled
    return outcome.plan.unassigned.length === 0 ? exitCodes.ok : exitCodes.problems
  },
}

interface SolveArguments {
  readonly format: 'vroom' | 'solomon'
  readonly budget: Budget
  readonly seed: number
  readonly threads: number
}

function readOptions(args: CliArgs): Result<SolveArguments, AppError> {
  const format = args.text('format') ?? 'vroom'
  if (format !== 'vroom' && format !== 'solomon') {
    return err(invalidInput('--format', `--format must be vroom or solomon, not "${format}".`))
  }
  const seconds = args.text('seconds')
  const iterations = args.text('iterations')
  if (seconds !== undefined && iterations !== undefined) {
    return err(invalidInput('--seconds', 'Give either --seconds or --iterations.'))
  }
  const limit = Number(seconds ?? defaultSeconds)
  if (!(limit > 0 && limit <= mostSeconds)) {
    return err(invalidInput('--seconds', `--seconds must be a number above 0, up to ${mostSeconds}.`))
  }
  const steps = iterations === undefined ? 1 : Number(iterations)
  if (!Number.isInteger(steps) || steps < 1 || steps > 1e12) {
    return err(invalidInput('--iterations', '--iterations must be a whole number above 0.'))
  }
  const seed = Number(args.text('seed') ?? 1)
  if (!Number.isInteger(seed) || Math.abs(seed) > 2 ** 31 - 1 - mostThreads) {
    return err(invalidInput('--seed', '--seed must be a whole number of at most 31 bits.'))
  }
  const threads = Number(args.text('threads') ?? 1)
  if (!Number.isInteger(threads) || threads < 1 || threads > mostThreads) {
    return err(invalidInput('--threads', `--threads must be a whole number from 1 to ${mostThreads}.`))
  }
  const budget = iterations === undefined ? { milliseconds: limit * 1_000 } : { iterations: steps }
  return ok({ format, budget, seed, threads })
}

function readFile(file: string): Result<string, AppError> {
  try {
    return ok(readFileSync(file, 'utf8'))
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException
    const missing = code === 'ENOENT'
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'that is a folder',
      EACCES: 'you may not read it',
    }
    const sentence = `${file} could not be read: ${reasons[code ?? ''] ?? message}.`
    return err(
      missing ? { kind: 'not-found', message: sentence, entity: 'file', id: file } : invalidInput('file', sentence),
    )
  }
}

async function search(
  { problem }: SolveFile,
  { budget, seed, threads }: Omit<SolveArguments, 'format'>,
  io: CliIo,
): Promise<SolveOutcome> {
  const bar = io.progress('Planning')
  const total = 'iterations' in budget ? budget.iterations : Math.round(budget.milliseconds)
  const task = {
    problem,
    options: { seed, budget },
    signal: io.signal,
    onProgress: ({ iterations, milliseconds, cost }: { iterations: number; milliseconds: number; cost: number }) => {
      const done = 'iterations' in budget ? iterations : Math.round(milliseconds)
      bar.update(Math.min(done, total), total, `cost ${cost.toLocaleString('en')}`)
    },
  }
  return solveInWorkers(workerUrl('solve'), task, threads).finally(() => bar.end())
}

/** What VROOM would answer to a fault of the input, and a sentence for the person. */
function refuse(error: AppError, args: CliArgs, io: CliIo): number {
  io.note(error.message)
  if (args.json) io.printJson({ code: 2, error: error.message })
  return exitCodeOf(error)
}
