import { rankRoutes } from '#optimizer/explain/rank.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { atMost, percentile, told } from '../bench.ts'
import type { BenchResult } from '../bench.ts'
import { cityDay } from './city.ts'
import { cpuClock } from './solve-once.ts'

const visits = 2_000
const technicians = 200
const urgent = 100
const rounds = 4

/** One urgent visit ranked over every technician of a planned day, with all terms, reasons and near misses; in processor time. */
export function measureRanking(say: (text: string) => void): BenchResult[] {
  say(`ranking: planning ${visits} visits`)
  const day = cityDay(seededRandom(17), visits + urgent, technicians)
  const morning: Problem = { ...day, visits: day.visits.slice(0, visits) }
  const { plan } = solve(morning, { seed: 1, budget: { milliseconds: 3_000 }, clock: () => performance.now() })
  const samples: number[] = []
  let possible = 0
  for (let round = 0; round < rounds; round++) {
    for (const { id } of day.visits.slice(visits)) {
      const begun = cpuClock()
      const ranked = rankRoutes({ problem: day, planned: plan.routes, visitId: id })
      samples.push(cpuClock() - begun)
      possible += ranked.filter(({ place }) => place).length
    }
  }
  return [
    atMost(
      'ranking one urgent visit over 200 technicians × 2,000 visits, 95th percentile',
      percentile(samples, 0.95),
      'ms',
      5,
    ),
    told('ranking: median', percentile(samples, 0.5), 'ms'),
    told('ranking: slowest', Math.max(...samples), 'ms'),
    told('ranking: technicians possible, mean', possible / samples.length, 'technicians'),
  ]
}
