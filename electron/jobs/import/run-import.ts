import type { ImportResult } from '#shared/actions/import.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { importFinish } from '#shared/commands/import/finish.ts'
import type { Run } from '#shared/commands/import/run.ts'
import { pointKeys } from '#shared/domain/import/coordinates.ts'
import type { Problem } from '#shared/domain/import/problem.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Clock } from '../../backend/clock.ts'
import type { CommandPipeline } from '../../backend/command-pipeline.ts'
import type { History } from '../../backend/history.ts'
import type { Store } from '../../store/store.ts'
import { analyse } from './analyse.ts'
import { cancelled, importFile, readyFile } from './file-import.ts'
import type { FileCounts, ReadyFile } from './file-import.ts'
import { isGeoJsonName } from './geojson-file.ts'
import { importOutlines } from './import-outlines.ts'
import type { ImportIds, ImportJob } from './import-job.ts'
import { problemText } from './problem-text.ts'
import { createRejectedFile } from './rejected-file.ts'

/** What an import works with, wherever it runs. */
export interface ImportTools {
  readonly store: Store
  readonly pipeline: CommandPipeline
  readonly history: History
  readonly clock: Clock
  readonly signal: AbortSignal
  progress(done: number, total: number | null, step: string): void
}

/** Problems told one by one; all of them are in the rejected file. */
const problemsTold = 500

/**
 * Imports a file with its companions as one step of history. Everything is checked before the first row is written;
 * when it is cancelled or fails on the way, what was written is taken back.
 */
export async function runImport(
  job: ImportJob,
  ids: ImportIds,
  tools: ImportTools,
): Promise<Result<ImportResult, AppError>> {
  if (isGeoJsonName(job.main.name)) return importOutlines(job, ids, tools)
  const ready: ReadyFile[] = []
  for (const file of [...job.companions, job.main]) {
    const one = await readyFile(file, job)
    if (!one.ok) return one
    ready.push(one.value)
  }
  const main = ready.at(-1)!
  tools.progress(0, null, 'import.step.look')
  const looked = await analyse(main.csv, job.main.mapping, { sampleRows: 0, maxBytes: Infinity, signal: tools.signal })
  if (tools.signal.aborted) return err(cancelled)
  const { mapping } = job.main
  const run: Run = {
    id: ids.runId,
    fileName: job.main.name,
    mappingName: mapping.name,
    startedAt: tools.clock.now(),
    zone: mapping.zone ?? job.officeZone,
    officeZone: mapping.setsOfficeZone ? mapping.zone : null,
  }
  const wasEmpty = holdsNoWork(tools.store)
  const defaultPoints = pointKeys([...mapping.defaultPoints, ...looked.defaultPoints])
  const rejected = createRejectedFile(job.rejectedPath, main.csv.columns, main.csv.delimiter)
  const problems: Problem[] = []
  const files: ImportResult['files'] = []
  let counts: FileCounts | null = null
  for (const one of ready) {
    const isMain = one === main
    const imported = await importFile({
      ready: one,
      drafting: { defaultPoints, territoryPrefix: one.file.mapping.territoryPrefix, asOf: job.asOf },
      run,
      stepId: ids.stepId,
      pipeline: tools.pipeline,
      signal: tools.signal,
      reject(found, cells) {
        problems.push(...found.slice(0, Math.max(0, problemsTold - problems.length)))
        // Rows of companions are mended in the companion: the rejected file has the main file's columns.
        if (isMain) rejected.add(cells, found.map(problemText).join('; '))
      },
      progress: (done) => tools.progress(isMain ? done : 0, looked.totalRows, 'import.step.rows'),
    })
    if (!imported.ok) return err(takeBack(imported.error, ids, tools))
    counts = imported.value
    files.push(fileResult(one, counts))
  }
  const rejectedPath = rejected.flush()
  const finished = finish(job, ids, tools, counts!, wasEmpty)
  if (!finished.ok) return err(takeBack(finished.error, ids, tools))
  return ok({
    runId: tools.store.records.get('importRuns', ids.runId) ? ids.runId : null,
    fileName: job.main.name,
    files,
    ungeocoded: counts!.ungeocoded,
    defaultPoints: looked.defaultPoints.map(({ latitude, longitude, rows }) => ({ latitude, longitude, rows })),
    newTerritories: [...counts!.territories],
    plainWorkTypes: [...counts!.plainWorkTypes],
    remarks: [...counts!.remarks].map(([code, { count, rows }]) => ({ code, count, rows })),
    problems,
    rejectedPath,
    rejectedFileId: null,
    lastDateAt: counts!.lastDateAt,
  })
}

/** Whether there is no work at all yet: then an archive is all there is, and reports may count from where it ends. */
function holdsNoWork({ db, records }: Store): boolean {
  const any = 'SELECT EXISTS (SELECT 1 FROM requests) OR EXISTS (SELECT 1 FROM work_orders)'
  return (
    db.prepare(any).pluck().get() === 0 || typeof records.get('settings', settingNames.dataAsOf)?.value === 'number'
  )
}

function finish(
  job: ImportJob,
  { runId, stepId }: ImportIds,
  tools: ImportTools,
  counts: FileCounts,
  wasEmpty: boolean,
) {
  const { rowsRead, rowsAdded, rowsUpdated, rowsUnchanged, rowsRejected, lastDateAt } = counts
  const rowsUngeocoded = Object.values(counts.ungeocoded).reduce((sum, count) => sum + count, 0)
  const args = {
    runId,
    fileName: job.main.name,
    finishedAt: tools.clock.now(),
    counts: { rowsRead, rowsAdded, rowsUpdated, rowsUnchanged, rowsRejected, rowsUngeocoded },
    lastDateAt,
    dataAsOf: job.main.mapping.archive && wasEmpty ? (job.asOf ?? lastDateAt) : null,
  }
  const definition = importFinish as unknown as CommandDefinition
  return tools.pipeline.run(definition, args, { stepId, skipWhenNothing: true })
}

/** Takes back what an unfinished import wrote; where even that fails, says so: Undo can still do it. */
function takeBack(error: AppError, { stepId }: ImportIds, { history }: ImportTools): AppError {
  const back = history.takeBack(stepId)
  if (back.ok) return error
  const message = `${error.message} What had been imported until then is still there; Undo takes it back.`
  return { ...error, message }
}

function fileResult({ file }: ReadyFile, counts: FileCounts): ImportResult['files'][number] {
  const { rowsRead, rowsAdded, rowsUpdated, rowsUnchanged, rowsRejected, rowsLater, fieldsKept } = counts
  const { name: mappingName, target } = file.mapping
  return { fileName: file.name, mappingName, target, rowsRead, rowsAdded, rowsUpdated, rowsUnchanged, rowsRejected, rowsLater, fieldsKept } // prettier-ignore
}
