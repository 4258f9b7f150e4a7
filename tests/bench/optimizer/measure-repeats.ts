import path from 'node:path'
import { atMost, told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { inFreshProcess } from './fresh-process.ts'
import type { InstanceFile } from './instance.ts'
import type { SolvedOnce, SolveOnce } from './solve-once.ts'
import type { TwiceAsked } from './twice.ts'

const iterations = 100_000

/** The same seed gives the same plan in another process, and a second search in one process is not slower. */
export async function measureRepeats(folder: string, say: (text: string) => void): Promise<BenchResult[]> {
  const instance: InstanceFile = { family: 'vrptw', file: path.join(folder, 'gh200', 'RC1_2_2.txt') }
  say('repeats: the same search several times')
  const asked: SolveOnce = { instance, seed: 7, budget: { iterations: iterations / 4 } }
  const [one, other] = [
    await inFreshProcess<SolvedOnce>('solve-once.ts', asked),
    await inFreshProcess<SolvedOnce>('solve-once.ts', asked),
  ]
  const twice = async (where: TwiceAsked['where']) => {
    const task: TwiceAsked = { instance, iterations, where }
    const { first, second } = await inFreshProcess<{ first: number; second: number }>('twice.ts', task)
    say(`repeats: ${where}: ${first.toFixed(0)} ms, then ${second.toFixed(0)} ms`)
    return second / first
  }
  return [
    atMost('same seed and iterations, other process: plans that differ', one.hash === other.hash ? 0 : 1, 'plans', 0),
    atMost('second search in one process, each in its worker', await twice('worker'), '× the first', 1.3),
    told('second search in one process, without workers', await twice('here'), '× the first'),
  ]
}
