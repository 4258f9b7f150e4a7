import { z } from 'zod'
import { receiptSchema } from '../rpc/envelope.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/** Takes the last step back. */
export const historyUndo = defineAction({ name: 'history.undo', args: z.object({}), result: receiptSchema })
/** Brings the last undone step back. */
export const historyRedo = defineAction({ name: 'history.redo', args: z.object({}), result: receiptSchema })

/** Background work known to this backend, newest first. */
export const jobsList = defineAction({ name: 'jobs.list', args: z.object({}), result: z.array(jobSchema) })
/** Asks a job to stop; it ends as `cancelled` once it has put things in order. */
export const jobCancel = defineAction({ name: 'jobs.cancel', args: z.object({ jobId: z.string() }), result: z.null() })

/**
 * Takes a file in, piece by piece (base64, at most 1 MiB each), on whatever transport there is.
 * The first piece names it and leaves `fileId` null; the answer's id goes with the rest.
 */
export const fileAppend = defineAction({
  name: 'file.append',
  args: z.object({ fileId: z.string().nullable(), name: z.string().max(500), base64: z.string().max(1_500_000) }),
  result: z.object({ fileId: z.string(), sizeBytes: z.int() }),
})

/** Hands out a piece of a file the backend made (a report, a PDF, rejected rows). */
export const fileRead = defineAction({
  name: 'file.read',
  args: z.object({ fileId: z.string(), offset: z.int().nonnegative() }),
  result: z.object({
    name: z.string(),
    mediaType: z.string(),
    base64: z.string(),
    sizeBytes: z.int(),
    nextOffset: z.int().nullable(),
  }),
})
