import { Worker } from 'node:worker_threads'
import type { EntityName } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportTask, ImportWorkerData } from '../../jobs/import-worker.ts'
import type { FromImportWorker } from '../../jobs/import/worker-messages.ts'
import type { BackendContext } from '../context.ts'
import type { JobHandle } from '../jobs.ts'

/** Changes of a running import are told this often at most: every screen reads again when it hears of them. */
const announceEveryMs = 1_000

/** Rows are short-lived: with room for a whole batch the garbage collector has next to nothing to do. */
const maxYoungGenerationSizeMb = 48

/** Runs a task in the import worker and resolves with its result. An exception in there is thrown here. */
export function runInWorker<T>(
  context: BackendContext,
  task: ImportTask,
  handle: JobHandle,
): Promise<Result<T, AppError>> {
  const { config, clock } = context
  const workerData: ImportWorkerData = {
    dataDir: config.dataDir,
    actor: context.person(),
    clockOffsetMs: clock.now() - Date.now(),
    task,
  }
  const worker = new Worker(config.host.workerUrl('import'), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  const announcer = createAnnouncer(context)
  const cancel = () => worker.postMessage({ type: 'cancel' })
  handle.signal.addEventListener('abort', cancel)
  return new Promise<Result<T, AppError>>((resolve, reject) => {
    let result: Result<T, AppError> | null = null
    worker.on('message', (message: FromImportWorker) => {
      if (message.type === 'progress') handle.progress(message.done, message.total, message.step)
      else if (message.type === 'changed') announcer.add(message.entities)
      else result = message.result as Result<T, AppError>
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (result) resolve(result)
      else reject(new Error(`the import worker ended without a result (${code})`))
    })
  }).finally(() => {
    handle.signal.removeEventListener('abort', cancel)
    announcer.flush()
  })
}

function createAnnouncer(context: BackendContext) {
  const waiting = new Map<EntityName, string[]>()
  let lastAt = 0
  const flush = () => {
    lastAt = Date.now()
    if (waiting.size === 0) return
    context.announce({ changed: new Map(waiting) })
    waiting.clear()
  }
  return {
    flush,
    add(entities: readonly (readonly [EntityName, readonly string[]])[]) {
      // Merged ids would say less than they cost: an import touches nearly everything of a kind.
      for (const [entity] of entities) waiting.set(entity, [])
      if (Date.now() - lastAt >= announceEveryMs) flush()
    },
  }
}
