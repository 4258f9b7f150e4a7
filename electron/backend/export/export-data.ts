import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs'
import path from 'node:path'
import { csvLine } from '#shared/kernel/csv.ts'
import type { CsvValue } from '#shared/kernel/csv.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { contentFolderName, isContentName } from '../attachments/content-files.ts'
import type { BackendContext } from '../context.ts'

/** How an export is asked for. */
export interface ExportOptions {
  /** Folder to write into; made when missing, refused when it holds anything. */
  readonly folder: string
  readonly format: 'csv' | 'json'
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

/** What was written. */
export interface ExportSummary {
  readonly folder: string
  readonly format: 'csv' | 'json'
  /** Records by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** Contents of attachments that were copied, each once, and those that were not there to copy. */
  readonly files: { readonly copied: number; readonly missing: readonly string[] }
}

/** Bytes kept before they are written. */
const flushAt = 1 << 20

/**
 * Writes every record of every kind, one file a kind, from one moment of the data, with a `manifest.json` and the files
 * of attachments beside them: `files/ab/abcdef…` as in the data folder, named by the `sha256` of their records.
 */
export function exportData(context: BackendContext, options: ExportOptions): Result<ExportSummary, AppError> {
  const { folder, format } = options
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) {
    return err(invalidInput('--out', `The folder ${folder} is not empty. Name a new one; nothing was written.`))
  }
  const { db } = context.store
  return db.transaction((): Result<ExportSummary, AppError> => {
    const totals = entityNames.map((entity) => [entity, countOf(context, entity)] as const)
    const total = totals.reduce((sum, [, count]) => sum + count, 0)
    const counts: Record<string, number> = {}
    let done = 0
    for (const entity of entityNames) {
      const file = path.join(folder, `${fileNameOf(entity)}.${format}`)
      counts[entity] = 0
      for (const _ of writeEntity(context, entity, format, file)) {
        counts[entity] += 1
        done += 1
        if (done % 1_000 === 0) {
          options.onProgress?.(done, total)
          if (options.signal?.aborted) {
            return err({ kind: 'cancelled', message: `The export was stopped. What was written is in ${folder}.` })
          }
        }
      }
    }
    const files = copyFiles(context, folder)
    const exportedAt = new Date(context.clock.now()).toISOString()
    const manifest = { program: 'Fieldboard', version: context.config.version, exportedAt, format, counts, files }
    writeText(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    return ok({ folder, format, counts, files })
  })()
}

/** Copies the contents that attachments name; one that is not there is told, and the others are copied all the same. */
function copyFiles({ store, contents }: BackendContext, folder: string): ExportSummary['files'] {
  const named = store.db
    .prepare('SELECT sha256 FROM attachments UNION SELECT thumbnail_sha256 FROM attachments ORDER BY 1')
    .pluck()
    .all() as (string | null)[]
  const missing: string[] = []
  let copied = 0
  for (const sha256 of named) {
    if (sha256 === null) continue
    const place = isContentName(sha256) ? contents.placeOf(sha256) : null
    if (place === null || !existsSync(place)) {
      missing.push(sha256)
      continue
    }
    const into = path.join(folder, contentFolderName, sha256.slice(0, 2))
    mkdirSync(into, { recursive: true, mode: 0o700 })
    copyFileSync(place, path.join(into, sha256))
    copied += 1
  }
  return { copied, missing }
}

function countOf({ store }: BackendContext, entity: EntityName): number {
  return store.db
    .prepare(`SELECT count(*) FROM ${store.records.codec(entity).table}`)
    .pluck()
    .get() as number
}

/** Writes one kind of record, row by row, and yields once a row. */
function* writeEntity(
  { store }: BackendContext,
  entity: EntityName,
  format: 'csv' | 'json',
  file: string,
): Generator<void> {
  const { table, columns, decodeRow } = store.records.codec(entity)
  const out = textFile(file)
  try {
    const fields = columns.map((column) => column.property)
    out.write(format === 'csv' ? csvLine(fields) : '[')
    let first = true
    for (const row of store.db.prepare(`SELECT * FROM ${table} ORDER BY id`).iterate()) {
      const record = decodeRow(row as Record<string, unknown>)
      if (format === 'csv') out.write(csvLine(fields.map((field) => csvValueOf(record[field]))))
      else out.write(`${first ? '\n' : ',\n'}${JSON.stringify(record)}`)
      first = false
      yield
    }
    if (format === 'json') out.write('\n]\n')
  } finally {
    out.close()
  }
}

/** Structured values go into a cell as JSON text. */
function csvValueOf(value: unknown): CsvValue {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as CsvValue)
}

function textFile(file: string): { write(text: string): void; close(): void } {
  const handle = openSync(file, 'wx', 0o600)
  let kept = ''
  const flush = () => {
    const bytes = Buffer.from(kept, 'utf8')
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    kept = ''
  }
  return {
    write(text) {
      kept += text
      if (kept.length > flushAt) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(handle)
      }
    },
  }
}

function writeText(file: string, text: string): void {
  const out = textFile(file)
  out.write(text)
  out.close()
}

/** `workOrders` → `work-orders`. */
function fileNameOf(entity: EntityName): string {
  return entity.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
