import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commands } from '#shared/commands/registry.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Push, Reply } from '#shared/rpc/envelope.ts'
import { lockDataFolder } from '../store/instance-lock.ts'
import { openDatabase } from '../store/open-database.ts'
import { createStore } from '../store/store.ts'
import { createDeskSync } from '../sync/desk-sync.ts'
import { realWorld } from '../sync/real-world.ts'
import { importTable } from './channels/import-table.ts'
import { createWatchedFolder } from './channels/watched-folder.ts'
import { createCommandPipeline } from './command-pipeline.ts'
import type { Commit } from './command-pipeline.ts'
import { createContentFiles } from './attachments/content-files.ts'
import { createDrawnThumbnails } from './attachments/drawn-thumbnails.ts'
import type { BackendConfig } from './config.ts'
import type { BackendContext } from './context.ts'
import { deskPerson } from './desk-person.ts'
import { createHistory } from './history.ts'
import { createJobs } from './jobs.ts'
import { fileLog } from './log.ts'
import { createKeptPlans } from './planning/proposal/kept-plans.ts'
import { createQueryAside } from './query-aside.ts'
import { actionBindings, queryBindings } from './registry.ts'
import { createRehearsalClock } from './rehearsal-clock.ts'
import { createRouter } from './router.ts'
import { createWriteGate } from './write-gate.ts'
import { createTransferFiles } from './transfer-files.ts'

/** The whole backend of one desk, without window or network. */
export interface Backend {
  /** Answers one call; see `callSchema` for its shape. Never throws. */
  call(call: unknown): Promise<Reply>
  /** Hears changes and job progress until the returned function is called. */
  onPush(listener: (push: Push) => void): () => void
  readonly context: BackendContext
  /** Stops jobs, closes the store, and lets go of the data folder. */
  close(): Promise<void>
}

/** A push names at most this many ids of a kind; above it an empty list says "many". */
const maxIdsInPush = 500

/** A read-only backend runs beside a window whose files in transfer are not its own: it keeps its few elsewhere. */
function transferFolder({ dataDir, readOnly }: BackendConfig): string {
  return readOnly ? path.join(tmpdir(), `fieldboard-transfer-${randomUUID()}`) : path.join(dataDir, 'transfer')
}

/** Opens the data folder and wires the backend: the one composition root of both hosts. */
export function createBackend(config: BackendConfig): Result<Backend, AppError> {
  const lock = config.readOnly ? ok({ release: () => {} }) : lockDataFolder(config.dataDir)
  if (!lock.ok) return lock
  const opened = openDatabase(config.dataDir, { readOnly: config.readOnly ?? false })
  if (!opened.ok) {
    lock.value.release()
    return opened
  }
  const store = createStore(opened.value)
  const rehearsal = config.clockChosen ? null : createRehearsalClock(store, config.clock)
  const clock = rehearsal ?? config.clock
  const log = fileLog(config.dataDir, () => clock.now())
  const listeners = new Set<(push: Push) => void>()
  let pushSeq = 0
  const push = (message: Push) => {
    for (const listener of listeners) listener(message)
  }
  const announce = ({ changed }: Pick<Commit, 'changed'>) => {
    sync.committed()
    if (changed.size === 0) return
    if (changed.has('settings')) rehearsal?.follow()
    const entities: Partial<Record<EntityName, string[]>> = {}
    for (const [entity, ids] of changed) entities[entity] = ids.length > maxIdsInPush ? [] : [...ids]
    push({ type: 'changes', seq: ++pushSeq, entities })
  }
  const person = () => deskPerson(store, config.actor)
  const pipeline = createCommandPipeline(store, clock, person, announce)
  const jobs = createJobs((job) => push({ type: 'job', seq: ++pushSeq, job }), log)
  const context: BackendContext = {
    config,
    store,
    clock,
    pipeline,
    history: createHistory(store, clock, person, pipeline.newId, announce),
    jobs,
    aside: createQueryAside(config, store, clock, jobs),
    files: createTransferFiles(transferFolder(config)),
    contents: createContentFiles(config.dataDir),
    thumbnails: createDrawnThumbnails(config.dataDir),
    log,
    plans: createKeptPlans(),
    gate: createWriteGate(),
    sync: () => sync,
    watchedFolder: () => watchedFolder,
    person,
    announce,
  }
  const sync = createDeskSync(context, config.syncWorld ?? realWorld(), () => push({ type: 'sync', seq: ++pushSeq }))
  if (!config.readOnly) sync.start()
  const watchedFolder = createWatchedFolder(context, (file) => importTable(context, file))
  const queries = queryBindings.map((bind) => bind(context))
  const actions = actionBindings.map((bind) => bind(context))
  return ok({
    call: createRouter(queries, commands, actions, pipeline, log, context.gate, person),
    onPush(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    context,
    async close() {
      await sync.close()
      await watchedFolder.close()
      await context.aside.close()
      await context.jobs.close()
      context.files.close()
      store.close()
      lock.value.release()
    },
  })
}
