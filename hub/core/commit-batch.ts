import type { AppError } from '#shared/kernel/app-error.ts'
import type { AttentionKind } from '#shared/domain/sync/attention-item.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { Crossing, Envelope, Outcome } from '#shared/sync/envelope.ts'
import type { Judgement, RowChange } from '#shared/sync/judge-envelope.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import { actorOf, usersRead } from './actor-of.ts'
import { attentionItem, attentionKindOf, subjectOf } from './attention.ts'
import { auditChanges, authorOf } from './audit-line.ts'
import { recordWrites } from './batch-writes.ts'
import { Counters } from './counters.ts'
import { sealOver } from './digest.ts'
import type { AuditLine, AuthorLine, Device, HubTransaction, KeptOutcome } from './hub-store.ts'
import { judgeCommand, readsOfCommand, settingsRead } from './judge-command.ts'
import { CommandBug, loadIds, loadMissing, runProgram, warmUp } from './load-missing.ts'
import { placeRecords } from './place-records.ts'
import type { HubPorts } from './ports.ts'
import { nothingMissing } from './working-set.ts'
import type { WorkingSet } from './working-set.ts'

/** A command of a device with the hash and the JSON it is kept under. */
export interface Arrived {
  readonly envelope: Envelope
  readonly device: Device
  readonly hash: string
  readonly json: string
}

/** Commands whose reads are loaded together when one of them misses something. */
const warmAhead = 250

/**
 * The commands of one transaction: judged one after the other over the working set, each seeing what the ones before
 * wrote; then written all at once.
 */
export class CommitBatch {
  readonly #tx: HubTransaction
  readonly #set: WorkingSet
  readonly #ports: HubPorts
  readonly #counters: Counters
  readonly #now: number
  readonly #lines: AuditLine[] = []
  readonly #lastSeqs = new Map<string, number>()
  #head: number
  #seal: string
  #arrived: readonly Arrived[] = []
  #warm = 0

  constructor(tx: HubTransaction, set: WorkingSet, ports: HubPorts) {
    this.#tx = tx
    this.#set = set
    this.#ports = ports
    this.#now = ports.now()
    this.#counters = new Counters(tx.org.counters)
    this.#head = tx.org.head
    this.#seal = tx.org.seal
  }

  /** Loads with few statements what these commands are known to need. They are the ones to be judged, in this order. */
  async prepare(arrived: readonly Arrived[]): Promise<void> {
    this.#arrived = arrived
    const wanted = new Map<EntityName, Set<string>>()
    const want = (entity: EntityName, id: string) => {
      const of = wanted.get(entity)
      if (of) of.add(id)
      else wanted.set(entity, new Set([id]))
    }
    for (const { envelope } of arrived) {
      for (const made of envelope.minted) {
        const space = made.indexOf(' ')
        const entity = made.slice(0, space)
        if (isEntity(entity)) want(entity, made.slice(space + 1))
      }
      for (const { entity, id } of envelope.changes ?? []) want(entity, id)
      for (const [entity, ids] of Object.entries(envelope.base))
        for (const id of Object.keys(ids)) want(entity as EntityName, id)
    }
    await loadIds(this.#tx, this.#set, wanted)
    const missing = nothingMissing()
    if (this.#set.miss([usersRead, settingsRead], missing)) await loadMissing(this.#tx, this.#set, missing)
  }

  /** Judges the command at this place of those prepared and applies it to the working set. */
  async judge(index: number): Promise<KeptOutcome> {
    const arrived = this.#arrived[index]!
    const judgement = await this.#judged(arrived, index)
    if (judgement.kind === 'applied') this.#counters.keep(judgement.changes)
    else this.#counters.giveBack()
    return this.#conclude(arrived, judgement)
  }

  /** A number of a device was used up without a new line: the command had come before by another device. */
  advance(deviceId: string, seq: number): void {
    this.#lastSeqs.set(deviceId, seq)
  }

  /** Writes everything; returns the new head. */
  async write(): Promise<number> {
    const { org } = this.#tx
    if (this.#lines.length === 0 && this.#lastSeqs.size === 0) return org.head
    await placeRecords(this.#tx, this.#set, (entry) => {
      entry.at = this.#head += 1
    })
    await this.#tx.write({
      ...(await recordWrites(this.#tx, this.#set)),
      audit: this.#lines,
      lastSeqs: [...this.#lastSeqs],
      org: { ...org, head: this.#head, seal: this.#seal, counters: this.#counters.next },
    })
    return this.#head
  }

  async #judged({ envelope, device }: Arrived, index: number): Promise<Judgement> {
    const program = judgeCommand(envelope, device, this.#counters, this.#set, this.#now)
    try {
      return await runProgram(program, this.#tx, this.#set, () => this.#warmFrom(index))
    } catch (thrown) {
      if (!(thrown instanceof CommandBug)) throw thrown
      const reference = this.#ports.bug(envelope.name, thrown.cause)
      const message = `The hub could not run this. It is kept; tell the reference ${reference}.`
      return { kind: 'rejected', error: { kind: 'internal', message, reference }, crossings: [] }
    }
  }

  async #warmFrom(index: number): Promise<void> {
    if (index < this.#warm) return
    this.#warm = index + warmAhead
    const next = this.#arrived.slice(index, this.#warm)
    await warmUp(
      next.map(({ envelope }) => readsOfCommand(envelope)),
      this.#tx,
      this.#set,
    )
  }

  /** Applies a judgement, tells people where they must look, and writes the line of the audit. */
  async #conclude(arrived: Arrived, judgement: Judgement): Promise<KeptOutcome> {
    const from = this.#head + 1
    const changes: RowChange[] = judgement.kind === 'applied' ? [...judgement.changes] : []
    const { crossings } = judgement
    let outcome: Outcome
    const placesOf = () => this.#head + Math.max(1, changes.length)
    if (judgement.kind === 'rejected') {
      const { error } = judgement
      const item = await this.#item(arrived, attentionKindOf(arrived.envelope.name, error), error, crossings)
      changes.push(item)
      outcome = { kind: 'rejected', error, crossings: [...crossings], attentionId: item.id, facts: {} }
    } else if (crossings.length > 0) {
      const item = await this.#item(arrived, 'overwritten', null, crossings)
      changes.push(item)
      outcome = { kind: 'merged', at: placesOf(), crossings: [...crossings], attentionId: item.id }
    } else outcome = { kind: 'applied', at: placesOf() }
    const audited = auditChanges(changes, from, ({ entity, id }) => this.#set.entry(entity, id)?.at ?? 0)
    for (const { entity, id, after } of changes) this.#set.put(entity, id, after).at = this.#head += 1
    if (changes.length === 0) this.#head += 1
    return this.#line(arrived, outcome, audited, from)
  }

  async #item(
    { envelope, device }: Arrived,
    kind: AttentionKind,
    error: AppError | null,
    crossings: readonly Crossing[],
  ): Promise<RowChange> {
    const subject = subjectOf(envelope, crossings, error)
    if (subject) await loadIds(this.#tx, this.#set, new Map([[subject.entity, [subject.id]]]))
    const at = subject ? (this.#set.entry(subject.entity, subject.id)?.at ?? 0) : 0
    const field = crossings[0]?.field ?? null
    const theirs = subject ? await authorOf({ ...subject, field }, at, (place) => this.#lineAt(place)) : null
    const actor = actorOf(device, this.#set.answer(usersRead))
    const facts = { envelope, kind, error, crossings, subject, theirs, deviceId: device.id, actor, now: this.#now }
    const after = attentionItem(facts, this.#set) as unknown as StoredRow
    return { entity: 'attentionItems', id: after.id, before: null, after }
  }

  async #lineAt(at: number): Promise<AuthorLine | null> {
    return this.#lines.find(({ atFrom, atTo }) => atFrom <= at && at <= atTo) ?? (await this.#tx.lineAt(at))
  }

  #line({ envelope, device, hash, json }: Arrived, outcome: Outcome, changes: string, from: number): KeptOutcome {
    const actor = actorOf(device, this.#set.answer(usersRead))
    const line = {
      deviceId: device.id,
      seq: envelope.seq,
      commandId: envelope.id,
      hash,
      name: envelope.name,
      stepId: envelope.stepId,
      userId: actor.userId,
      userName: actor.name,
      atFrom: from,
      atTo: this.#head,
      madeAt: envelope.at,
      judgedAt: this.#now,
      envelope: json,
      changes,
      outcome: JSON.stringify(outcome),
    }
    this.#seal = sealOver(this.#seal, line)
    this.#lines.push({ ...line, seal: this.#seal })
    this.#lastSeqs.set(device.id, envelope.seq)
    return line
  }
}

const kinds: ReadonlySet<string> = new Set(entityNames)
const isEntity = (name: string): name is EntityName => kinds.has(name)
