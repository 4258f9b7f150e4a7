import type { PlanMode } from '#shared/domain/plan/plan-task.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../../backend/context.ts'
import type { SearchTask } from '../../backend/planning/plan-days.ts'
import type { CliArgs, CliOption } from './command.ts'

const usualMoves = 5
const mostMoves = 500
const mostFoldIn = 240

/** Options of `plan` that say whose day is planned, and how much of it may change. */
export const planOptions: Readonly<Record<string, CliOption>> = {
  technician: {
    type: 'string',
    multiple: true,
    value: 'CODE',
    help: 'only these: several times, or with commas (default: everybody)',
  },
  territory: { type: 'string', value: 'NAME', help: 'only visits and technicians of this territory' },
  mode: {
    type: 'string',
    value: 'M',
    help: 'insert (only what waits), repair (moves few) or full (default: everything that may move)',
  },
  'most-moves': { type: 'string', value: 'K', help: `how many visits a repair moves at most (default: ${usualMoves})` },
  'fold-in': {
    type: 'string',
    value: 'MINUTES',
    help: 'place waiting maintenance only where it adds less than so many minutes of driving',
  },
}

/** What these options ask for. Refuses names that are not there, and says which there are. */
export function readPlanOptions(
  args: CliArgs,
  context: BackendContext,
): Result<
  Pick<SearchTask['scope'], 'technicianIds' | 'territoryId'> & Pick<SearchTask, 'mode' | 'foldInMinutes'>,
  AppError
> {
  const technicianIds = readTechnicians(args.texts('technician'), context)
  if (!technicianIds.ok) return technicianIds
  const territoryId = readTerritory(args.text('territory'), context)
  if (!territoryId.ok) return territoryId
  const mode = readMode(args)
  if (!mode.ok) return mode
  const foldIn = args.text('fold-in')
  const foldInMinutes = foldIn === undefined ? null : Number(foldIn)
  if (foldInMinutes !== null && !isWholeBetween(foldInMinutes, 1, mostFoldIn))
    return err(invalidInput('--fold-in', `--fold-in must be a whole number of minutes from 1 to ${mostFoldIn}.`))
  return ok({ technicianIds: technicianIds.value, territoryId: territoryId.value, mode: mode.value, foldInMinutes })
}

function readTechnicians(values: readonly string[], { store }: BackendContext): Result<string[] | null, AppError> {
  if (values.length === 0) return ok(null)
  const wanted = values.flatMap((value) => value.split(',').map((code) => code.trim()))
  const active = store.records.all('technicians').filter((technician) => technician.active)
  const found = new Map(active.map(({ id, code }) => [code.toLowerCase(), id]))
  const unknown = wanted.find((code) => !found.has(code.toLowerCase()))
  if (unknown !== undefined)
    return err(
      invalidInput(
        '--technician',
        `There is no active technician "${unknown}". There are: ${namesOf(active.map(({ code }) => code))}.`,
      ),
    )
  return ok([...new Set(wanted.map((code) => found.get(code.toLowerCase())!))])
}

function readTerritory(wanted: string | undefined, { store }: BackendContext): Result<string | null, AppError> {
  if (wanted === undefined) return ok(null)
  const all = store.records.all('territories')
  const found = all.find(({ name, code }) => name === wanted || code === wanted)
  if (found) return ok(found.id)
  const names = namesOf(all.map(({ name }) => name))
  return err(invalidInput('--territory', `There is no territory "${wanted}". There are: ${names}.`))
}

function readMode(args: CliArgs): Result<PlanMode, AppError> {
  const kind = args.text('mode') ?? (args.text('most-moves') === undefined ? 'full' : 'repair')
  const moves = Number(args.text('most-moves') ?? usualMoves)
  if (args.text('most-moves') !== undefined && kind !== 'repair')
    return err(invalidInput('--most-moves', '--most-moves goes with --mode repair.'))
  if (!isWholeBetween(moves, 0, mostMoves))
    return err(invalidInput('--most-moves', `--most-moves must be a whole number from 0 to ${mostMoves}.`))
  if (kind === 'repair') return ok({ kind, mostMoves: moves })
  if (kind === 'insert' || kind === 'full') return ok({ kind })
  return err(invalidInput('--mode', `--mode must be insert, repair or full, not "${kind}".`))
}

function isWholeBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high
}

/** Names a refusal offers; many are cut. */
function namesOf(names: readonly string[]): string {
  const most = 30
  const sorted = names.toSorted((a, b) => a.localeCompare(b, 'en'))
  return `${sorted.slice(0, most).join(', ')}${sorted.length > most ? ', …' : ''}`
}
