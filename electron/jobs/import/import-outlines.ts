import type { ImportResult } from '#shared/actions/import.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { importFinish } from '#shared/commands/import/finish.ts'
import { importMapLayer } from '#shared/commands/import/map-layer.ts'
import type { BatchOutcome, Run } from '#shared/commands/import/run.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { readOutlines } from './geojson-file.ts'
import type { ImportIds, ImportJob } from './import-job.ts'
import type { ImportTools } from './run-import.ts'

/** Name of the mapping in the run of a file of outlines. */
export const outlinesMappingName = 'outlines'

/** Imports the polygons of a GeoJSON file as one layer of the map, as one step of history. */
export async function importOutlines(
  job: ImportJob,
  { runId, stepId }: ImportIds,
  { pipeline, store, clock }: ImportTools,
): Promise<Result<ImportResult, AppError>> {
  const outlines = await readOutlines(job.main.path, job.main.name)
  if (!outlines.ok) return outlines
  const { name, shapes, skipped } = outlines.value
  const run: Run = {
    id: runId,
    fileName: job.main.name,
    mappingName: outlinesMappingName,
    startedAt: clock.now(),
    zone: job.officeZone,
    officeZone: null,
  }
  const options = { stepId, skipWhenNothing: true }
  const args = { run, name, attribution: null, shapes }
  const added = pipeline.run(importMapLayer as unknown as CommandDefinition, args, options)
  if (!added.ok) return added
  const outcome = added.value.value as BatchOutcome
  const counts = {
    rowsRead: shapes.length + skipped,
    rowsAdded: outcome.added,
    rowsUpdated: outcome.updated,
    rowsUnchanged: outcome.unchanged,
    rowsRejected: skipped,
  }
  const ending = { runId, fileName: job.main.name, finishedAt: clock.now(), lastDateAt: null, dataAsOf: null }
  const finish = { ...ending, counts: { ...counts, rowsUngeocoded: 0 } }
  const finished = pipeline.run(importFinish as unknown as CommandDefinition, finish, options)
  if (!finished.ok) return finished
  return ok({
    runId: store.records.get('importRuns', runId) ? runId : null,
    fileName: job.main.name,
    files: [
      {
        fileName: job.main.name,
        mappingName: outlinesMappingName,
        target: 'mapLayers',
        ...counts,
        rowsLater: 0,
        fieldsKept: 0,
      },
    ],
    ungeocoded: {},
    remarks: [],
    defaultPoints: [],
    newTerritories: [],
    plainWorkTypes: [],
    problems: [],
    rejectedPath: null,
    rejectedFileId: null,
    lastDateAt: null,
  })
}
