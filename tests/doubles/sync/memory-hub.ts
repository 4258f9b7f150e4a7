import type { Actor, CommandContext, CommandDefinition } from '#shared/commands/command.ts'
import { commands } from '#shared/commands/registry.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { timeOfUuid7 } from '#shared/kernel/uuid7.ts'
import { attentionIdOf, derivedIds } from '#shared/sync/derived-ids.ts'
import type { Envelope, Outcome } from '#shared/sync/envelope.ts'
import { judgeEnvelope } from '#shared/sync/judge-envelope.ts'
import type { Hello, Pulled, Pushed, Refusal, Welcome } from '#shared/sync/protocol.ts'
import type { StoredRow, WireRow } from '#shared/sync/stored-row.ts'
import { MemoryRows } from './memory-rows.ts'

const definitions = new Map(commands.map((definition) => [definition.name, definition as CommandDefinition]))

interface Kept {
  readonly hash: string
  readonly outcome: Outcome
}
interface DeskAtHub {
  readonly id: string
  readonly outcomes: Kept[]
}

/** The plainest hub there can be: judges commands one after another over rows in memory. For playing desks through. */
export class MemoryHub {
  rows = new MemoryRows()
  epoch = 'first'
  durableAt = 0
  /** Where tombstones begin: whoever stands before it needs everything. */
  horizon = 0
  /** Every command it took, in order. */
  audit: Envelope[] = []
  desks = new Map<string, DeskAtHub>()
  #changes = new Map<string, WireRow>()
  #at = 0
  #numbers = new Map<string, number>()

  get head(): number {
    return this.#at
  }

  enrol(): string {
    const id = `desk-${this.desks.size + 1}`
    this.desks.set(id, { id, outcomes: [] })
    return id
  }

  hello(deviceId: string, _hello: Hello): Result<Welcome, Refusal> {
    const desk = this.desks.get(deviceId)
    if (!desk) return err(refusal('unauthorized'))
    const { epoch: hubEpoch, head, durableAt } = this
    return ok({
      proto: 1,
      recordVersion: 1,
      hubEpoch,
      head,
      deviceLastSeq: desk.outcomes.length,
      durableAt,
      skew: 0,
      grants: ['*'],
      token: null,
    })
  }

  push(deviceId: string, mutations: readonly Envelope[]): Result<Pushed, Refusal> {
    const desk = this.desks.get(deviceId)
    if (!desk) return err(refusal('unauthorized'))
    const outcomes: Outcome[] = []
    for (const envelope of mutations) {
      const hash = JSON.stringify(envelope)
      const kept = desk.outcomes[envelope.seq - 1]
      if (kept && kept.hash !== hash) return err(refusal('device-forked'))
      if (!kept && envelope.seq !== desk.outcomes.length + 1)
        return err(refusal('expected-seq', desk.outcomes.length + 1))
      const outcome = kept?.outcome ?? this.#judge(envelope)
      if (!kept) {
        desk.outcomes.push({ hash, outcome })
        this.audit.push(envelope)
      }
      outcomes.push(outcome)
    }
    return ok({ outcomes, head: this.head, hubEpoch: this.epoch })
  }

  pull(deviceId: string, since: number, limit: number): Result<Pulled, Refusal> {
    const desk = this.desks.get(deviceId)
    if (!desk) return err(refusal('unauthorized'))
    if (since < this.horizon) return err(refusal('snapshot-required'))
    const found = [...this.#changes.values()].filter(({ at }) => at > since).sort((a, b) => a.at - b.at)
    const rows = found.slice(0, limit)
    const next = rows.length < found.length ? rows.at(-1)!.at : this.head
    const { head, durableAt, epoch: hubEpoch } = this
    return ok({ rows, next, head, deviceLastSeq: desk.outcomes.length, durableAt, hubEpoch, scopeHash: null })
  }

  /** Every record that is there, in the order of kind and id. */
  standing(): WireRow[] {
    return [...this.#changes.values()]
      .filter(({ row }) => row !== null)
      .sort((a, b) => (`${a.entity} ${a.id}` < `${b.entity} ${b.id}` ? -1 : 1))
  }

  /** Every record by kind and id, as JSON: for comparing. */
  contents(): Map<string, StoredRow> {
    return new Map(this.standing().map(({ entity, id, row }) => [`${entity} ${id}`, row as unknown as StoredRow]))
  }

  /** A copy, as a backup of it would be. */
  copy(): MemoryHub {
    const copy = new MemoryHub()
    copy.epoch = this.epoch
    copy.durableAt = this.durableAt
    copy.audit = [...this.audit]
    copy.desks = new Map([...this.desks].map(([id, { outcomes }]) => [id, { id, outcomes: [...outcomes] }]))
    copy.#changes = new Map(this.#changes)
    copy.#at = this.#at
    copy.#numbers = new Map(this.#numbers)
    for (const { entity, row } of this.standing()) copy.rows.put(entity, row as unknown as StoredRow)
    return copy
  }

  #judge(envelope: Envelope): Outcome {
    const given = new Map(this.#numbers)
    const context: CommandContext = {
      now: envelope.at,
      actor: this.#actor(envelope),
      officeZone: (this.rows.rows.get('settings')?.get('officeZone')?.['value'] as string | undefined) ?? 'UTC',
      newId: derivedIds(envelope.id, timeOfUuid7(envelope.id)),
      nextNumber: (kind) => {
        const next = (this.#numbers.get(kind) ?? 5_000) + 1
        this.#numbers.set(kind, next)
        return next
      },
    }
    const program = judgeEnvelope(envelope, definitions.get(envelope.name), context.actor, context)
    const judged = this.rows.run(program)
    const attentionId = attentionIdOf(envelope.id)
    if (judged.kind === 'rejected') {
      this.#numbers = given
      return { kind: 'rejected', error: judged.error, crossings: [...judged.crossings], attentionId, facts: {} }
    }
    for (const { entity, id, after } of judged.changes) {
      if (after) this.rows.put(entity, after)
      else this.rows.remove(entity, id)
      this.#tell(entity, id, after)
    }
    const at = this.head
    if (judged.crossings.length > 0) return { kind: 'merged', at, crossings: [...judged.crossings], attentionId }
    return { kind: 'applied', at }
  }

  #actor({ userId, userName }: Envelope): Actor {
    return { id: userId ?? userName, name: userName, role: 'administrator', userId }
  }

  #tell(entity: EntityName, id: string, row: StoredRow | null): void {
    const plain = row === null ? null : (JSON.parse(JSON.stringify(row)) as WireRow['row'])
    this.#changes.set(`${entity} ${id}`, { entity, id, at: ++this.#at, row: plain })
  }
}

function refusal(code: Refusal['code'], expected?: number): Refusal {
  const error = { kind: 'unavailable', message: code, code } as const
  return { error, code, ...(expected === undefined ? {} : { expected }) }
}
