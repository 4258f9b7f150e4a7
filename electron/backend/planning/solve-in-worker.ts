import { Worker } from 'node:worker_threads'
import type { SolveResult } from '#optimizer/solve-options.ts'
import type { FromSolveWorker, SolveProgress, SolveWorkerData } from '../../jobs/solve/solve-messages.ts'

/** How to search, and who wants to know. */
export interface SolveTask extends Pick<SolveWorkerData, 'problem' | 'options'> {
  /** Aborting ends the search with the best plan so far. */
  readonly signal?: AbortSignal
  /** Told at most four times a second. */
  readonly onProgress?: (progress: SolveProgress) => void
  /** Whether progress brings plans along; they cost some milliseconds each. */
  readonly withPlans?: boolean
}

/** What a search in a worker came to. */
export interface SolveOutcome extends SolveResult {
  readonly seed: number
  /** Time the search took. */
  readonly milliseconds: number
}

/** Room for short-lived objects, so that collecting them stays cheap. */
const maxYoungGenerationSizeMb = 48

/**
 * Searches in a fresh worker thread and resolves with the best plan. Aborting resolves too, with what was found until
 * then. An exception in the worker is thrown here.
 */
export function solveInWorker(workerUrl: URL, task: SolveTask): Promise<SolveOutcome> {
  const { problem, options, signal, onProgress, withPlans = false } = task
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const workerData: SolveWorkerData = { problem, options, stop, withPlans }
  const worker = new Worker(workerUrl, { workerData, resourceLimits: { maxYoungGenerationSizeMb } })
  const cancel = () => void Atomics.store(new Int32Array(stop), 0, 1)
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel)
  return new Promise<SolveOutcome>((resolve, reject) => {
    worker.on('message', (message: FromSolveWorker) => {
      if (message.type === 'progress') onProgress?.(message.progress)
      else resolve({ ...message.result, seed: options.seed, milliseconds: message.milliseconds })
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the solve worker ended without a plan (${code})`)))
  }).finally(() => signal?.removeEventListener('abort', cancel))
}

/**
 * Searches with several seeds at once, one thread each, and takes the cheapest plan; of equal ones that of the lowest
 * seed, so that a budget of iterations gives the same plan every time.
 */
export async function solveInWorkers(workerUrl: URL, task: SolveTask, threads: number): Promise<SolveOutcome> {
  const { seed } = task.options
  const best = new Map<number, SolveProgress>()
  const runs = Array.from({ length: threads }, (_, number) => {
    const options = { ...task.options, seed: seed + number }
    const { onProgress } = task
    if (!onProgress || threads === 1) return solveInWorker(workerUrl, { ...task, options })
    return solveInWorker(workerUrl, {
      ...task,
      options,
      onProgress(progress) {
        best.set(number, progress)
        if ([...best.values()].every(({ cost }) => progress.cost <= cost)) onProgress(progress)
      },
    })
  })
  const outcomes = await Promise.all(runs)
  return outcomes.reduce((cheapest, outcome) => (outcome.plan.cost < cheapest.plan.cost ? outcome : cheapest))
}
