import type { Clock } from './clock.ts'
import type { SyncWorld } from '../sync/desk-sync.ts'
import type { HostPorts } from './host.ts'

/** Everything a backend is made from. */
export interface BackendConfig {
  /** Folder of the database, its lock, logs and attachments. */
  readonly dataDir: string
  readonly version: string
  readonly clock: Clock
  /** The person who started the host chose the clock: a rehearsal kept in the data does not move it. */
  readonly clockChosen?: boolean
  /** The person logged in to this machine; an office that keeps users may know them by this name. */
  readonly actor: { readonly id: string; readonly name: string }
  readonly host: HostPorts
  /** Reads only: no lock is taken and nothing is written. For reports beside a running window. */
  readonly readOnly?: boolean
  /** Requests and work orders from which reports are counted in a worker; left out: the usual number. */
  readonly largeFrom?: number
  /** The way to a hub, chance and timers, where they are not the real ones. */
  readonly syncWorld?: SyncWorld
  /** Callers may name files on this disk: the command line and tests. A window hands its files over instead. */
  readonly filesByPath?: boolean
}
