import { z } from 'zod'
import { instantSchema, recordSchema } from '../record/record.ts'

/** One run of the importer over one file (and its companion files): the step that Undo takes back as a whole. */
export const importRunSchema = recordSchema.extend({
  fileName: z.string(),
  mappingName: z.string(),
  status: z.enum(['running', 'finished', 'cancelled', 'failed']),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  rowsRead: z.int(),
  rowsAdded: z.int(),
  rowsUpdated: z.int(),
  rowsUnchanged: z.int(),
  rowsRejected: z.int(),
  rowsUngeocoded: z.int(),
  /** Latest opening or closing date in the file: where an archive ends. */
  lastDateAt: instantSchema.nullable(),
})
export type ImportRun = z.infer<typeof importRunSchema>
