import { Worker } from 'node:worker_threads'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { AnsweredQuery, AskedQuery, QueryWorkerData } from '../jobs/query-worker.ts'
import { prepared } from '../store/prepared.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { BackendConfig } from './config.ts'
import type { Jobs } from './jobs.ts'

/** Answers queries that read a great deal beside the desk, in a worker with a connection of its own. */
export interface QueryAside {
  /** The answer, once it is there; null where the data is so small that it is answered at once. */
  answer(name: string, args: unknown): Promise<Result<unknown, AppError>> | null
  /** Gives up what is under way. */
  close(): Promise<void>
}

/** Requests and work orders from which reports are counted aside: below it they take some hundredths of a second. */
const largeFrom = 50_000
/** A query that takes longer is told as a job, which says that it runs and can be cancelled. */
const tellAfterMs = 300
/** A worker without work is let go after this long: it keeps a cache of pages. */
const idleMs = 60_000

const cancelled: AppError = { kind: 'cancelled', message: 'Cancelled. Nothing was changed.' }

/** Creates it; `config.largeFrom` says what is large. Queries are answered one after the other. */
export function createQueryAside(config: BackendConfig, store: Store, clock: Clock, jobs: Jobs): QueryAside {
  const waiting = new Map<string, Promise<Result<unknown, AppError>>>()
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let worker: Worker | null = null
  let idle: ReturnType<typeof setTimeout> | undefined
  let nextId = 0

  const letGo = async () => {
    const gone = worker
    worker = null
    await gone?.terminate()
  }
  const start = () => {
    const workerData: QueryWorkerData = { dataDir: config.dataDir, version: config.version, actor: config.actor }
    const started = new Worker(config.host.workerUrl('query'), { workerData })
    // A host that ends does not wait for it.
    started.unref()
    return started
  }
  const ask = (name: string, args: unknown, signal: AbortSignal) =>
    new Promise<Result<unknown, AppError>>((resolve, reject) => {
      const asked: AskedQuery = { id: ++nextId, name, args, clockOffsetMs: clock.now() - Date.now() }
      const at = (worker ??= start())
      const done = (act: () => void) => {
        at.off('message', onMessage).off('error', onError).off('exit', onExit)
        signal.removeEventListener('abort', onAbort)
        act()
      }
      const onMessage = ({ id, reply }: AnsweredQuery) => {
        if (id !== asked.id) return
        done(() => resolve(reply.ok ? ok(reply.value) : err(reply.error)))
      }
      const onError = (thrown: Error) => {
        worker = null
        done(() => reject(thrown))
      }
      const onExit = (code: number) => onError(new Error(`the query worker ended without an answer (${code})`))
      const onAbort = () => {
        // What SQLite has begun it finishes; nobody waits for it.
        done(() => resolve(err(cancelled)))
        void letGo()
      }
      at.on('message', onMessage).on('error', onError).on('exit', onExit)
      signal.addEventListener('abort', onAbort)
      if (signal.aborted) onAbort()
      else at.postMessage(asked)
    })

  const run = async (name: string, args: unknown): Promise<Result<unknown, AppError>> => {
    clearTimeout(idle)
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, closing.signal])
    const answer = ask(name, args, signal)
    const told = setTimeout(() => {
      jobs.start('report', async (handle) => {
        handle.signal.addEventListener('abort', () => stop.abort())
        const result = await answer
        return result.ok ? ok(null) : result
      })
    }, tellAfterMs)
    try {
      return await answer
    } finally {
      clearTimeout(told)
      idle = setTimeout(() => void letGo(), idleMs).unref()
    }
  }

  return {
    answer(name, args) {
      if (config.readOnly || !isLarge(store, config.largeFrom ?? largeFrom)) return null
      const key = JSON.stringify([name, args])
      // One that waits will see all that is committed now; one under way may not.
      const known = waiting.get(key)
      if (known) return known
      const turn = last.then(() => {
        waiting.delete(key)
        return closing.signal.aborted ? err(cancelled) : run(name, args)
      })
      waiting.set(key, turn)
      last = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closing.abort()
      clearTimeout(idle)
      await last
      await letGo()
    },
  }
}

/** By the greatest row number: near enough, and known at once. */
function isLarge({ db }: Store, from: number): boolean {
  const sql = `SELECT coalesce((SELECT max(rowid) FROM requests), 0) + coalesce((SELECT max(rowid) FROM work_orders), 0)`
  return (prepared(db, sql).pluck().get() as number) >= from
}
