import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { z } from 'zod'
import type { Commit } from '#electron/backend/command-pipeline.ts'
import { createBackend } from '#electron/backend/create-backend.ts'
import type { Backend } from '#electron/backend/create-backend.ts'
import type { HostPorts } from '#electron/backend/host.ts'
import { workerUrl } from '#electron/node/worker-url.ts'
import type { SyncWorld } from '#electron/sync/desk-sync.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { ReadMap } from '#shared/commands/read.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import type { Client } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import type { Transport } from '#shared/rpc/transport.ts'
import { createTestClock } from './test-clock.ts'
import type { TestClock } from './test-clock.ts'

/** What a test may choose; everything else is fixed. */
export interface TestBackendOptions {
  /** Where the clock stands at first, UTC ms. */
  readonly now?: number
  /** A folder to open instead of a fresh temporary one; it is then not removed at close. */
  readonly dataDir?: string
  readonly printer?: HostPorts['printer']
  readonly readOnly?: boolean
  /** Requests and work orders from which reports are counted in a worker. */
  readonly largeFrom?: number
  /** Whether callers may name files on the disk, as the command line may. Default true. */
  readonly filesByPath?: boolean
  /** The way to a hub in memory, with timers the test holds in its hand. */
  readonly syncWorld?: SyncWorld
  /** Who sits there. */
  readonly actorName?: string
}

/**
 * A real backend over a real database in a temporary folder, with a clock the test moves. Ends with `close()`, or by
 * itself at the end of the block: `await using desk = openTestBackend()`.
 */
export interface TestBackend extends AsyncDisposable {
  readonly backend: Backend
  readonly dataDir: string
  readonly clock: TestClock
  readonly transport: Transport
  /** Typed calls as the renderer makes them, through JSON. */
  readonly client: Client
  /** Runs a command straight in the pipeline. */
  run<A extends z.ZodType, R extends ReadMap, M extends ReadMap, V>(
    definition: CommandDefinition<string, A, R, M, V>,
    args: z.input<A>,
  ): Result<Commit, AppError>
  /** Closes the backend and opens another on the same folder and clock: what a restart of the program does. */
  reopen(): Promise<TestBackend>
  /** Closes the backend and removes the folder, unless the test brought it. */
  close(): Promise<void>
}

/** Opens a test backend; a refusal to open is thrown as an error with the refusal's message. */
export function openTestBackend(options: TestBackendOptions = {}): TestBackend {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'fieldboard-test-'))
  const removeDir = options.dataDir === undefined
  return open(dataDir, removeDir, createTestClock(options.now), options)
}

function open(dataDir: string, removeDir: boolean, clock: TestClock, options: TestBackendOptions): TestBackend {
  const opened = createBackend({
    dataDir,
    version: '0.0.0-test',
    clock,
    actor: { id: 'test', name: options.actorName ?? 'Test Dispatcher' },
    host: { kind: 'memory', printer: options.printer ?? (() => null), workerUrl },
    filesByPath: options.filesByPath ?? true,
    ...(options.syncWorld ? { syncWorld: options.syncWorld } : {}),
    ...(options.readOnly ? { readOnly: true } : {}),
    ...(options.largeFrom === undefined ? {} : { largeFrom: options.largeFrom }),
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const backend = opened.value
  const transport = memoryTransport(backend)
  const close = async () => {
    await backend.close()
    if (removeDir) rmSync(dataDir, { recursive: true, force: true })
  }
  return {
    backend,
    dataDir,
    clock,
    transport,
    client: createClient(transport),
    run: (definition, args) => backend.context.pipeline.run(definition as unknown as CommandDefinition, args),
    async reopen() {
      await backend.close()
      return open(dataDir, removeDir, clock, options)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** The value of a result that the test expects to be good; fails the test with the error's message otherwise. */
export function expectOk<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`expected success, got ${result.error.kind}: ${result.error.message}`)
  return result.value
}

/** The error of a result that the test expects to be refused. */
export function expectError(result: Result<unknown, AppError>): AppError {
  if (result.ok) throw new Error('expected a refusal, got success')
  return result.error
}
