import type { SyncTransport, NoAnswer } from '#electron/sync/sync-transport.ts'
import type { Random } from '#shared/kernel/random.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import type { Hello, Pulled, Pushed, Refusal, Welcome } from '#shared/sync/protocol.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'

/** What may happen to a message; chances from 0 to 1. */
export interface Weather {
  /** It never arrives, or its answer does not: half and half. */
  lost: number
  /** A push arrives twice. */
  doubled: number
}

type Later<T> = T | Promise<T>

/** A hub as a desk's network needs it; the plainest one is `MemoryHub`. */
export interface PlayedHub {
  readonly epoch: string
  readonly head: number
  /** Takes a desk in and answers its token. */
  enrol(): Later<string>
  hello(token: string, hello: Hello): Later<Result<Welcome, Refusal>>
  push(token: string, mutations: readonly Envelope[]): Later<Result<Pushed, Refusal>>
  pull(token: string, since: number, limit: number): Later<Result<Pulled, Refusal>>
  standing(): Later<WireRow[]>
}

/** The way of one desk to a hub in memory, through JSON as on a wire. */
export class Network {
  online = true
  /** Nothing that is sent arrives; or it does and its answer is lost. */
  lostPushes = false
  lostAnswers = false
  weather: Weather = { lost: 0, doubled: 0 }
  /** What was said, newest last. */
  readonly said: string[] = []
  readonly #random: Random
  hub: PlayedHub

  constructor(hub: PlayedHub, random: Random) {
    this.hub = hub
    this.#random = random
  }

  transport(): SyncTransport {
    const poke = () => () => {}
    return {
      enrol: (_url, _code, deviceName) =>
        this.#ask('enrol', async () => {
          const deviceId = await this.hub.enrol()
          const { epoch: hubEpoch } = this.hub
          return ok({ deviceId, token: deviceId, orgId: 'org', grants: ['*'], hubEpoch, deviceName })
        }),
      hello: ({ token }, hello) => this.#ask('hello', () => this.hub.hello(token, hello)),
      push: ({ token }, { mutations }) =>
        this.#ask('push', async () => {
          if (this.#random.chance(this.weather.doubled)) await this.hub.push(token, plain(mutations))
          return this.hub.push(token, plain(mutations))
        }),
      pull: ({ token }, since, limit) => this.#ask('pull', () => this.hub.pull(token, since, limit)),
      snapshot: async (_to, from, onPart) => {
        const { head } = this.hub
        const rows = (await this.hub.standing()).filter(({ entity, id }) => !from || `${entity} ${id}` > from.after)
        for (let start = 0; start < rows.length || start === 0; start += 50) {
          const part = { hubEpoch: this.hub.epoch, total: rows.length, rows: rows.slice(start, start + 50) }
          const told = await this.#ask('snapshot', () => ok({ ...part, head: from?.head ?? head }))
          if (!told.ok) return told
          await onPart(told.value)
        }
        return ok({ head: from?.head ?? head })
      },
      listen: poke,
    }
  }

  async #ask<T>(what: string, answer: () => Later<Result<T, Refusal>>): Promise<Result<T, NoAnswer>> {
    const lost: Result<T, NoAnswer> = err({ kind: 'unreachable', message: 'no answer' })
    this.said.push(what)
    if (!this.online || (this.lostPushes && what === 'push')) return lost
    if (this.#random.chance(this.weather.lost / 2)) return lost
    const told = await answer()
    if (this.lostAnswers || this.#random.chance(this.weather.lost / 2)) return lost
    return told.ok ? ok(plain(told.value)) : err({ kind: 'refused', refusal: told.error })
  }
}

function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
