import type { Reading } from '#shared/domain/import/file-format.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import type { OwnField } from '#shared/domain/import/own-fields.ts'

/** One file and how it is to be read. */
export interface ImportFile {
  readonly path: string
  /** Name that people know it by. */
  readonly name: string
  readonly mapping: Mapping
  readonly reading: Reading
}

/** Everything an import needs to know; plain data, so that it can be sent to a worker. */
export interface ImportJob {
  readonly main: ImportFile
  /** Imported first, in this order. */
  readonly companions: readonly ImportFile[]
  /** The file as it stood at this instant, UTC ms; null for as it is. */
  readonly asOf: number | null
  readonly officeZone: string
  /** ISO 4217 code of every amount. */
  readonly currency: string
  /** The custom fields a mapping may name. */
  readonly ownFields: readonly OwnField[]
  readonly rejectedPath: string
}

/** Ids that tie everything one import writes together. */
export interface ImportIds {
  readonly runId: string
  readonly stepId: string
}
