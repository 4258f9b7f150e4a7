import type { HubAnswer, Speaker } from '#hub/core/hub.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { pulledSchema, pushedSchema, snapshotHeadSchema, welcomeSchema } from '#shared/sync/protocol.ts'
import type { Hello, Pulled, Pushed, Refusal, Welcome } from '#shared/sync/protocol.ts'
import { wireRowSchema } from '#shared/sync/stored-row.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'
import type { z } from 'zod'
import type { PlayedHub } from './network.ts'
import type { TestHub } from './test-hub.ts'

/** The real hub without its doors, for desks to be played through with. */
export class CoreHub implements PlayedHub {
  epoch = ''
  head = 0
  #first: string | null = null
  readonly #hub: TestHub
  readonly #orgId: string

  private constructor(hub: TestHub, orgId: string, epoch: string) {
    this.#hub = hub
    this.#orgId = orgId
    this.epoch = epoch
  }

  static async of(hub: TestHub): Promise<CoreHub> {
    const org = (await hub.store.firstOrg())!
    return new CoreHub(hub, org.orgId, org.epoch)
  }

  async enrol(): Promise<string> {
    const { code } = await this.#hub.hub.devices.makeCode(this.#orgId, { userId: null, owner: true, grants: ['*'] })
    const done = await this.#hub.hub.devices.enrol(code, 'desk')
    if (!done.ok) throw new Error(done.refusal.code)
    this.#first ??= done.enrolled.token
    return done.enrolled.token
  }

  async hello(token: string, hello: Hello): Promise<Result<Welcome, Refusal>> {
    return said(await this.#hub.hub.hello(await this.#speaker(token), hello), welcomeSchema)
  }

  async push(token: string, mutations: readonly Envelope[]): Promise<Result<Pushed, Refusal>> {
    const done = await this.#hub.hub.push(await this.#speaker(token), { mutations: [...mutations] })
    const pushed = said(done, pushedSchema)
    if (pushed.ok) this.head = pushed.value.head
    return pushed
  }

  async pull(token: string, since: number, limit: number): Promise<Result<Pulled, Refusal>> {
    return said(await this.#hub.hub.pull(await this.#speaker(token), since, limit), pulledSchema)
  }

  async standing(): Promise<WireRow[]> {
    const rows: WireRow[] = []
    for await (const text of this.#hub.hub.snapshot(await this.#speaker(this.#first!), null)) {
      for (const line of text.split('\n').filter((one) => one !== '')) {
        const value: unknown = JSON.parse(line)
        const head = snapshotHeadSchema.safeParse(value)
        if (head.success) this.head = head.data.head
        const row = wireRowSchema.safeParse(value)
        if (row.success) rows.push(row.data)
      }
    }
    return rows
  }

  /** Every record by kind and id, as it is at this moment. */
  async contents(): Promise<Map<string, unknown>> {
    return new Map((await this.standing()).map(({ entity, id, row }) => [`${entity} ${id}`, row]))
  }

  async #speaker(token: string): Promise<Speaker> {
    return (await this.#hub.hub.devices.authenticate(token))!
  }
}

function said<T>(answer: HubAnswer, schema: z.ZodType<T>): Result<T, Refusal> {
  return answer.ok ? ok(schema.parse(JSON.parse(answer.json))) : err(answer.refusal)
}
