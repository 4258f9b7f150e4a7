import type { AppError } from '../../kernel/app-error.ts'
import type { FileKind, UnwantedContent } from './media-type.ts'

/** Largest file that may be attached, in MB, until the office sets its own limit. */
export const defaultFileLimitMegabytes = 25
/** Most an office may allow: files travel through memory. */
export const largestFileLimitMegabytes = 200

/** The limit in bytes that a setting's value means; anything that is no sensible number means the default. */
export function fileLimitBytes(setting: unknown): number {
  const known = typeof setting === 'number' && setting > 0 && setting <= largestFileLimitMegabytes
  return Math.floor((known ? setting : defaultFileLimitMegabytes) * 1_000_000)
}

/** The refusal of a file that is larger than allowed. */
export function tooLarge(name: string, sizeBytes: number, limitBytes: number): AppError {
  const [size, limit] = [sizeBytes, limitBytes].map((bytes) => Math.round(bytes / 100_000) / 10)
  const message = `${name} has ${size} MB; files may have ${limit} MB. It was not added. An administrator can change the limit.`
  return fileRefusal('file-too-large', message, { name, size: size!, limit: limit! })
}

/** The refusal of a kind of file that the office does not take. */
export function refusedKind(name: string, kind: FileKind): AppError {
  const message = `${name} is a file of a kind (${kind}) this office does not take. It was not added. An administrator can change that.`
  return fileRefusal('file-kind', message, { name, kind })
}

const because: Readonly<Record<UnwantedContent, string>> = {
  executable: 'is a program or something a computer would run',
  'active-page': 'is a web page, which could run something',
  'active-drawing': 'is a drawing that could run something',
  empty: 'is empty',
}

/** The refusal of a file by what it is. */
export function unwantedFile(name: string, why: UnwantedContent): AppError {
  return fileRefusal(`file-${why}`, `${name} ${because[why]}. It was not added.`, { name })
}

function fileRefusal(rule: string, message: string, facts: Record<string, string | number>): AppError {
  return { kind: 'rule-violation', message, violations: [{ rule, severity: 'forbids', facts }] }
}
