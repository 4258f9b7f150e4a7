import { randomUUID } from 'node:crypto'
import type { Job } from '#shared/actions/job.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Log } from './log.ts'

/** What a running job uses to say how far it is and to learn that it should stop. */
export interface JobHandle {
  readonly id: string
  readonly signal: AbortSignal
  progress(done: number, total: number | null, step?: string, cost?: number): void
}

/** Background work: starts it, tells how far it is, cancels it. */
export interface Jobs {
  /** Starts work and returns its first state at once. The work answers with its result or an expected failure. */
  start(kind: string, work: (handle: JobHandle) => Promise<Result<unknown, AppError>>): Job
  cancel(jobId: string): void
  list(): Job[]
  /** Resolves when the job has ended. */
  finished(jobId: string): Promise<Job>
  /** Cancels everything and waits for it. */
  close(): Promise<void>
}

interface Entry {
  job: Job
  readonly abort: AbortController
  readonly ended: Promise<Job>
}

/** Progress is told at most this often. */
const progressEveryMs = 100

export function createJobs(onChange: (job: Job) => void, log: Log): Jobs {
  const entries = new Map<string, Entry>()
  const change = (entry: Entry, patch: Partial<Job>) => {
    entry.job = { ...entry.job, ...patch }
    onChange(entry.job)
  }
  const start: Jobs['start'] = (kind, work) => {
    const id = randomUUID()
    const abort = new AbortController()
    const settle = Promise.withResolvers<Job>()
    const job: Job = {
      id,
      kind,
      state: 'running',
      done: 0,
      total: null,
      step: null,
      cost: null,
      result: null,
      error: null,
    }
    const entry: Entry = { job, abort, ended: settle.promise }
    entries.set(id, entry)
    let lastTold = 0
    const handle: JobHandle = {
      id,
      signal: abort.signal,
      progress(done, total, step, cost) {
        const at = Date.now()
        entry.job = { ...entry.job, done, total, step: step ?? entry.job.step, cost: cost ?? entry.job.cost }
        if (at - lastTold < progressEveryMs && done !== total) return
        lastTold = at
        onChange(entry.job)
      },
    }
    void (async () => {
      try {
        const result = await work(handle)
        if (result.ok) change(entry, { state: 'done', result: (result.value ?? null) as Job['result'] })
        else change(entry, { state: result.error.kind === 'cancelled' ? 'cancelled' : 'failed', error: result.error })
      } catch (thrown) {
        const reference = log.bug(`job ${kind}`, thrown)
        const error: AppError = { kind: 'internal', message: 'Something went wrong in the program.', reference }
        change(entry, { state: 'failed', error })
      }
      settle.resolve(entry.job)
    })()
    onChange(job)
    return job
  }
  return {
    start,
    cancel: (jobId) => entries.get(jobId)?.abort.abort(),
    list: () => [...entries.values()].map((entry) => entry.job).reverse(),
    finished: async (jobId) => {
      const entry = entries.get(jobId)
      if (!entry) throw new Error(`no job ${jobId}`)
      return entry.ended
    },
    async close() {
      for (const entry of entries.values()) entry.abort.abort()
      await Promise.all([...entries.values()].map((entry) => entry.ended))
    },
  }
}
