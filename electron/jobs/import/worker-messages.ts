import type { ImportResult } from '#shared/actions/import.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Receipt } from '#shared/rpc/envelope.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What the backend tells the import worker. */
export interface ToImportWorker {
  readonly type: 'cancel'
}

/** What the import worker tells the backend. */
export type FromImportWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null; readonly step: string }
  /** Records changed on the worker's connection; an empty list of ids means "many". */
  | { readonly type: 'changed'; readonly entities: readonly (readonly [EntityName, readonly string[]])[] }
  | { readonly type: 'ended'; readonly result: Result<ImportResult | Receipt | null, AppError> }
