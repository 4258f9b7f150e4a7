import { existsSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import type { ImportResult } from '#shared/actions/import.ts'
import { importStart } from '#shared/actions/import.ts'
import type { Job } from '#shared/actions/job.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { repositoryRoot } from './repository-root.ts'
import { expectOk } from './test-backend.ts'
import type { TestBackend } from './test-backend.ts'

/** The folder of real data sets, or null where it is not there: tests that need it are then skipped. */
export function sharedData(...parts: string[]): string | null {
  const place = path.join(
    process.env['FIELDBOARD_SHARED_DATA'] ?? path.join(repositoryRoot, '..', 'shared', 'data'),
    ...parts,
  )
  return existsSync(place) ? place : null
}

/** Runs an import to its end, as a window would start it. */
export async function importToEnd(desk: TestBackend, args: z.input<typeof importStart.args>): Promise<Job> {
  const job = expectOk(await desk.client.action(importStart, args))
  return desk.backend.context.jobs.finished(job.id)
}

/** The result of an import that the test expects to go through. */
export async function importOk(desk: TestBackend, args: z.input<typeof importStart.args>): Promise<ImportResult> {
  const job = await importToEnd(desk, args)
  if (job.state !== 'done') throw new Error(`the import ended as ${job.state}: ${JSON.stringify(job.error)}`)
  return job.result as ImportResult
}

/** How many records there are of each kind that has any. */
export function recordCounts(desk: TestBackend): Partial<Record<EntityName, number>> {
  const { store } = desk.backend.context
  return Object.fromEntries(
    entityNames.flatMap((entity) => {
      const table = store.records.codec(entity).table
      const count = store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
      return count > 0 ? [[entity, count]] : []
    }),
  )
}
