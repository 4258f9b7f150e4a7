import type { z } from 'zod'
import type { Change } from '#shared/commands/change.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { ReadMap } from '#shared/commands/read.ts'
import type { Random } from '#shared/kernel/random.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import type { Base, Envelope, Outcome } from '#shared/sync/envelope.ts'
import { envelopeSchema } from '#shared/sync/envelope.ts'
import type { Pulled } from '#shared/sync/protocol.ts'
import { syncLimits } from '#shared/sync/protocol.ts'
import { canonicalJson, emptyHash, sumOfHashes } from '#shared/sync/row-hash.ts'
import { rowHash } from '#hub/core/digest.ts'
import type { Speaker } from '#hub/core/hub.ts'
import { said } from './test-hub.ts'
import type { TestHub } from './test-hub.ts'

/** A desk by hand: makes envelopes as a desk does, sends them, and keeps the rows it pulled. No rules of its own. */
export class DeskHand {
  hub: TestHub
  readonly speaker: Speaker
  readonly #random: Random
  /** Rows as pulled, by `kind id`. */
  readonly rows = new Map<string, Readonly<Record<string, unknown>>>()
  cursor = 0
  seq = 0
  /** Hash the hub told with the last page. */
  scopeHash: string | null = null

  constructor(hub: TestHub, speaker: Speaker, random: Random) {
    this.hub = hub
    this.speaker = speaker
    this.#random = random
  }

  /** A command as a desk sends it; `base` names what it saw in the fields it replaces. */
  make<A extends z.ZodType, R extends ReadMap, M extends ReadMap, V>(
    definition: CommandDefinition<string, A, R, M, V>,
    args: z.input<A>,
    base: Base = {},
  ): Envelope {
    return this.#envelope({ name: definition.name, args, base })
  }

  /** A command sent as what it changed. */
  recorded(name: string, changes: readonly Change[], was: Readonly<Record<string, unknown>> = {}): Envelope {
    const told = changes.map((change) => {
      if (change.op === 'insert') return { ...change, id: change.row.id }
      return change.op === 'update' ? { ...change, was } : change
    })
    return this.#envelope({ name, args: null, changes: told })
  }

  #envelope(fields: object): Envelope {
    const bytes = Uint8Array.from({ length: 10 }, () => this.#random.integer(0, 255))
    const at = this.hub.clock.now()
    const id = uuid7(at, bytes)
    this.seq += 1
    const rest = {
      changes: null,
      base: {},
      minted: [],
      at,
      zone: 'UTC',
      userId: null,
      userName: 'Somebody',
      stepId: id,
    }
    const summary = { key: 'history.settingSet', values: {} }
    return envelopeSchema.parse(JSON.parse(JSON.stringify({ id, seq: this.seq, v: 1, ...rest, summary, ...fields })))
  }

  /** Sends commands; one outcome each. */
  async push(...mutations: Envelope[]): Promise<Outcome[]> {
    const answer = await this.hub.hub.push(this.speaker, { mutations })
    return said<{ outcomes: Outcome[] }>(answer).outcomes
  }

  /** Pulls until there is nothing more. */
  async pull(limit: number = syncLimits.rows): Promise<void> {
    for (;;) {
      const page = said<Pulled>(await this.hub.hub.pull(await this.hub.again(this.speaker), this.cursor, limit))
      for (const { entity, id, row } of page.rows)
        if (row) this.rows.set(`${entity} ${id}`, row)
        else this.rows.delete(`${entity} ${id}`)
      this.cursor = page.next
      if (page.scopeHash !== null) {
        this.scopeHash = page.scopeHash
        return
      }
    }
  }

  /** Hash of the rows this desk has, counted from scratch. */
  ownHash(): string {
    return sumOfHashes(
      emptyHash,
      [...this.rows].map(([key, row]) => {
        const [entity] = key.split(' ')
        return rowHash(entity as 'visits', key.slice(entity!.length + 1), canonicalJson(row))
      }),
    )
  }

  /** A row it has. */
  row(key: string): Readonly<Record<string, unknown>> {
    const row = this.rows.get(key)
    if (!row) throw new Error(`no ${key} here`)
    return row
  }

  /** Rows of a kind. */
  all(entity: string): Readonly<Record<string, unknown>>[] {
    return [...this.rows].filter(([key]) => key.startsWith(`${entity} `)).map(([, row]) => row)
  }
}
