import { solveInWorker } from '#electron/backend/planning/solve-in-worker.ts'
import { workerUrl } from '#electron/node/worker-url.ts'
import { solve } from '#optimizer/solve.ts'
import { readInstance } from './instance.ts'
import type { InstanceFile } from './instance.ts'

/** The same search several times in one process. */
export interface TwiceAsked {
  readonly instance: InstanceFile
  readonly iterations: number
  /** In workers, as the product does it, or here. */
  readonly where: 'worker' | 'here'
}

const { instance, iterations, where } = JSON.parse(process.argv[2]!) as TwiceAsked
const { problem } = readInstance(instance)
const options = { seed: 1, budget: { iterations } }

async function once(): Promise<number> {
  if (where === 'worker') return (await solveInWorker(workerUrl('solve'), { problem, options })).milliseconds
  const begun = performance.now()
  solve(problem, options)
  return performance.now() - begun
}

const first = await once()
const second = await once()
process.stdout.write(JSON.stringify({ first, second }))
