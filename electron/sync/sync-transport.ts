import type { Result } from '#shared/kernel/result.ts'
import type { Enrolled, Hello, Pulled, Pushed, Refusal, SyncPush, Welcome } from '#shared/sync/protocol.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'

/** Why a hub gave no answer: it said no, or nothing came back that could be read. */
export type NoAnswer =
  { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'unreachable'; readonly message: string }

export type Answer<T> = Promise<Result<T, NoAnswer>>

/** Where a hub is and who asks. */
export interface Address {
  readonly url: string
  readonly token: string
}

/** Some of everything a hub holds, in the order of kind and id. */
export interface SnapshotPart {
  /** State of the hub it belongs to: what changed since is pulled from there. */
  readonly head: number
  /** Null where the hub does not say it again. */
  readonly hubEpoch: string | null
  /** Rows there are about; 0 where the hub does not say it again. */
  readonly total: number
  readonly rows: readonly WireRow[]
}

/** The way to a hub. Answers are parsed; nothing is thrown. */
export interface SyncTransport {
  enrol(url: string, code: string, deviceName: string): Answer<Enrolled>
  hello(to: Address, hello: Hello): Answer<Welcome>
  push(to: Address, push: SyncPush): Answer<Pushed>
  pull(to: Address, since: number, limit: number): Answer<Pulled>
  /** Everything there is, part by part; goes on behind `from` where an earlier attempt ended. */
  snapshot(
    to: Address,
    from: { readonly head: number; readonly after: string } | null,
    onPart: (part: SnapshotPart) => Promise<void>,
  ): Answer<{ readonly head: number }>
  /** Hears that there is more to pull, until the returned function is called. A lost connection is taken up again. */
  listen(to: Address, onPoke: () => void): () => void
}
