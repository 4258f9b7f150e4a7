import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { entityNames } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { mostPendingNamed } from '#shared/queries/sync.ts'
import type { SyncState } from '#shared/queries/sync.ts'
import { recordVersion, syncProtocol } from '#shared/sync/protocol.ts'
import type { BackendContext } from '../backend/context.ts'
import { runInWorker } from '../backend/import/run-in-worker.ts'
import { prepared } from '../store/prepared.ts'
import type { HubLink } from '../store/sync/hub-link.ts'
import { createOutboxFile } from './outbox-file.ts'
import { rebase } from './rebase.ts'
import { rebaseTools } from './rebase-tools.ts'
import { createSyncClient } from './sync-client.ts'
import type { SyncPorts } from './sync-client.ts'
import type { NoAnswer } from './sync-transport.ts'
import { queueUpload, uploadName } from './upload.ts'

/** What of the world the host or a test may bring. */
export type SyncWorld = Pick<SyncPorts, 'transport' | 'random' | 'after'>

/** This desk's side of a hub. */
export interface DeskSync {
  state(): SyncState
  join(url: string, code: string, deviceName: string): Promise<Result<SyncState, AppError>>
  takeHubs(): Promise<Result<{ backupPath: string }, AppError>>
  leave(): Promise<Result<SyncState, AppError>>
  goNow(): Promise<void>
  /** A command was committed, here or by a worker. */
  committed(): void
  start(): void
  close(): Promise<void>
}

/** Rows and commands that are put together on the main thread: some tens of milliseconds. */
const mostHere = 300
/** Records that are taken over or given whole on the main thread. */
const smallDesk = 1_000

type Needs = Pick<
  BackendContext,
  'config' | 'store' | 'clock' | 'pipeline' | 'gate' | 'jobs' | 'log' | 'person' | 'announce'
>

/** Creates it; `onState` hears when `state()` would say something else. */
export function createDeskSync(context: BackendContext, world: SyncWorld, onState: () => void): DeskSync {
  const { store, config, gate, jobs, clock } = context as Needs
  const { link: links, outbox, incoming } = store.sync
  const file = createOutboxFile(config.dataDir)
  /** Number of the last command that is in the file too; null before the file was read. */
  let filed: number | null = null
  let told = ''

  const tell = () => {
    const { link, counts } = { link: links.read(), counts: outbox.counts() }
    const now = JSON.stringify([link?.phase, link?.problem, link?.url, counts, client.contact()])
    if (now === told) return
    told = now
    onState()
  }
  const apply = async (everything: boolean) => {
    const cursor = links.read()?.cursor ?? 0
    const size = incoming.count() + outbox.unconfirmed(cursor).length
    if (size <= (everything ? smallDesk : mostHere) && (!everything || isSmall())) {
      const { changed } = await gate.inTurn(() => rebase(store, tools(), everything))
      if (changed.size > 0) context.announce({ changed })
    } else await inWorker({ kind: 'rebase', everything })
    if (outbox.counts().pending === 0) file.empty()
  }
  const inWorker = (task: { readonly kind: 'rebase'; readonly everything: boolean } | { readonly kind: 'upload' }) =>
    gate.inTurn(async () => {
      const job = jobs.start('sync', (handle) => runInWorker<null>(context, task, handle))
      const ended = await jobs.finished(job.id)
      if (ended.error) throw new Error(ended.error.message)
    })
  const tools = () => rebaseTools(store, context.pipeline, clock, context.log)
  const failed = (thrown: unknown) => void context.log.bug('sync', thrown)
  const ports: SyncPorts = { store, clock, inTurn: gate.inTurn, apply, onState: tell, failed, ...world }
  const client = createSyncClient(ports)

  const lastFiled = (own: string) =>
    file.read().reduce((last, { deviceId, envelope: { seq } }) => (deviceId === own ? Math.max(last, seq) : last), 0)
  /** Writes commands that are only in the database into the file as well. */
  const fileNew = (link: HubLink) => {
    const { orgId, deviceId } = link
    let last = filed ?? lastFiled(deviceId)
    for (;;) {
      const fresh = outbox.pendingAfter(last, 500)
      if (fresh.length === 0) break
      // An upload is what is in the database anyway.
      const done = fresh.filter(({ name }) => name !== uploadName)
      file.append(done.map((envelope) => ({ orgId, deviceId, envelope })))
      last = fresh.at(-1)!.seq
    }
    filed = last
  }
  /** Brings back commands that the file holds and the database has lost; answers how many. */
  const recover = (link: HubLink): number => {
    const lost = file
      .read()
      .filter(({ deviceId, envelope }) => deviceId === link.deviceId && envelope.seq > outbox.lastSeq())
    const bySeq = new Map(lost.map(({ envelope }) => [envelope.seq, envelope]))
    store.db.transaction(() => {
      for (const envelope of [...bySeq.values()].sort((a, b) => a.seq - b.seq)) outbox.restore(envelope)
    })()
    return bySeq.size
  }

  const upload = () => {
    if (!isSmall()) return inWorker({ kind: 'upload' })
    const queue = store.db.transaction(() => queueUpload(store, context.person(), clock.now(), context.pipeline.newId))
    return gate.inTurn(() => void queue.immediate())
  }
  /** Whether all records together are few, by the greatest row number of each kind. */
  const isSmall = () => {
    const most = entityNames.reduce((sum, entity) => {
      const sql = `SELECT coalesce(max(rowid), 0) FROM ${store.records.codec(entity).table}`
      return sum + (prepared(store.db, sql).pluck().get() as number)
    }, 0)
    return most <= smallDesk
  }

  const holdsWork = () => {
    const any = entityNames.filter((entity) => entity !== 'settings').map((entity) => store.records.codec(entity).table)
    return any.some((table) => prepared(store.db, `SELECT EXISTS (SELECT 1 FROM ${table})`).pluck().get() === 1)
  }

  const state = (): SyncState => {
    const link = links.read()
    const { pending: waiting, hidden } = outbox.counts()
    const { online, trouble, lastContactAt, loading } = client.contact()
    const open = "SELECT count(*) FROM attention_items WHERE state = 'open' AND deleted_at IS NULL"
    return {
      hub: link && { url: link.url, deviceName: link.deviceName },
      phase: link?.phase ?? 'alone',
      problem: link?.problem ?? null,
      reason: link?.reason ?? null,
      online: link !== null && online,
      trouble,
      lastContactAt,
      waiting,
      hidden,
      pending: outbox.pending(mostPendingNamed).map(({ envelope, hidden: reason }) => {
        const { id, name, at, userName, summary } = envelope
        return { id, name, at, userName, summary, hidden: reason }
      }),
      attention: prepared(store.db, open).pluck().get() as number,
      aside: incoming.count(),
      loading: loading && { ...loading },
    }
  }

  const join: DeskSync['join'] = async (url, code, deviceName) => {
    const known = links.read()
    if (known && known.phase !== 'stopped') return err(alreadyJoined(known.url))
    const enrolled = await world.transport.enrol(url, code, deviceName)
    if (!enrolled.ok) return err(refusalOf(enrolled.error))
    const { deviceId, token, orgId, hubEpoch: epoch } = enrolled.value
    const hello = { proto: syncProtocol, recordVersion, cursor: 0, lastSeq: 0, clock: clock.now() }
    const welcome = await world.transport.hello({ url, token }, hello)
    if (!welcome.ok) return err(refusalOf(welcome.error))
    // Who was part of this office has its work; whoever could not give theirs, or comes from another, has only their own.
    const before = known?.orgId === orgId && known.problem !== 'uploadRefused' ? known : null
    const isEmpty = welcome.value.head === 0
    // Who joins again has the office's work already, and goes on with what waits.
    const phase = before ? 'loading' : !holdsWork() ? 'loading' : isEmpty ? 'uploading' : 'deciding'
    const link: HubLink = {
      ...{
        url,
        deviceId,
        deviceName,
        token,
        orgId,
        epoch,
        phase,
        problem: null,
        reason: null,
        cursor: 0,
        snapshot: null,
      },
      ...{ durableAt: 0, recordVersion },
    }
    const lost = file.read().filter((kept) => kept.deviceId !== deviceId)
    const [own, foreign] = [lost.filter((kept) => kept.orgId === orgId), lost.filter((kept) => kept.orgId !== orgId)]
    await gate.inTurn(() =>
      store.db
        .transaction(() => {
          const kept = outbox.startOver()
          links.write(link)
          incoming.clear()
          if (!before) store.sync.base.clear()
          const mine = before ? kept : []
          const ids = new Set(mine.map(({ id }) => id))
          const again = [...own.map(({ envelope }) => envelope).filter(({ id }) => !ids.has(id)), ...mine]
          for (const envelope of again) outbox.put(envelope)
        })
        .immediate(),
    )
    if (foreign.length > 0) file.putAside(foreign[0]!.deviceId)
    else file.empty()
    filed = 0
    fileNew(link)
    if (phase === 'uploading') await upload()
    client.start()
    tell()
    return ok(state())
  }

  return {
    state,
    join,
    async takeHubs() {
      const link = links.read()
      if (link?.phase !== 'deciding') return err(nothingToDecide())
      const folder = path.join(config.dataDir, 'backups')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const backupPath = path.join(folder, `before-joining-${link.deviceId}.sqlite`)
      await gate.inTurn(() => store.db.backup(backupPath))
      links.patch({ phase: 'loading' })
      client.start()
      tell()
      return ok({ backupPath })
    },
    async leave() {
      await client.stop()
      await gate.inTurn(() =>
        store.db
          .transaction(() => {
            links.write(null)
            outbox.startOver()
            store.sync.base.clear()
            incoming.clear()
          })
          .immediate(),
      )
      file.empty()
      filed = null
      tell()
      return ok(state())
    },
    goNow: client.goNow,
    committed() {
      const link = links.read()
      if (!link || link.phase === 'deciding') return
      fileNew(link)
      client.noticed()
    },
    start() {
      const link = links.read()
      if (!link) return
      const recovered = link.phase === 'deciding' ? 0 : recover(link)
      if (link.phase !== 'deciding') fileNew(link)
      client.start()
      if (recovered > 0 && link.phase === 'live') apply(false).catch(failed)
    },
    close: client.stop,
  }
}

function refusalOf(answer: NoAnswer): AppError {
  if (answer.kind === 'refused') return answer.refusal.error
  return { kind: 'unavailable', code: 'hub-unreachable', message: `The hub cannot be reached: ${answer.message}` }
}

function alreadyJoined(url: string): AppError {
  const message = `This desk is joined to ${url}. Leave it first.`
  return { kind: 'conflict', message, facts: { reason: 'already-joined', url } }
}

function nothingToDecide(): AppError {
  return { kind: 'conflict', message: 'There is nothing to decide.', facts: { reason: 'nothing-to-decide' } }
}
