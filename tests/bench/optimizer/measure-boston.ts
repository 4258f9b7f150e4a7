import { bostonFile } from '#tests/doubles/boston-day.ts'
import { openBostonReported } from '#tests/doubles/boston-reported.ts'
import { atLeast, atMost, told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { findBostonPlan, judgedPlan, withoutPlan } from './boston.ts'

/** How long the search may take: what reading the store and writing the draft need besides leaves it under 10 s. */
const searchMilliseconds = 6_000

/**
 * A real day, 476 field requests and 47 units, planned from the store in wall-clock seconds as `fieldboard plan` does,
 * beside what comes of asking the nearest free unit for one after the other. Nothing where the data is not there.
 */
export async function measureBoston(say: (text: string) => void): Promise<BenchResult[]> {
  if (bostonFile === null) {
    say('the Boston day is skipped: its data is not here')
    return []
  }
  await using desk = await openBostonReported()
  const begun = performance.now()
  const found = await findBostonPlan(desk, { milliseconds: searchMilliseconds })
  const plan = judgedPlan(found)
  const seconds = (performance.now() - begun) / 1_000
  const soonest = withoutPlan(found, 'soonest')
  const nearest = withoutPlan(found, 'nearest')
  const lines = [
    ['planned', plan],
    ['the free unit that is there soonest', soonest],
    ['the nearest unit that is free', nearest],
  ] as const
  for (const [name, { draft }] of lines)
    say(`Boston, ${name}: ${draft.served} served, ${draft.travelMinutes} min of driving, ${draft.routes.length} units`)
  return [
    atMost('Boston day: planned from the store, checked', seconds, 's', 10),
    atMost('Boston day: plans the independent checker objects to', objections(lines), 'plans', 0),
    atLeast('Boston day: served, planned', plan.draft.served, 'visits', nearest.draft.served),
    ...lines.flatMap(([name, { draft }]) => [
      told(`Boston day, ${name}: served`, draft.served, 'visits'),
      told(`Boston day, ${name}: driving a visit`, draft.travelPerVisit ?? 0, 'min'),
      told(`Boston day, ${name}: overtime`, draft.overtimeMinutes, 'min'),
      told(`Boston day, ${name}: visits after their deadline`, draft.lateVisits, 'visits'),
    ]),
  ]
}

const objections = (lines: readonly (readonly [string, { readonly wrong: readonly string[] }])[]) =>
  lines.filter(([, { wrong }]) => wrong.length > 0).length
