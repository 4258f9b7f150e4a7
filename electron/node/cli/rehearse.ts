import { mostRehearsedDays, rehearsalTaskSchema } from '#shared/actions/policy.ts'
import type { Rehearsal, RehearsalSides, RehearsalTask } from '#shared/actions/policy.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, dayOf, isDay } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../backend/context.ts'
import { rehearse } from '../../backend/planning/rehearsal/rehearse.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliArgs, CliCommand } from './command.ts'
import { readPolicy } from './plan.ts'
import { useBackend } from './use-backend.ts'

const usualSeconds = 2

/** Plans past days again under a policy and prints the figures beside what happened. */
export const rehearseCommand: CliCommand = {
  name: 'rehearse',
  summary: 'Plan past days again under a policy, beside what happened; nothing is written.',
  usage: '[--from DAY] [--to DAY] [--policy P]… [--seconds S | --iterations N] [--seed K] [--json]',
  options: {
    from: { type: 'string', value: 'DAY', help: 'first day, as 2011-09-06 (default: the last one)' },
    to: {
      type: 'string',
      value: 'DAY',
      help: `last day, at most ${mostRehearsedDays} days later (default: yesterday)`,
    },
    policy: {
      type: 'string',
      multiple: true,
      value: 'P',
      help: 'balanced, customerFirst, leastTravel, emergency, or the name of one of your own; up to four',
    },
    seconds: { type: 'string', value: 'S', help: `search each day so long (default: ${usualSeconds})` },
    iterations: { type: 'string', value: 'N', help: 'search each day so many steps: the same figures every time' },
    seed: { type: 'string', value: 'K', help: 'where chance begins, a whole number (default: 1)' },
  },
  positionals: [0, 0],
  run: (args, io) =>
    useBackend(args, io, { access: 'read', mustExist: true }, async ({ context }) => {
      const task = readTask(args, context)
      if (!task.ok) return task
      const bar = io.progress('Rehearsing')
      const rehearsed = await rehearse(context, task.value, {
        signal: io.signal,
        onProgress: (done, total) => bar.update(Math.floor(done), total, 'days'),
      }).finally(() => bar.end())
      if (!rehearsed.ok) return rehearsed
      if (args.json) io.printJson(rehearsed.value)
      else for (const line of rehearsalLines(rehearsed.value)) io.print(line)
      return ok(exitCodes.ok)
    }),
}

function readTask(args: CliArgs, context: BackendContext): Result<RehearsalTask, AppError> {
  const yesterday = addDays(dayOf(context.clock.now(), context.pipeline.officeZone()), -1)
  const to = args.text('to') ?? yesterday
  const from = args.text('from') ?? to
  for (const [option, day] of [['--from', from] as const, ['--to', to] as const])
    if (!isDay(day)) return err(invalidInput(option, `${option} must be a day as 2011-09-06, not "${day}".`))
  if (args.text('seconds') !== undefined && args.text('iterations') !== undefined)
    return err(invalidInput('--seconds', 'Give either --seconds or --iterations.'))
  const wanted = args.texts('policy')
  const policies: RehearsalTask['policies'] = []
  for (const name of wanted.length === 0 ? [undefined] : wanted) {
    const policy = readPolicy(name, context)
    if (!policy.ok) return policy
    policies.push({ policyId: policy.value, weights: null })
  }
  const number = (name: string) => {
    const text = args.text(name)
    return text === undefined ? undefined : Number(text)
  }
  const read = rehearsalTaskSchema.safeParse({
    from,
    to,
    policies,
    seconds: number('seconds'),
    iterations: number('iterations'),
    seed: number('seed'),
  })
  if (read.success) return ok(read.data)
  const option = `--${String(read.error.issues[0]?.path[0] ?? 'policies').replace('policies', 'policy')}`
  return err(invalidInput(option, `${option} cannot be that: ${read.error.issues[0]?.message ?? ''}.`))
}

function* rehearsalLines({ days, total, policies, stopped, travelFault }: Rehearsal): Generator<string> {
  if (days.length === 0) return yield 'Stopped before the first day was done.'
  yield `${days[0]!.day}${days.length > 1 ? ` to ${days.at(-1)!.day}` : ''}, ${total.visits} visits${stopped ? '; stopped before the last day' : ''}`
  yield `  what happened: ${figuresText(total.happened)}, moved after they were told ${total.happened.moves}`
  for (const [number, { policyId, name }] of policies.entries()) {
    const under = total.under[number]!
    yield `  ${name ?? policyId}: ${figuresText(under)}, with another technician ${under.otherTechnician}`
  }
  if (travelFault) yield `  driving times are estimates where the routing server did not say: ${travelFault}`
}

function figuresText(figures: RehearsalSides['happened'] | RehearsalSides['under'][number]): string {
  const { served, waiting, travelMinutes, travelPerVisit, overtimeMinutes, lateVisits, lateMinutes } = figures
  return `served ${served}, left out ${waiting}, driving ${travelMinutes} min (${travelPerVisit ?? 0} a visit), overtime ${overtimeMinutes} min, late ${lateVisits} by ${lateMinutes} min`
}
