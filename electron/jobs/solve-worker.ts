import { parentPort, workerData } from 'node:worker_threads'
import { solve } from '#optimizer/solve.ts'
import type { Better } from '#optimizer/solve-options.ts'
import type { FromSolveWorker, SolveWorkerData } from './solve/solve-messages.ts'
import { thinned } from './solve/thinned-progress.ts'

/** One search, and then the end: a second one in the same isolate would run several times slower. */
const { problem, options, stop, withPlans } = workerData as SolveWorkerData
const port = parentPort!
const say = (message: FromSolveWorker) => port.postMessage(message)
const begun = performance.now()
const clock = () => performance.now() - begun
const stopped = new Int32Array(stop)

const news = thinned(({ cost, unassigned, iterations, plan }: Better) =>
  say({
    type: 'progress',
    progress: { cost, unassigned, iterations, milliseconds: clock(), plan: withPlans ? plan() : null },
  }),
)
const result = solve(problem, {
  ...options,
  clock,
  onBetter: (found) => news.offer(found, clock()),
  shouldStop() {
    news.tick(clock())
    return Atomics.load(stopped, 0) !== 0
  },
})
say({ type: 'ended', result, milliseconds: clock() })
port.close()
