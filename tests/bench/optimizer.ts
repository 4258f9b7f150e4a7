import { sharedData } from '#tests/doubles/import-files.ts'
import type { BenchResult } from './bench.ts'
import { measureBoston } from './optimizer/measure-boston.ts'
import { measureDispatch } from './optimizer/measure-dispatch.ts'
import { measureRanking } from './optimizer/measure-ranking.ts'
import { measureRepeats } from './optimizer/measure-repeats.ts'
import { measureSets } from './optimizer/measure-sets.ts'
import { measureVroom } from './optimizer/measure-vroom.ts'
import { benchSets } from './optimizer/sets.ts'

export const suite = 'optimizer'

/**
 * The optimizer against best-known values, every plan judged by the independent checker; budgets are processor seconds
 * of one thread in a fresh process. Usually a fixed sample that ends within five minutes; all instances with `full`.
 */
export async function run(say: (text: string) => void, full: boolean): Promise<BenchResult[]> {
  const folder = sharedData('vrp')
  if (!folder) say('the routing instances are not here: only ranking, dispatch and the Boston day are measured')
  const sets = folder ? benchSets(folder, full) : []
  return [
    ...measureRanking(say),
    ...(await measureDispatch(say)),
    ...(await measureBoston(say)),
    ...(folder ? await measureRepeats(folder, say) : []),
    ...(await measureSets(sets, say)),
    ...(await measureVroom(sets, say)),
  ]
}
