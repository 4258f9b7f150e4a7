import type { Refusal } from '#shared/sync/protocol.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { CommitBatch } from './commit-batch.ts'
import type { Arrived } from './commit-batch.ts'
import { sha256 } from './digest.ts'
import type { Device, HubStore, HubTransaction, KeptOutcome } from './hub-store.ts'
import type { HubPorts } from './ports.ts'
import { refusal } from './refusal.ts'
import { WorkingSet } from './working-set.ts'

/** Commands of a device in one message. */
export interface Push {
  readonly deviceId: string
  readonly envelopes: readonly Envelope[]
}

/** What is answered: the outcomes as they are kept, byte for byte, or why none was looked at. */
export type PushReply =
  | { readonly ok: true; readonly outcomes: readonly string[]; readonly head: number; readonly epoch: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** Changes of other hub processes that are followed one by one; after more, memory starts anew. */
const mostFollowed = 5_000
/** Records kept in memory between transactions. */
const mostRemembered = 200_000

/**
 * Commits pushes of one organisation, one transaction after the other. Records stay in memory between them: they are
 * true while the head is where the last one left it, and brought up to date when another process committed in between.
 */
export class Committer {
  readonly #store: HubStore
  readonly #orgId: string
  readonly #ports: HubPorts
  readonly #set = new WorkingSet()
  /** Head at which the working set is true; null: it knows nothing. */
  #head: number | null = null

  constructor(store: HubStore, orgId: string, ports: HubPorts) {
    this.#store = store
    this.#orgId = orgId
    this.#ports = ports
  }

  /** Commits pushes in this order, in one transaction. Answers after it is on the disk. Never call it while it runs. */
  async commit(pushes: readonly Push[]): Promise<PushReply[]> {
    const before = this.#head
    this.#head = null
    const hashed = pushes.map((push) => ({ ...push, kept: push.envelopes.map(keptOf) }))
    let fresh = true
    const { replies, head } = await this.#store.transact(this.#orgId, async (tx) => {
      // Run again after a failure, or never filled: what is in memory is not to be trusted.
      await this.#catchUp(tx, fresh ? before : null)
      fresh = false
      return this.#inside(tx, hashed)
    })
    this.#set.settled()
    this.#head = head
    return replies
  }

  async #catchUp(tx: HubTransaction, known: number | null): Promise<void> {
    const { head } = tx.org
    if (known === null || known > head || this.#set.size > mostRemembered) return this.#set.clear()
    if (known === head) return
    const missed = await tx.since(known, mostFollowed + 1)
    if (missed.length > mostFollowed) this.#set.clear()
    else this.#set.follow(missed)
  }

  async #inside(
    tx: HubTransaction,
    pushes: readonly (Push & { readonly kept: readonly Kept[] })[],
  ): Promise<{ readonly replies: PushReply[]; readonly head: number }> {
    const devices = new Map(
      (await tx.devices([...new Set(pushes.map(({ deviceId }) => deviceId))])).map((device) => [device.id, device]),
    )
    const batch = new CommitBatch(tx, this.#set, this.#ports)
    const arrived: Arrived[] = []
    // Where each push stands among the commands to be judged; those that came before are not judged again.
    for (const { deviceId, envelopes, kept } of pushes) {
      const device = devices.get(deviceId)
      if (!device) continue
      for (const [index, envelope] of envelopes.entries())
        if (envelope.seq > device.lastSeq) arrived.push({ envelope, device, ...kept[index]! })
    }
    await batch.prepare(arrived)
    const answered = new Answered(await tx.outcomesOfCommands(arrived.map(({ envelope }) => envelope.id)))
    const places = new Map(arrived.map(({ envelope }, index) => [envelope, index]))
    const lastSeqs = new Map([...devices.values()].map(({ id, lastSeq }) => [id, lastSeq]))
    const answers: (readonly string[] | Refusal)[] = []
    for (const push of pushes) {
      const device = devices.get(push.deviceId)
      answers.push(
        !device || device.revokedAt !== null
          ? refusal('unauthorized', 'This desk is not enrolled here any more.')
          : await this.#one(tx, push, device, { batch, answered, places, lastSeqs }),
      )
    }
    const head = await batch.write()
    const { epoch } = tx.org
    const replies = answers.map((answer): PushReply =>
      'code' in answer ? { ok: false, refusal: answer } : { ok: true, outcomes: answer, head, epoch },
    )
    return { replies, head }
  }

  async #one(
    tx: HubTransaction,
    { envelopes, kept }: Push & { readonly kept: readonly Kept[] },
    device: Device,
    { batch, answered, places, lastSeqs }: Underway,
  ): Promise<readonly string[] | Refusal> {
    const last = lastSeqs.get(device.id)!
    const first = envelopes[0]!.seq
    const gap = envelopes.find(({ seq }, index) => seq !== first + index)
    if (gap || first > last + 1) {
      const message = `Command ${last + 1} of this desk is missing.`
      return { ...refusal('expected-seq', message), expected: last + 1 }
    }
    if (new Set(envelopes.map(({ id }) => id)).size < envelopes.length)
      return refusal('malformed', 'Two commands of a push have the same id.')
    if (first <= device.lastSeq) {
      answered.add(await tx.outcomesOfDevice(device.id, first, device.lastSeq))
      // Commands that came by another device first have their line there.
      const elsewhere = envelopes.filter((one) => one.seq <= device.lastSeq && !answered.find(device.id, one))
      if (elsewhere.length > 0) answered.add(await tx.outcomesOfCommands(elsewhere.map(({ id }) => id)))
    }
    const before = envelopes.map((envelope) => answered.find(device.id, envelope))
    const forked = envelopes.some((envelope, index) => {
      const known = before[index]
      return known ? known.hash !== kept[index]!.hash : envelope.seq <= last
    })
    if (forked) return refusal('device-forked', 'Another desk works under the same name: this one must enrol again.')
    const outcomes: string[] = []
    for (const [index, envelope] of envelopes.entries()) {
      let known = before[index]
      if (!known) answered.add([(known = await batch.judge(places.get(envelope)!))])
      else if (envelope.seq > last) batch.advance(device.id, envelope.seq)
      outcomes.push(known.outcome)
    }
    lastSeqs.set(device.id, Math.max(last, envelopes.at(-1)!.seq))
    return outcomes
  }
}

interface Underway {
  readonly batch: CommitBatch
  readonly answered: Answered
  readonly places: ReadonlyMap<Envelope, number>
  readonly lastSeqs: Map<string, number>
}

interface Kept {
  readonly hash: string
  readonly json: string
}

/** The JSON and hash a command is kept under. Its number is left out: a desk that enrols anew sends it under another. */
function keptOf(envelope: Envelope): Kept {
  const json = JSON.stringify({ ...envelope, seq: 0 })
  return { json, hash: sha256(json) }
}

/** Outcomes of commands that came before, found by the number of the device or by the command itself. */
class Answered {
  readonly #bySeq = new Map<string, KeptOutcome>()
  readonly #byCommand = new Map<string, KeptOutcome>()

  constructor(outcomes: readonly KeptOutcome[]) {
    this.add(outcomes)
  }

  add(outcomes: readonly KeptOutcome[]): void {
    for (const outcome of outcomes) {
      this.#bySeq.set(`${outcome.deviceId} ${outcome.seq}`, outcome)
      this.#byCommand.set(outcome.commandId, outcome)
    }
  }

  find(deviceId: string, { seq, id }: Envelope): KeptOutcome | undefined {
    return this.#bySeq.get(`${deviceId} ${seq}`) ?? this.#byCommand.get(id)
  }
}
