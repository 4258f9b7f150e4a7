import type { z } from 'zod'
import type { ImportResult, importInspect } from '#shared/actions/import.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Reading } from '#shared/domain/import/file-format.ts'

/** Files that were handed to the backend, the one to import first. */
export interface TakenFiles {
  readonly fileId: string
  readonly beside: readonly string[]
}

type Inspection = z.output<typeof importInspect.result>
/** What the backend found in a table. */
export type TableInspection = Extract<Inspection, { kind: 'table' }>
/** What the backend found in a file of outlines. */
export type OutlinesInspection = Extract<Inspection, { kind: 'outlines' }>

/** Where a person is on the way from a file to records. */
export type ImportStage =
  | { readonly at: 'choose'; readonly refusal: AppError | null }
  | { readonly at: 'taking'; readonly name: string; readonly share: number }
  | { readonly at: 'map'; readonly files: TakenFiles; readonly reading: Reading; readonly inspection: TableInspection }
  | { readonly at: 'outlines'; readonly files: TakenFiles; readonly inspection: OutlinesInspection }
  | { readonly at: 'run'; readonly jobId: string; readonly name: string }
  | { readonly at: 'result'; readonly result: ImportResult }
  | { readonly at: 'stopped'; readonly name: string; readonly error: AppError }
