import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { solveInWorker } from '#electron/backend/planning/solve-in-worker.ts'
import { workerUrl } from '#electron/node/worker-url.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { atMost, told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { cityDay } from './city.ts'
import type { DispatchAsked, Repaired } from './dispatch-once.ts'
import { inFreshProcess } from './fresh-process.ts'
import { cpuClock } from './solve-once.ts'

/** The morning is planned so long before it breaks. */
const planSeconds = 5

/** In processor time but for the cancelling: a day of 1,000 visits and 60 technicians, repaired after 4 of them are lost and 448 visits are pinned. */
export async function measureDispatch(say: (text: string) => void): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-bench-'))
  try {
    const file = path.join(folder, 'published.json')
    const ask = <T>(asked: DispatchAsked) => inFreshProcess<T>('dispatch-once.ts', asked)
    const planned = await ask<{ cost: number; unassigned: number }>({ step: 'plan', file, seconds: planSeconds })
    say(`dispatch: planned at ${planned.cost.toLocaleString('en')}, ${planned.unassigned} left out`)
    const short = await ask<Repaired>({ step: 'repair', file, seconds: 2, seed: 1 })
    const long = await ask<Repaired>({ step: 'repair', file, seconds: 20, seed: 1 })
    for (const [seconds, { cost, travel, unassigned, avoidableMoves, startsMoved }] of [
      [2, short],
      [20, long],
    ] as const) {
      say(
        `dispatch: repaired in ${seconds} s at ${cost.toLocaleString('en')} (travel ${travel.toLocaleString('en')}), ` +
          `${unassigned} left out, ${avoidableMoves} moved, ${startsMoved} starts moved`,
      )
    }
    const cancelled = await cancelMs()
    return [
      atMost(
        'dispatch: plans the independent checker objects to',
        short.wrong.length + long.wrong.length,
        'findings',
        0,
      ),
      atMost('dispatch: first valid plan, processor time of its thread', short.firstPlan.thread, 'ms', 100),
      told('dispatch: first valid plan, by the clock', short.firstPlan.waited, 'ms'),
      told('dispatch: first valid plan, processor time of all threads', short.firstPlan.processor, 'ms'),
      atMost('dispatch: 2 s above 20 s', 100 * (short.cost / long.cost - 1), '%', 2),
      atMost('dispatch: avoidable changes of technician, 2 s', short.avoidableMoves, 'visits', 2),
      told('dispatch: starts moved beyond the tolerance, 2 s', short.startsMoved, 'visits'),
      told('dispatch: visits of the lost technicians', short.orphans, 'visits'),
      told('dispatch: left out, 2 s', short.unassigned, 'visits'),
      told('dispatch: first plan above 20 s', 100 * (short.firstCost / long.cost - 1), '%'),
      atMost('dispatch: cancelled after', cancelled.waited, 'ms', 50),
      told('dispatch: cancelled after, processor time of all threads', cancelled.processor, 'ms'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long a search in its worker takes to end with its plan once it is told to. */
async function cancelMs(): Promise<{ readonly waited: number; readonly processor: number }> {
  const problem = cityDay(seededRandom(1), 1_000, 60)
  const abort = new AbortController()
  let abortedAt = 0
  let spentBefore = 0
  setTimeout(() => {
    abortedAt = performance.now()
    spentBefore = cpuClock()
    abort.abort()
  }, 4_000)
  await solveInWorker(workerUrl('solve'), {
    problem,
    options: { seed: 1, budget: { milliseconds: 60_000 } },
    signal: abort.signal,
  })
  return { waited: performance.now() - abortedAt, processor: cpuClock() - spentBefore }
}
