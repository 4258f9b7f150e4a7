import { existsSync } from 'node:fs'
import path from 'node:path'
import type { SourceFile } from '#shared/actions/import.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { notFound } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'

/** A file on the disk and the name people know it by. */
export interface FoundFile {
  readonly path: string
  readonly name: string
}

/** Refuses what only a person at the command line may name: places on the disk. A page never may, whatever runs in it. */
export function pathsNotAllowed(): Result<never, AppError> {
  return err({ kind: 'forbidden', message: 'A window hands its files over; it cannot name places on the disk.' })
}

/** Where a file that a caller named is. */
export function findSourceFile(
  { files, config }: Pick<BackendContext, 'files' | 'config'>,
  source: SourceFile,
): Result<FoundFile, AppError> {
  if ('path' in source) {
    if (!config.filesByPath) return pathsNotAllowed()
    const full = path.resolve(source.path)
    return ok({ path: full, name: path.basename(full) })
  }
  const [place, name] = [files.pathOf(source.fileId), files.nameOf(source.fileId)]
  return place && name ? ok({ path: place, name }) : err(notFound('file', source.fileId))
}

/** The companions of a mapping that are there: among the files that came along, or beside a file on the disk. */
export function findCompanions(
  mapping: Mapping,
  source: SourceFile,
  beside: readonly FoundFile[],
): { readonly file: FoundFile; readonly mappingName: string }[] {
  return mapping.companions.flatMap(({ fileName, mapping: mappingName }) => {
    const brought = beside.find((file) => file.name.toLowerCase() === fileName.toLowerCase())
    if (brought) return [{ file: brought, mappingName }]
    if (!('path' in source)) return []
    const place = path.join(path.dirname(path.resolve(source.path)), fileName)
    return existsSync(place) ? [{ file: { path: place, name: fileName }, mappingName }] : []
  })
}
