import { z } from 'zod'
import { packetSpecSchema } from '../domain/print/print-options.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/** What a finished print job answers. */
export const printedPacketsSchema = z.object({
  fileId: z.string(),
  fileName: z.string(),
  pages: z.int(),
  packets: z.int(),
  technicians: z.int(),
  printRunId: z.string(),
})
export type PrintedPackets = z.infer<typeof printedPacketsSchema>

/**
 * Makes one PDF of the packets of a day and records the run. Answers with a job whose result is
 * `printedPacketsSchema`; a cancelled job records nothing.
 */
export const printPackets = defineAction({ name: 'print.packets', args: packetSpecSchema, result: jobSchema })
