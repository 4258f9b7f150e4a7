import { stat } from 'node:fs/promises'
import type { z } from 'zod'
import type { importInspect, importPreview } from '#shared/actions/import.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import type { OwnField } from '#shared/domain/import/own-fields.ts'
import { pointKeys } from '#shared/domain/import/coordinates.ts'
import type { Reading } from '#shared/domain/import/file-format.ts'
import { draftRow } from '#shared/domain/import/draft-row.ts'
import { previewOf } from '#shared/domain/import/draft-preview.ts'
import { localTimes } from '#shared/domain/import/local-time.ts'
import type { Problem } from '#shared/domain/import/problem.ts'
import { createRowReader, missingColumns } from '#shared/domain/import/row-reader.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { analyse } from '../../jobs/import/analyse.ts'
import { openCsvFile } from '../../jobs/import/csv-file.ts'
import { shapeProblem } from '../../jobs/import/file-import.ts'
import { readOutlines } from '../../jobs/import/geojson-file.ts'
import { mappingFor } from '../../jobs/import/guess-file.ts'
import type { FoundFile } from './source-file.ts'

/** Bytes looked through before an import; what lies behind is only read when it runs. */
const lookBytes = 16 << 20
/** Rows tried for a preview, and rows shown of them. */
const triedRows = 1_000
const shownRows = 50

type Inspection = z.input<typeof importInspect.result>

/** What a table file is, and the mapping that fits it. `companionsOf` tells which companions are there. */
export async function inspectTable(
  file: FoundFile,
  reading: Reading,
  { known, own }: { readonly known: readonly Mapping[]; readonly own: readonly OwnField[] },
  companionsOf: (mapping: Mapping) => readonly string[],
): Promise<Result<Inspection, AppError>> {
  const csv = await openCsvFile(file.path, file.name, reading)
  if (!csv.ok) return csv
  const { encoding, delimiter, columns, sizeBytes } = csv.value
  const mapping = await mappingFor(csv.value, known, own)
  const looked = await analyse(csv.value, mapping, { sampleRows: shownRows, maxBytes: lookBytes })
  const there = new Set(companionsOf(mapping))
  return ok({
    kind: 'table',
    fileName: file.name,
    sizeBytes,
    encoding,
    delimiter,
    columns: [...columns],
    sample: looked.sample.map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.slice(0, 300)) })),
    rows: looked.totalRows,
    rowsExact: looked.whole,
    mapping,
    defaultPoints: looked.defaultPoints.map(({ latitude, longitude, rows }) => ({ latitude, longitude, rows })),
    companions: mapping.companions.map(({ fileName }) => ({ fileName, found: there.has(fileName) })),
  })
}

/** What a file of outlines holds. */
export async function inspectOutlines(file: FoundFile): Promise<Result<Inspection, AppError>> {
  const outlines = await readOutlines(file.path, file.name)
  if (!outlines.ok) return outlines
  const { name, shapes, skipped } = outlines.value
  const { size: sizeBytes } = await stat(file.path)
  const labels = shapes.slice(0, 100).map((shape) => shape.name)
  return ok({ kind: 'outlines', fileName: file.name, sizeBytes, name, shapes: shapes.length, skipped, labels })
}

/** What the first rows of a file would become. */
export async function previewTable(
  file: FoundFile,
  { reading, mapping, asOf }: { readonly reading: Reading; readonly mapping: Mapping; readonly asOf: number | null },
  {
    officeZone,
    currency,
    own,
  }: { readonly officeZone: string; readonly currency: string; readonly own: readonly OwnField[] },
): Promise<Result<z.input<typeof importPreview.result>, AppError>> {
  const csv = await openCsvFile(file.path, file.name, reading)
  if (!csv.ok) return csv
  const { columns } = csv.value
  const missing = missingColumns(mapping, columns)
  const empty = { missing, rows: [], problems: [], tried: 0, rejected: 0, ungeocoded: 0 }
  if (missing.length > 0) return ok(empty)
  const readRow = createRowReader(mapping, columns, localTimes(mapping.zone ?? officeZone), currency, own)
  if (!readRow.ok) return readRow
  const looked = await analyse(csv.value, mapping, { sampleRows: triedRows, maxBytes: lookBytes })
  const defaultPoints = pointKeys([...mapping.defaultPoints, ...looked.defaultPoints])
  const drafting = { defaultPoints, territoryPrefix: mapping.territoryPrefix, asOf }
  const problems: Problem[] = []
  const rows: z.input<typeof importPreview.result>['rows'] = []
  let rejected = 0
  let ungeocoded = 0
  for (const record of looked.sample) {
    const { row, cells } = record
    const shape = shapeProblem(record, columns.length)
    const read = shape ? ({ ok: false, problems: [shape] } as const) : readRow.value(cells, row)
    const drafted = read.ok ? draftRow(mapping.target, read.values, drafting) : null
    const found: readonly Problem[] = !read.ok
      ? read.problems
      : drafted?.kind === 'refused'
        ? [{ row, column: null, value: '', ...drafted.refusal }]
        : []
    if (found.length > 0) rejected++
    problems.push(...found)
    if (drafted?.kind === 'draft' && drafted.ungeocodedReason !== null) ungeocoded++
    if (rows.length >= shownRows) continue
    rows.push({
      row,
      outcome: found.length > 0 ? 'rejected' : drafted?.kind === 'later' ? 'later' : 'taken',
      values: drafted?.kind === 'draft' ? previewOf(mapping.target, drafted.draft, currency) : [],
    })
  }
  return ok({ ...empty, rows, problems: problems.slice(0, 200), tried: looked.sample.length, rejected, ungeocoded })
}
