import { defaultPointFinder } from '#shared/domain/import/default-points.ts'
import type { FoundDefaultPoint } from '#shared/domain/import/default-points.ts'
import { splitPoint } from '#shared/domain/import/coordinates.ts'
import type { CsvRecord } from '#shared/domain/import/csv-scanner.ts'
import type { ImportTarget, Mapping } from '#shared/domain/import/mapping.ts'
import type { CsvFile } from './csv-file.ts'

/** What a first look through a file tells. */
export interface Analysis {
  /** Data rows looked at. */
  readonly rows: number
  /** Rows in all: counted when the whole file was looked at, otherwise estimated from its size. */
  readonly totalRows: number
  readonly whole: boolean
  readonly defaultPoints: readonly FoundDefaultPoint[]
  /** The first rows. */
  readonly sample: readonly CsvRecord[]
}

/** Looks through a file, or through its first bytes, without keeping it. Stops early when the signal fires. */
export async function analyse(
  file: CsvFile,
  mapping: Mapping | null,
  limits: { readonly sampleRows: number; readonly maxBytes: number; readonly signal?: AbortSignal },
): Promise<Analysis> {
  const finder = defaultPointFinder()
  const cellsOf = placeCells(file, mapping)
  const sample: CsvRecord[] = []
  let rows = 0
  let seenBytes = 0
  let whole = true
  for await (const { records, bytesRead } of file.records()) {
    rows += records.length
    seenBytes = bytesRead
    if (sample.length < limits.sampleRows) sample.push(...records.slice(0, limits.sampleRows - sample.length))
    if (cellsOf) for (const { cells } of records) finder.add(...cellsOf(cells))
    if (limits.signal?.aborted || (bytesRead >= limits.maxBytes && bytesRead < file.sizeBytes)) {
      whole = false
      break
    }
  }
  const totalRows = whole || seenBytes === 0 ? rows : Math.round((rows * file.sizeBytes) / seenBytes)
  return { rows, totalRows, whole, defaultPoints: finder.found(), sample }
}

/** Targets whose coordinates are no sites. */
const placeless: ReadonlySet<ImportTarget> = new Set(['technicians', 'workTypes'])

/** Latitude, longitude and address cells of a row as the mapping names them; null when it maps no place. */
function placeCells(file: CsvFile, mapping: Mapping | null) {
  if (!mapping || placeless.has(mapping.target)) return null
  const columnOf = (field: string) => {
    const name = mapping.bindings.find((binding) => binding.field === field)?.columns[0]
    return name === undefined ? -1 : file.columns.indexOf(name)
  }
  const [latitude, longitude, point, address] = ['latitude', 'longitude', 'point', 'address'].map(columnOf) as [
    number,
    number,
    number,
    number,
  ]
  if (point < 0 && (latitude < 0 || longitude < 0)) return null
  return (cells: readonly string[]): [string, string, string] => {
    const street = cells[address] ?? ''
    if (latitude < 0) return [...splitPoint(cells[point] ?? ''), street]
    return [cells[latitude] ?? '', cells[longitude] ?? '', street]
  }
}
