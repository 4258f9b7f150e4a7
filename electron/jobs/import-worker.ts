import { parentPort, workerData } from 'node:worker_threads'
import type { EntityName } from '#shared/domain/entities.ts'
import { createCommandPipeline } from '../backend/command-pipeline.ts'
import type { Actor } from '#shared/commands/command.ts'
import type { Commit } from '../backend/command-pipeline.ts'
import { receiptOf } from '../backend/receipt.ts'
import { ok } from '#shared/kernel/result.ts'
import { createHistory } from '../backend/history.ts'
import { fileLog } from '../backend/log.ts'
import { openDatabase } from '../store/open-database.ts'
import { createStore } from '../store/store.ts'
import { rebase } from '../sync/rebase.ts'
import { rebaseTools } from '../sync/rebase-tools.ts'
import { queueUpload } from '../sync/upload.ts'
import type { ImportJob } from './import/import-job.ts'
import { runImport } from './import/run-import.ts'
import type { FromImportWorker, ToImportWorker } from './import/worker-messages.ts'

/** What the import worker is started with. */
export interface ImportWorkerData {
  readonly dataDir: string
  readonly actor: Actor
  /** Milliseconds to add to the machine's clock: a rehearsed day stays rehearsed here. */
  readonly clockOffsetMs: number
  readonly task: ImportTask
}

/**
 * What the worker is for: an import, the undo or redo of a step too large for the main thread, taking over what a hub holds,
 * or giving it all there is.
 */
export type ImportTask =
  | { readonly kind: 'import'; readonly job: ImportJob }
  | { readonly kind: 'undo' | 'redo' | 'upload' }
  | { readonly kind: 'rebase'; readonly everything: boolean }

/** Ids named in one announcement of a kind; above it the list is left empty, which means "many". */
const maxIds = 500

const port = parentPort!
const { dataDir, actor, clockOffsetMs, task } = workerData as ImportWorkerData
const say = (message: FromImportWorker) => port.postMessage(message)
const abort = new AbortController()
port.on('message', (message: ToImportWorker) => {
  if (message.type === 'cancel') abort.abort()
})

const opened = openDatabase(dataDir)
if (!opened.ok) {
  say({ type: 'ended', result: opened })
} else {
  // A batch dirties more pages than the usual cache holds; writing them out halfway would cost twice.
  opened.value.pragma('cache_size = -65536')
  opened.value.pragma('wal_autocheckpoint = 8192')
  const store = createStore(opened.value)
  const clock = { now: () => Date.now() + clockOffsetMs }
  const onCommit = ({ changed }: Pick<Commit, 'changed'>) => {
    const entities = [...changed].map(([entity, ids]): [EntityName, readonly string[]] => [
      entity,
      ids.length > maxIds ? [] : ids,
    ])
    if (entities.length > 0) say({ type: 'changed', entities })
  }
  const pipeline = createCommandPipeline(store, clock, () => actor, onCommit)
  const history = createHistory(store, clock, () => actor, pipeline.newId, onCommit)
  const progress = (done: number, total: number | null, step: string) => say({ type: 'progress', done, total, step })
  const perform = async () => {
    if (task.kind === 'import') {
      const ids = { runId: pipeline.newId(), stepId: pipeline.newId() }
      return runImport(task.job, ids, { store, pipeline, history, clock, signal: abort.signal, progress })
    }
    if (task.kind === 'upload') {
      const queue = store.db.transaction(() => queueUpload(store, actor, clock.now(), pipeline.newId))
      queue.immediate()
      return ok(null)
    }
    if (task.kind === 'rebase') {
      const tools = rebaseTools(store, pipeline, clock, fileLog(dataDir, clock.now))
      onCommit(rebase(store, tools, task.everything))
      return ok(null)
    }
    const turned = history[task.kind]()
    return turned.ok ? ok(receiptOf(turned.value)) : turned
  }
  const result = await perform().finally(() => store.close())
  say({ type: 'ended', result })
}
port.close()
