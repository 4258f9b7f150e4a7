import { atMost, told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { inFreshProcess, onAllCores } from './fresh-process.ts'
import type { BenchInstance, BenchSet } from './sets.ts'
import type { SolvedOnce, SolveOnce } from './solve-once.ts'

interface Run {
  readonly set: BenchSet
  readonly instance: BenchInstance
  readonly seed: number
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Every set in fresh processes, one thread each, and what the independent checker found in all of them. */
export async function measureSets(sets: readonly BenchSet[], say: (text: string) => void): Promise<BenchResult[]> {
  const runs = sets.flatMap((set): Run[] =>
    set.instances.flatMap((instance) => set.seeds.map((seed) => ({ set, instance, seed }))),
  )
  const solved = await onAllCores(runs, async ({ set, instance, seed }) => {
    const asked: SolveOnce = { instance: instance.from, seed, budget: { milliseconds: set.seconds * 1_000 } }
    const done = await inFreshProcess<SolvedOnce>('solve-once.ts', asked)
    const gap = 100 * (done.value / instance.best - 1)
    const left = done.unassigned > 0 ? `, ${done.unassigned} left out` : ''
    const steps = `${done.iterations.toLocaleString('en')} steps in ${done.cpuSeconds.toFixed(1)} s`
    say(`${set.name}: ${instance.name} seed ${seed}: ${done.value.toFixed(1)}, ${gap.toFixed(2)} %${left} (${steps})`)
    for (const what of done.wrong) say(`  ${what}`)
    return { set, instance, done, gap }
  })
  const wrong = solved.filter(({ done }) => done.wrong.length > 0).length
  const mustServe = solved.filter(({ set, done }) => set.worst === null && done.unassigned > 0).length
  return [
    atMost('plans the independent checker objects to', wrong, `of ${solved.length}`, 0),
    atMost('plans that leave out what must be served', mustServe, `of ${solved.length}`, 0),
    ...sets.flatMap((set) => {
      const gaps = solved.filter((run) => run.set === set).map(({ gap }) => gap)
      const worst = Math.max(...gaps)
      return [
        atMost(`${set.name}: mean gap`, meanOf(gaps), '%', set.target),
        set.worst === null
          ? told(`${set.name}: worst gap`, worst, '%')
          : atMost(`${set.name}: worst gap`, worst, '%', set.worst),
        told(`${set.name}: runs`, gaps.length, 'runs'),
      ]
    }),
  ]
}
