import { z } from 'zod'
import { remarkCodes } from '../domain/import/draft-work-order.ts'
import { fileEncodingSchema, readingSchema } from '../domain/import/file-format.ts'
import { delimiters } from '../domain/import/csv-scanner.ts'
import { defaultPointSchema, mappingSchema } from '../domain/import/mapping.ts'
import { problemSchema } from '../domain/import/problem.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/** What a finished import tells; also the result of its job. */
export const importResultSchema = z.object({
  /** Null when the file brought nothing new: then nothing at all was written. */
  runId: z.string().nullable(),
  fileName: z.string(),
  /** What the file and its companions brought, in the order they were read; the file itself is last. */
  files: z.array(
    z.object({
      fileName: z.string(),
      mappingName: z.string(),
      target: z.string(),
      rowsRead: z.int(),
      rowsAdded: z.int(),
      rowsUpdated: z.int(),
      rowsUnchanged: z.int(),
      rowsRejected: z.int(),
      /** Rows opened after the instant the file was read as of. */
      rowsLater: z.int(),
      /** Fields that the file would change and the office has changed since the last import: they stay as they are. */
      fieldsKept: z.int(),
    }),
  ),
  /** Rows without a usable place, by reason. */
  ungeocoded: z.record(z.string(), z.int()),
  /** Points taken for "address unknown". */
  defaultPoints: z.array(z.object({ latitude: z.number(), longitude: z.number(), rows: z.int() })),
  /** Territories no roster knows, as the file names them. */
  newTerritories: z.array(z.string()),
  /** Work types that no list described: made with plain defaults, to be looked through. */
  plainWorkTypes: z.array(z.string()),
  /** What is worth a look among the rows that were taken over: how many, and the first lines of the file. */
  remarks: z.array(z.object({ code: z.enum(remarkCodes), count: z.int(), rows: z.array(z.int()) })),
  /** The first problems; `rowsRejected` counts all. */
  problems: z.array(problemSchema),
  /** Where the rejected rows were written; null when there were none. */
  rejectedPath: z.string().nullable(),
  /** The same for `file.read`. */
  rejectedFileId: z.string().nullable(),
  lastDateAt: z.int().nullable(),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** A file to import: one that was taken in through `file.append`, or one on this machine's disk. */
export const sourceFileSchema = z.union([
  z.object({ fileId: z.string().max(100) }),
  z.object({ path: z.string().min(1).max(4_000) }),
])
export type SourceFile = z.infer<typeof sourceFileSchema>

/** Starts an import in the background; the job's result is an `importResultSchema`. */
export const importStart = defineAction({
  name: 'import.start',
  args: z.object({
    file: sourceFileSchema,
    mapping: z.union([z.string().min(1).max(100), mappingSchema]),
    reading: readingSchema.default({ encoding: null, delimiter: null }),
    /** Files beside the main one; those whose names the mapping knows as companions are imported first. */
    beside: z.array(sourceFileSchema).max(20).default([]),
    /** The file as it stood at this instant, UTC ms. */
    asOf: z.int().nullable().default(null),
    /** Where rejected rows go; null is a place of the backend's own. */
    rejectedPath: z.string().max(4_000).nullable().default(null),
  }),
  result: jobSchema,
})

const plainReading = { encoding: null, delimiter: null } as const

/** Looks into a file: how it is written, what is in it, and which mapping fits. Nothing is written. */
export const importInspect = defineAction({
  name: 'import.inspect',
  args: z.object({
    file: sourceFileSchema,
    reading: readingSchema.default(plainReading),
    beside: z.array(sourceFileSchema).max(20).default([]),
  }),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('table'),
      fileName: z.string(),
      sizeBytes: z.int(),
      encoding: fileEncodingSchema,
      delimiter: z.enum(delimiters),
      columns: z.array(z.string()),
      /** The first rows as they stand in the file; `row` is their line. */
      sample: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
      /** Data rows; an estimate unless `rowsExact`. */
      rows: z.int(),
      rowsExact: z.boolean(),
      /** A known mapping that fits, or one guessed from the headers (named `generic`). */
      mapping: mappingSchema,
      defaultPoints: z.array(defaultPointSchema.extend({ rows: z.int() })),
      /** Companions of the mapping that are there, and those it would take. */
      companions: z.array(z.object({ fileName: z.string(), found: z.boolean() })),
    }),
    z.object({
      kind: z.literal('outlines'),
      fileName: z.string(),
      sizeBytes: z.int(),
      name: z.string(),
      shapes: z.int(),
      /** Features that are no polygons and would be left out. */
      skipped: z.int(),
      labels: z.array(z.string()),
    }),
  ]),
})

/** What the first rows would become by a mapping. Nothing is written. */
export const importPreview = defineAction({
  name: 'import.preview',
  args: z.object({
    file: sourceFileSchema,
    reading: readingSchema.default(plainReading),
    mapping: mappingSchema,
    asOf: z.int().nullable().default(null),
  }),
  result: z.object({
    /** Columns that the mapping needs and the file lacks: the import would be refused. */
    missing: z.array(z.string()),
    rows: z.array(
      z.object({
        row: z.int(),
        outcome: z.enum(['taken', 'rejected', 'later']),
        values: z.array(
          z.object({
            field: z.string(),
            kind: z.enum(['text', 'instant', 'minute', 'yes-no', 'reason']),
            value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          }),
        ),
      }),
    ),
    /** Problems of the rows that were tried, which are more than the rows shown. */
    problems: z.array(problemSchema),
    tried: z.int(),
    rejected: z.int(),
    ungeocoded: z.int(),
  }),
})
