import { existsSync } from 'node:fs'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { databaseFileName } from '../../store/open-database.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { openNodeBackend } from '../open-node-backend.ts'
import type { NodeBackendOptions } from '../open-node-backend.ts'
import type { BackendWork, CliArgs, CliIo } from './command.ts'

/** How a command uses the data: `read` works beside an open window and never makes a folder. */
export type BackendUse = Omit<NodeBackendOptions, 'dataDir' | 'readOnly'> & {
  readonly access: 'read' | 'write'
  /** The work makes no sense on an empty folder: refuse instead of making one. `read` always refuses. */
  readonly mustExist?: boolean
}

/** Opens the backend of `--data`, does the work, closes it however the work ends, and turns a failure into a message. */
export async function useBackend(args: CliArgs, io: CliIo, use: BackendUse, work: BackendWork): Promise<number> {
  const { access, mustExist = access === 'read', ...options } = use
  if (mustExist && !existsSync(path.join(args.dataDir, databaseFileName))) {
    const message = `There is no Fieldboard data in ${args.dataDir}. Name another folder with --data, or import into this one.`
    return reportFailure({ kind: 'storage', code: 'unknown', message }, args, io)
  }
  const opened = openNodeBackend({ ...options, dataDir: args.dataDir, readOnly: access === 'read', filesByPath: true })
  if (!opened.ok) return reportFailure(opened.error, args, io)
  try {
    const done = await work(opened.value)
    return done.ok ? done.value : reportFailure(done.error, args, io)
  } finally {
    await opened.value.close()
  }
}

/** Says what went wrong, to the person and with `--json` to the machine, and returns the exit code. */
export function reportFailure(error: AppError, args: Pick<CliArgs, 'json'>, io: CliIo): number {
  io.note(error.message)
  if (args.json) io.printJson({ error })
  return exitCodeOf(error)
}
