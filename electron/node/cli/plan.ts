import { policiesOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, dayOf, isDay } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../backend/context.ts'
import { applyPlan } from '../../backend/planning/apply-plan.ts'
import { planDays } from '../../backend/planning/plan-days.ts'
import type { SearchTask } from '../../backend/planning/plan-days.ts'
import type { PlanDraft } from '../../backend/planning/plan-draft.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliArgs, CliCommand } from './command.ts'
import { planOptions, readPlanOptions } from './plan-options.ts'
import { useBackend } from './use-backend.ts'

const usualSeconds = 10
const mostDays = 14

/** Plans the visits that wait, and those that may still move, on days of the office. */
export const planCommand: CliCommand = {
  name: 'plan',
  summary: 'Plan the visits of a day, or of several, as a draft; --apply puts it on the board.',
  usage:
    '[--date DAY] [--days N] [--technician CODE] [--territory NAME] [--mode M] [--most-moves K] [--fold-in MINUTES] [--policy P] [--seconds S | --iterations N] [--seed K] [--apply] [--json]',
  options: {
    date: { type: 'string', value: 'DAY', help: 'first day, as 2011-09-06 (default: today)' },
    days: { type: 'string', value: 'N', help: `how many days, 1 to ${mostDays} (default: 1)` },
    ...planOptions,
    policy: {
      type: 'string',
      value: 'P',
      help: 'balanced, customerFirst, leastTravel, emergency, or the name of one of your own',
    },
    seconds: { type: 'string', value: 'S', help: `search so long (default: ${usualSeconds})` },
    iterations: { type: 'string', value: 'N', help: 'search so many steps: the same plan every time' },
    seed: { type: 'string', value: 'K', help: 'where chance begins, a whole number (default: 1)' },
    apply: { type: 'boolean', help: 'put the plan on the board, as one step of Undo' },
  },
  positionals: [0, 0],
  run: (args, io) =>
    useBackend(args, io, { access: args.flag('apply') ? 'write' : 'read', mustExist: true }, async ({ context }) => {
      const task = readTask(args, context)
      if (!task.ok) return task
      const bar = io.progress('Planning')
      const planned = await planDays(context, {
        ...task.value,
        signal: io.signal,
        onProgress: (share, cost) => bar.update(Math.round(share * 100), 100, `cost ${cost.toLocaleString('en')}`),
      }).finally(() => bar.end())
      if (!planned.ok) return planned
      const applied = args.flag('apply') ? applyPlan(context, planned.value) : null
      if (applied && !applied.ok) return applied
      if (args.json) io.printJson({ ...planJson(planned.value), applied: applied?.value.applied ?? null })
      else for (const line of planLines(planned.value, applied !== null)) io.print(line)
      return ok(exitCodes.ok)
    }),
}

function readTask(args: CliArgs, context: BackendContext): Result<SearchTask, AppError> {
  const now = context.clock.now()
  const today = dayOf(now, context.pipeline.officeZone())
  const first = args.text('date') ?? today
  if (!isDay(first)) return err(invalidInput('--date', `--date must be a day as 2011-09-06, not "${first}".`))
  const count = Number(args.text('days') ?? 1)
  if (!Number.isInteger(count) || count < 1 || count > mostDays)
    return err(invalidInput('--days', `--days must be a whole number from 1 to ${mostDays}.`))
  const seconds = args.text('seconds')
  const iterations = args.text('iterations')
  if (seconds !== undefined && iterations !== undefined)
    return err(invalidInput('--seconds', 'Give either --seconds or --iterations.'))
  const limit = Number(seconds ?? usualSeconds)
  if (!(limit > 0 && limit <= 86_400)) return err(invalidInput('--seconds', '--seconds must be a number above 0.'))
  const steps = Number(iterations ?? 1)
  if (!Number.isInteger(steps) || steps < 1)
    return err(invalidInput('--iterations', '--iterations must be a whole number above 0.'))
  const seed = Number(args.text('seed') ?? 1)
  if (!Number.isInteger(seed) || Math.abs(seed) >= 2 ** 31)
    return err(invalidInput('--seed', '--seed must be a whole number of at most 31 bits.'))
  const policy = readPolicy(args.text('policy'), context)
  if (!policy.ok) return policy
  const options = readPlanOptions(args, context)
  if (!options.ok) return options
  const { technicianIds, territoryId, mode, foldInMinutes } = options.value
  const days = Array.from({ length: count }, (_, index) => addDays(first, index))
  const over = days.at(-1)! < today
  return ok({
    scope: { days, technicianIds, visitIds: null, territoryId, now: over ? null : now },
    policyId: policy.value,
    budget: iterations === undefined ? { milliseconds: limit * 1_000 } : { iterations: steps },
    seed,
    ...(mode ? { mode } : {}),
    foldInMinutes: foldInMinutes ?? null,
  })
}

/** Id of the policy that a person named, by id or by name; null for the one in use. */
export function readPolicy(wanted: string | undefined, { store }: BackendContext): Result<string | null, AppError> {
  if (wanted === undefined) return ok(null)
  const all = policiesOf(policySettingsOf(store.records.get('settings', settingNames.policies)?.value))
  const found = all.find(({ id, name }) => id === wanted || name === wanted)
  if (found) return ok(found.id)
  const names = all.map(({ id, name }) => name ?? id).join(', ')
  return err(invalidInput('--policy', `There is no policy "${wanted}". There are: ${names}.`))
}

/** The draft for machines: instants as ISO texts. */
export function planJson(draft: PlanDraft) {
  const iso = (instant: number) => new Date(instant).toISOString()
  const place = (at: PlanDraft['diff'][number]['from']) => at && { ...at, startsAt: iso(at.startsAt) }
  return {
    ...draft,
    routes: draft.routes.map((route) => ({
      ...route,
      stops: route.stops.map((stop) => ({ ...stop, startsAt: iso(stop.startsAt), endsAt: iso(stop.endsAt) })),
    })),
    diff: draft.diff.map((change) => ({ ...change, from: place(change.from), to: place(change.to) })),
  }
}

function* planLines(draft: PlanDraft, applied: boolean): Generator<string> {
  const { days, policy, served, unassigned, diff, travelMinutes, travelPerVisit, overtimeMinutes, lateVisits } = draft
  const count = (kind: string) => diff.filter((change) => change.kind === kind).length
  yield `Plan of ${days[0]}${days.length > 1 ? ` to ${days.at(-1)}` : ''} under ${policy}`
  yield `  served ${served}, left out ${unassigned.length}, late ${lateVisits}`
  yield `  driving ${travelMinutes} min (${travelPerVisit ?? 0} a visit), overtime ${overtimeMinutes} min`
  if (draft.travelFault)
    yield `  driving times are estimates where the routing server did not say: ${draft.travelFault}`
  yield `  ${count('added')} added, ${count('moved')} moved, ${count('removed')} taken off${applied ? ': on the board now' : ''}`
}
