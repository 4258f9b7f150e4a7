import { z } from 'zod'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/** A column of a list as it goes into a file: its key, its heading, and the words for its codes. */
export const exportedColumnSchema = z.object({
  field: z.string().max(80),
  heading: z.string().max(200),
  /** What each code is called on the screen; codes it does not name are written as they are. */
  words: z.record(z.string().max(80), z.string().max(200)).optional(),
})
export type ExportedColumn = z.infer<typeof exportedColumnSchema>

/**
 * Declares the action that writes a list to a file in the background, exactly as it is shown: its filter, its order,
 * its columns, its words. The job's result is `{fileId, rows}`. A column `custom:key` is a field of the office's own.
 */
export function defineListExport<N extends string, F extends z.ZodType, S extends z.ZodType>(
  name: N,
  filter: F,
  sort: S,
) {
  return defineAction({
    name,
    args: z.object({
      filter,
      sort,
      format: z.enum(['csv', 'xlsx']).default('csv'),
      columns: z.array(exportedColumnSchema).min(1).max(80),
    }),
    result: jobSchema,
  })
}
