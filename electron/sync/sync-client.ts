import { recordVersion, syncLimits, syncProtocol } from '#shared/sync/protocol.ts'
import type { Pulled, Pushed, Refusal, Welcome } from '#shared/sync/protocol.ts'
import { entitySchemas } from '#shared/domain/entities.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import type { Clock } from '../backend/clock.ts'
import type { Store } from '../store/store.ts'
import type { HubLink } from '../store/sync/hub-link.ts'
import type { NoAnswer, SyncTransport } from './sync-transport.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { uploadName } from './upload.ts'

/** What the client works with; all of it is brought, so that many desks can be played through in one process. */
export interface SyncPorts {
  readonly store: Pick<Store, 'db' | 'sync' | 'history'>
  readonly transport: SyncTransport
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Calls back after so many milliseconds unless the returned function is called before. */
  readonly after: (ms: number, act: () => void) => () => void
  /** Writes when nobody else does. */
  readonly inTurn: <T>(work: () => T | Promise<T>) => Promise<T>
  /** Rebases and tells the window; `everything`: what was pulled is all there is. */
  readonly apply: (everything: boolean) => Promise<void>
  readonly onState: () => void
  /** Something went wrong that is no answer of the hub's: writes it down. */
  readonly failed: (thrown: unknown) => void
}

/** How the way to the hub is. */
export interface Contact {
  readonly online: boolean
  readonly lastContactAt: number | null
  /** Why the hub does not answer, or does not take what this desk sends. */
  readonly trouble: Refusal['code'] | 'unreachable' | null
  /** Rows fetched and rows there are, while everything is being fetched. */
  readonly loading: { readonly done: number; readonly total: number } | null
}

/** Carries commands up and rows down, again and again. */
export interface SyncClient {
  /** Begins, where this desk is joined. */
  start(): void
  /** There may be something to send. */
  noticed(): void
  /** Goes through once, or waits for the turn that is under way and goes once more. */
  goNow(): Promise<void>
  contact(): Contact
  /** Ends after what is under way. */
  stop(): Promise<void>
}

/** Milliseconds: between two looks without a poke, after a change before it is sent, and the bounds of waiting after a failure. */
const pollMs = 30_000
const noticeMs = 40
const firstRetryMs = 1_000
const longestRetryMs = 60_000
/** Characters of commands in one message; it is packed on the way. */
const pushCharacters = 1_000_000

/** The hub gave no answer: ends the turn. */
class Interrupted extends Error {
  readonly why: NoAnswer
  constructor(why: NoAnswer) {
    super(why.kind)
    this.why = why
  }
}

export function createSyncClient(ports: SyncPorts): SyncClient {
  const { store, transport, clock } = ports
  const { link: links, outbox, incoming } = store.sync
  let contact: Contact = { online: false, lastContactAt: null, trouble: null, loading: null }
  let stopped = true
  let running: Promise<void> | null = null
  let again = false
  let greeted = false
  /** Whether the records may not be what they should: at the start nobody knows. */
  let dirty = true
  let mutations: number = syncLimits.mutations
  let failures = 0
  let cancelTimer: (() => void) | null = null
  let listening: { readonly url: string; readonly token: string; stop(): void } | null = null

  const write = <T>(work: () => T) => ports.inTurn(() => store.db.transaction(work).immediate())
  const tell = (change: Partial<Contact>) => {
    contact = { ...contact, ...change }
    ports.onState()
  }
  const schedule = (ms: number) => {
    cancelTimer?.()
    if (!stopped) cancelTimer = ports.after(ms, () => void goNow())
  }
  /** The link while work may go on. */
  const active = (): HubLink | null => {
    const link = links.read()
    return link && link.phase !== 'deciding' && link.phase !== 'stopped' ? link : null
  }
  const must = <T>(answer: Result<T, NoAnswer>): T => {
    if (answer.ok) return answer.value
    throw new Interrupted(answer.error)
  }
  /** Fetches everything again: what this desk knows of the hub no longer holds. */
  const loadEverything = (change: Partial<HubLink> = {}) => {
    incoming.clear()
    links.patch({ ...change, phase: 'loading', cursor: 0, snapshot: null })
  }
  const halt = (problem: HubLink['problem'], reason: HubLink['reason'] = null) =>
    write(() => links.patch({ phase: 'stopped', problem, reason }))

  const greet = async (link: HubLink): Promise<void> => {
    const lastSeq = outbox.lastSeq()
    const hello = { proto: syncProtocol, recordVersion, cursor: link.cursor, lastSeq, clock: clock.now() }
    const welcome = must(await transport.hello(link, hello))
    if (welcome.deviceLastSeq > lastSeq) return halt('forked')
    await write(() => settleWelcome(link, welcome))
    greeted = true
  }
  const settleWelcome = (link: HubLink, welcome: Welcome) => {
    links.patch({ token: welcome.token ?? link.token, durableAt: welcome.durableAt })
    if (outbox.resendAfter(welcome.deviceLastSeq) > 0) dirty = true
    if (link.phase === 'uploading') return links.patch({ epoch: welcome.hubEpoch })
    if (welcome.hubEpoch !== link.epoch) loadEverything({ epoch: welcome.hubEpoch })
    else if (link.recordVersion < recordVersion) loadEverything()
    links.patch({ recordVersion })
  }

  const sendAll = async (): Promise<void> => {
    for (let link = active(); link && !stopped; link = active()) {
      const batch = outbox.waiting(mutations, pushCharacters)
      if (batch.length === 0) break
      const pushed = must(await transport.push(link, { mutations: batch }))
      if (changedEpoch(link, pushed)) return
      const refused = await write(() => settleOutcomes(batch, pushed))
      if (refused) return halt('uploadRefused', refused)
      mutations = syncLimits.mutations
      ports.onState()
    }
    if (active()?.phase === 'uploading' && outbox.waiting(1, 1).length === 0) await write(() => loadEverything())
  }
  /** Writes down what became of commands; answers why a part of an upload was refused. */
  const settleOutcomes = (batch: readonly Envelope[], { outcomes, head }: Pushed): AppError | null => {
    let uploadRefused: AppError | null = null
    for (const [index, outcome] of outcomes.entries()) {
      const envelope = batch[index]
      if (!envelope) break
      dirty = true
      if (outcome.kind !== 'rejected') {
        outbox.settle(envelope.seq, 'accepted', outcome.at)
        continue
      }
      if (envelope.name === uploadName) uploadRefused = outcome.error
      else store.history.turn(envelope.stepId, 'discarded', envelope.stepId)
      outbox.settle(envelope.seq, 'rejected', head)
    }
    return uploadRefused
  }

  /** Fetches all the hub holds into what waits to be applied; goes on where it was interrupted. Answers whether it is all. */
  const fetchEverything = async (link: HubLink): Promise<boolean> => {
    let isOther = false
    const { head } = must(
      await transport.snapshot(link, link.snapshot, async ({ head: at, hubEpoch, total, rows }) => {
        isOther ||= hubEpoch !== null && changedEpoch(link, { hubEpoch })
        if (isOther) return
        await write(() => {
          keepRows(rows)
          const before = links.read()?.snapshot
          const last = rows.at(-1)
          const after = last ? `${last.entity} ${last.id}` : (before?.after ?? '')
          links.patch({ snapshot: { head: at, after, done: (before?.done ?? 0) + rows.length } })
        })
        const done = links.read()?.snapshot?.done ?? 0
        tell({ loading: { done, total: Math.max(done, total) } })
      }),
    )
    if (!isOther) await write(() => links.patch({ cursor: head, snapshot: null }))
    return !isOther
  }

  const pullAll = async (): Promise<void> => {
    let done = 0
    const first = active()
    if (first?.phase === 'loading' && first.cursor === 0 && !(await fetchEverything(first))) return
    for (let link = active(); link && !stopped; link = active()) {
      const { cursor } = link
      const page = must(await transport.pull(link, cursor, syncLimits.rows))
      if (changedEpoch(link, page)) return
      await write(() => keepPage(page))
      done += page.rows.length
      if (page.next >= page.head || page.next <= cursor) break
    }
    const link = active()
    if (!link || stopped || (done === 0 && !dirty && link.phase === 'live')) return
    dirty = true
    await ports.apply(link.phase === 'loading')
    dirty = false
    if (link.phase === 'loading') await write(() => links.patch({ phase: 'live' }))
  }
  const keepPage = ({ rows, next, durableAt }: Pulled) => {
    keepRows(rows)
    links.patch({ cursor: next, durableAt })
  }
  const keepRows = (rows: readonly WireRow[]) => {
    for (const { entity, id, row } of rows) {
      // A kind this program does not know yet: a newer one fetches everything again.
      if (entity in entitySchemas) incoming.keepLast(entity, id, row)
    }
  }

  /** Whether the hub is another than the one greeted: then everything begins with a new greeting. */
  const changedEpoch = (link: HubLink, { hubEpoch }: { readonly hubEpoch: string }) => {
    if (hubEpoch === link.epoch) return false
    greeted = false
    again = true
    return true
  }

  const turn = async (): Promise<void> => {
    const link = active()
    if (!link || stopped) return
    listenTo(link)
    try {
      if (!greeted) await greet(link)
      if (contact.trouble !== 'too-old') await sendAll()
      await pullAll()
      failures = 0
      if (active() && !stopped)
        tell({ online: true, lastContactAt: clock.now(), trouble: troubleAfter(), loading: null })
      schedule(pollMs * (0.8 + 0.4 * ports.random()))
    } catch (thrown) {
      if (thrown instanceof Interrupted) return interrupted(thrown.why)
      // A full disk, or a bug: nothing is lost, and it is tried again.
      ports.failed(thrown)
      greeted = false
      dirty = true
      tell({ trouble: 'unavailable', loading: null })
      retryLater()
    }
  }
  const troubleAfter = () => (contact.trouble === 'too-old' ? contact.trouble : null)

  const interrupted = async (why: NoAnswer): Promise<void> => {
    const code = why.kind === 'refused' ? why.refusal.code : 'unreachable'
    const expected = why.kind === 'refused' ? why.refusal.expected : undefined
    const wasTooOld = contact.trouble === 'too-old'
    tell({ online: why.kind === 'refused', trouble: code, loading: null })
    greeted = false
    const reason = why.kind === 'refused' ? why.refusal.error : null
    if (code === 'device-forked') return halt('forked', reason)
    if (code === 'unauthorized' || code === 'forbidden') return halt('unauthorized', reason)
    if (code === 'snapshot-required') return write(() => loadEverything()).then(() => void (again = true))
    if (code === 'too-large' && mutations > 1) {
      mutations = Math.ceil(mutations / 4)
      return void (again = true)
    }
    if (code === 'too-old' && !wasTooOld) return void (again = true)
    if (code === 'expected-seq' && expected !== undefined) {
      await write(() => outbox.resendAfter(expected - 1))
      if (outbox.waiting(1, 1)[0]?.seq === expected) return void (again = true)
      return halt('missing')
    }
    retryLater()
  }
  const retryLater = () => {
    failures += 1
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10))
    schedule(longest * (0.5 + 0.5 * ports.random()))
  }

  const listenTo = ({ url, token }: HubLink) => {
    if (listening?.url === url && listening.token === token) return
    listening?.stop()
    listening = { url, token, stop: transport.listen({ url, token }, () => schedule(0)) }
  }

  /** Most turns in a row before the timer takes over: a hub that always asks for one more must not keep a desk busy. */
  const mostTurns = 20
  const goNow = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      for (let count = 0; count < mostTurns; count++) {
        again = false
        await turn()
        if (!again || stopped) return
      }
      schedule(firstRetryMs)
    })().finally(() => {
      running = null
    })
    return running
  }

  return {
    goNow,
    contact: () => contact,
    start() {
      stopped = false
      greeted = false
      dirty = true
      if (active()) schedule(0)
    },
    noticed() {
      if (running) again ||= outbox.waiting(1, 1).length > 0
      else if (contact.online && active() && outbox.waiting(1, 1).length > 0) schedule(noticeMs)
      ports.onState()
    },
    async stop() {
      stopped = true
      cancelTimer?.()
      listening?.stop()
      listening = null
      await running?.catch(() => {})
    },
  }
}
