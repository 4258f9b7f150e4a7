import { expect, test } from 'vitest'
import { solveInWorker, solveInWorkers } from '#electron/backend/planning/solve-in-worker.ts'
import type { SolveProgress } from '#electron/jobs/solve/solve-messages.ts'
import { progressEveryMs, thinned } from '#electron/jobs/solve/thinned-progress.ts'
import { workerUrl } from '#electron/node/worker-url.ts'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { randomProblem } from '#tests/doubles/optimizer/random-problem.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'

const url = workerUrl('solve')
const problem = randomProblem(seededRandom(5), { visits: 40, routes: 5, everything: false })
const budget = { iterations: 400 }

test('a search in a worker finds the plan that the same search finds here, to the byte', async () => {
  const outcome = await solveInWorker(url, { problem, options: { seed: 3, budget } })
  expect(JSON.stringify(outcome.plan)).toBe(JSON.stringify(solve(problem, { seed: 3, budget }).plan))
  expect(outcome).toMatchObject({ seed: 3, ended: 'budget' })
})

test('of several searches the cheapest wins, and of equal ones the lowest seed', async () => {
  const seeds = [10, 11, 12]
  const alone = seeds.map((seed) => solve(problem, { seed, budget }).plan.cost)
  const outcome = await solveInWorkers(url, { problem, options: { seed: 10, budget } }, 3)
  expect(outcome.plan.cost).toBe(Math.min(...alone))
  expect(outcome.seed).toBe(seeds[alone.indexOf(outcome.plan.cost)])
})

test('a search that is cancelled ends with its best plan, and every plan told on the way was valid', async () => {
  const abort = new AbortController()
  const told: SolveProgress[] = []
  const outcome = await solveInWorker(url, {
    problem,
    options: { seed: 1, budget: { milliseconds: 60_000 } },
    signal: abort.signal,
    withPlans: true,
    onProgress(progress) {
      told.push(progress)
      abort.abort()
    },
  })
  expect(outcome.ended).toBe('stopped')
  expect(whatIsWrong(problem, outcome.plan)).toEqual([])
  expect(told.length).toBeGreaterThan(0)
  for (const { plan } of told) expect(whatIsWrong(problem, plan!)).toEqual([])
})

test('a search that is cancelled before it begins still has a plan', async () => {
  const options = { seed: 1, budget: { milliseconds: 60_000 } }
  const outcome = await solveInWorker(url, { problem, options, signal: AbortSignal.abort() })
  expect(whatIsWrong(problem, outcome.plan)).toEqual([])
})

test('an exception in the worker arrives here', async () => {
  const broken = { ...problem, matrices: [] }
  await expect(solveInWorker(url, { problem: broken, options: { seed: 1, budget } })).rejects.toThrow()
})

test('progress is told at once, then four times a second at most, and the newest is never lost', () => {
  const told: [number, number][] = []
  let now = 0
  const news = thinned((value: number) => void told.push([now, value]))
  for (; now < 1_000; now += 10) news.offer(now, now)
  expect(told.map(([at]) => at)).toEqual([0, 250, 500, 750])
  now += progressEveryMs
  news.tick(now)
  news.tick(now + progressEveryMs)
  expect(told.at(-1)).toEqual([1_250, 990])
  expect(told).toHaveLength(5)
})
