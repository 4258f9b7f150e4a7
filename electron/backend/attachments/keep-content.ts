import { readFile, stat } from 'node:fs/promises'
import { fileLimitBytes, refusedKind, tooLarge, unwantedFile } from '#shared/domain/attachment/file-limit.ts'
import { storedName } from '#shared/domain/attachment/file-name.ts'
import type { FileKind } from '#shared/domain/attachment/media-type.ts'
import { fileKindOf, refusedKindsOf, shownAs } from '#shared/domain/attachment/media-type.ts'
import { sniffContent } from './sniff-content.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'

/** A file somebody gives: its content, or where it lies on this machine. */
export type GivenFile = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly path: string })

/** A file whose content is in the data folder, with what its bytes say it is: what `attachment.record` takes. */
export interface KeptFile {
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
}

/** Largest small picture that is kept. */
const thumbnailBytes = 300_000

/** What became of each file that was given, in the same order. */
export type Keeping = Result<KeptFile, AppError>

/**
 * Judges files by their bytes and keeps the contents of those that are wanted. Give what was kept to
 * `attachment.record` to hang it on a record, and tell the person what was refused and why.
 */
export async function keepContents(
  context: Pick<BackendContext, 'contents' | 'store'>,
  given: readonly GivenFile[],
): Promise<Keeping[]> {
  const { records } = context.store
  const limit = fileLimitBytes(records.get('settings', settingNames.fileLimitMegabytes)?.value)
  const refused = refusedKindsOf(records.get('settings', settingNames.refusedFileKinds)?.value)
  const kept: Keeping[] = []
  for (const file of given) kept.push(await keepContent(context, file, limit, refused))
  return kept
}

async function keepContent(
  { contents }: Pick<BackendContext, 'contents'>,
  file: GivenFile,
  limit: number,
  refused: readonly FileKind[],
): Promise<Keeping> {
  const name = storedName(file.name)
  const size = 'bytes' in file ? file.bytes.length : (await stat(file.path).catch(() => null))?.size
  if (size === undefined) return err(invalidInput('files', `${name} cannot be read. It was not added.`))
  if (size > limit) return err(tooLarge(name, size, limit))
  const bytes = 'bytes' in file ? file.bytes : await readFile(file.path)
  const sniffed = sniffContent(bytes, name)
  if (!sniffed.ok) return err(unwantedFile(name, sniffed.why))
  const kind = fileKindOf(sniffed.mediaType)
  if (refused.includes(kind)) return err(refusedKind(name, kind))
  return ok({ name, mediaType: sniffed.mediaType, sizeBytes: bytes.length, sha256: await contents.put(bytes) })
}

/** Whether bytes are a small picture as windows draw them. */
export function isThumbnail(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > thumbnailBytes) return false
  const sniffed = sniffContent(bytes, '')
  return sniffed.ok && shownAs(sniffed.mediaType) === 'image'
}
