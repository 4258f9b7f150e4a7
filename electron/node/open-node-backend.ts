import { clockStartingAt, systemClock } from '../backend/clock.ts'
import { createBackend } from '../backend/create-backend.ts'
import type { Backend } from '../backend/create-backend.ts'
import type { HostPorts } from '../backend/host.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { packageVersion } from './package-version.ts'
import { personName } from './person-name.ts'
import { workerUrl } from './worker-url.ts'

/** How plain Node opens a backend: for the window host, and for the command line. */
export interface NodeBackendOptions {
  readonly dataDir: string
  /** Instant the clock starts at, UTC ms; null for the machine's. */
  readonly now?: number | null
  /** Reads beside a running window; nothing is written. */
  readonly readOnly?: boolean
  readonly printer?: HostPorts['printer']
  /** Callers may name files on this disk; for the command line. */
  readonly filesByPath?: boolean
}

/** Opens the data folder as the person who is logged in. */
export function openNodeBackend(options: NodeBackendOptions): Result<Backend, AppError> {
  const { dataDir, now = null, readOnly = false, printer = () => null, filesByPath = false } = options
  const person = personName()
  return createBackend({
    dataDir,
    version: packageVersion(),
    clock: now === null ? systemClock : clockStartingAt(now),
    clockChosen: now !== null,
    actor: { id: `os:${person}`, name: person },
    host: { kind: 'node', printer, workerUrl },
    readOnly,
    filesByPath,
  })
}
