import { fittingMapping, guessMapping } from '#shared/domain/import/guess.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import type { OwnField } from '#shared/domain/import/own-fields.ts'
import type { CsvFile } from './csv-file.ts'

/** Rows that a mapping is guessed from. */
const guessRows = 200

/** The first data rows of a file. */
export async function firstRows(file: CsvFile, count = guessRows): Promise<readonly (readonly string[])[]> {
  for await (const { records } of file.records()) return records.slice(0, count).map(({ cells }) => cells)
  return []
}

/** The known mapping that fits a file, or one guessed from its headers and first rows. */
export async function mappingFor(file: CsvFile, known: readonly Mapping[], own: readonly OwnField[]): Promise<Mapping> {
  const fitting = fittingMapping(file.columns, known)
  return fitting ?? guessMapping({ columns: file.columns, rows: await firstRows(file) }, null, own)
}
