import { importStart } from '#shared/actions/import.ts'
import { genericMappingName } from '#shared/domain/import/built-in.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { startImport } from '../actions/import.ts'
import type { BackendContext } from '../context.ts'

/** Imports a table that lies on this machine, by the mapping that fits it; answers once it is through. */
export async function importTable(context: BackendContext, file: string): Promise<Result<unknown, AppError>> {
  // A place on the disk comes from the folder a person chose here, not from a window.
  const own = { ...context, config: { ...context.config, filesByPath: true } }
  const args = importStart.args.parse({ file: { path: file }, mapping: genericMappingName })
  const started = await startImport(args, own)
  if (!started.ok) return started
  const job = await context.jobs.finished(started.value.id)
  return job.error ? err(job.error) : ok(job.result)
}
