import path from 'node:path'
import type { z } from 'zod'
import type { ImportResult, SourceFile } from '#shared/actions/import.ts'
import type { Job } from '#shared/actions/job.ts'
import { importInspect, importPreview, importStart } from '#shared/actions/import.ts'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import { genericMappingName } from '#shared/domain/import/built-in.ts'
import { mappingSchema } from '#shared/domain/import/mapping.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { openCsvFile } from '../../jobs/import/csv-file.ts'
import { mappingFor } from '../../jobs/import/guess-file.ts'
import type { ImportFile, ImportJob } from '../../jobs/import/import-job.ts'
import { isGeoJsonName } from '../../jobs/import/geojson-file.ts'
import { outlinesMappingName } from '../../jobs/import/import-outlines.ts'
import { inspectOutlines, inspectTable, previewTable } from '../import/look.ts'
import type { BackendContext } from '../context.ts'
import { performs } from '../handler.ts'
import { findMapping, knownMappings } from '../import/find-mapping.ts'
import { runInWorker } from '../import/run-in-worker.ts'
import { findCompanions, findSourceFile, pathsNotAllowed } from '../import/source-file.ts'
import type { FoundFile } from '../import/source-file.ts'
import { ownFields } from '../import/own-fields.ts'

/** Stands in for a mapping where the file is read by its own rules. */
const outlines: Mapping = mappingSchema.parse({ name: outlinesMappingName, target: 'sites', bindings: [] })

const plainReading = { encoding: null, delimiter: null } as const

/** Bringing records in from files. */
export const importActions = [
  performs(importInspect, async ({ file, reading, beside }, context) => {
    const { store } = context
    const found = findSourceFile(context, file)
    if (!found.ok) return found
    const others = findAll(context, beside)
    if (!others.ok) return others
    if (isGeoJsonName(found.value.name)) return inspectOutlines(found.value)
    return inspectTable(found.value, reading, { known: knownMappings(store), own: ownFields(store) }, (mapping) =>
      findCompanions(mapping, file, others.value).map((companion) => companion.file.name),
    )
  }),
  performs(importPreview, ({ file, ...how }, context) => {
    const found = findSourceFile(context, file)
    return found.ok
      ? previewTable(found.value, how, {
          officeZone: context.pipeline.officeZone(),
          currency: ratesOf(context.store.records.all('settings')).currency,
          own: ownFields(context.store),
        })
      : found
  }),
  performs(importStart, startImport),
]

/** Starts an import in the worker and answers with its job. */
export async function startImport(
  args: z.output<typeof importStart.args>,
  context: BackendContext,
): Promise<Result<Job, AppError>> {
  const job = await jobOf(args, context)
  if (!job.ok) return job
  return ok(
    context.jobs.start('import', async (handle) => {
      const result = await runInWorker<ImportResult>(context, { kind: 'import', job: job.value }, handle)
      if (!result.ok || result.value.rejectedPath === null) return result
      const { rejectedPath } = result.value
      const rejectedFileId = context.files.offer(path.basename(rejectedPath), 'text/csv', { path: rejectedPath })
      return ok({ ...result.value, rejectedFileId })
    }),
  )
}

async function jobOf(
  args: z.output<typeof importStart.args>,
  context: BackendContext,
): Promise<Result<ImportJob, AppError>> {
  const { store, config } = context
  if (args.rejectedPath !== null && !config.filesByPath) return pathsNotAllowed()
  const main = findSourceFile(context, args.file)
  if (!main.ok) return main
  const mapping = await mappingOf(args, main.value, context)
  if (!mapping.ok) return mapping
  const beside = findAll(context, args.beside)
  if (!beside.ok) return beside
  const companions: ImportFile[] = []
  for (const { file, mappingName } of findCompanions(mapping.value, args.file, beside.value)) {
    const known = findMapping(store, mappingName)
    if (!known.ok) return known
    companions.push({ ...file, mapping: known.value, reading: plainReading })
  }
  return ok({
    main: { ...main.value, mapping: mapping.value, reading: args.reading },
    companions,
    asOf: args.asOf,
    officeZone: context.pipeline.officeZone(),
    currency: ratesOf(store.records.all('settings')).currency,
    ownFields: ownFields(store),
    rejectedPath: args.rejectedPath === null ? rejectedPathOf(context, main.value) : path.resolve(args.rejectedPath),
  })
}

function findAll(context: BackendContext, sources: readonly SourceFile[]): Result<FoundFile[], AppError> {
  const all: FoundFile[] = []
  for (const source of sources) {
    const found = findSourceFile(context, source)
    if (!found.ok) return found
    all.push(found.value)
  }
  return ok(all)
}

async function mappingOf(
  { mapping, reading }: Pick<z.output<typeof importStart.args>, 'mapping' | 'reading'>,
  file: FoundFile,
  { store }: BackendContext,
): Promise<Result<Mapping, AppError>> {
  if (typeof mapping !== 'string') return ok(mapping)
  if (mapping !== genericMappingName) return findMapping(store, mapping)
  if (isGeoJsonName(file.name)) return ok(outlines)
  const csv = await openCsvFile(file.path, file.name, reading)
  return csv.ok ? ok(await mappingFor(csv.value, knownMappings(store), ownFields(store))) : csv
}

/** `<name>.rejected.csv` in a folder of its own for each import, so that none overwrites another's. */
function rejectedPathOf({ config, pipeline }: BackendContext, { name }: FoundFile): string {
  return path.join(config.dataDir, 'imports', pipeline.newId(), `${path.parse(name).name}.rejected.csv`)
}
