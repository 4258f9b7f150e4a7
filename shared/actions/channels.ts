import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { defineAction } from './action.ts'
import { sourceFileSchema } from './import.ts'

/** What became of a letter: a new request, a note on the one it answers, or nothing because it is there already. */
export const mailOutcomeSchema = z.object({
  what: z.enum(['created', 'answered', 'known']),
  requestId: idSchema,
  number: z.int(),
  title: z.string(),
  /** Files kept with it, the letter itself among them. */
  files: z.int(),
  /** Names of files that were not kept, because they could run something or are too large. */
  left: z.array(z.string()),
})
export type MailOutcome = z.infer<typeof mailOutcomeSchema>

/** Brings an e-mail (.eml) into the inbox, as one step to undo. */
export const requestTakeMail = defineAction({
  name: 'request.takeMail',
  args: z.object({ file: sourceFileSchema }),
  result: mailOutcomeSchema,
})

/** How the watched folder of this desk stands. */
export const watchStateSchema = z.object({
  /** Null: no folder is watched. */
  folder: z.string().nullable(),
  /** Why it cannot be read at present; null when it can. */
  problem: z.string().nullable(),
  /** The last files, newest first. */
  files: z.array(
    z.object({
      name: z.string(),
      at: instantSchema,
      /** What became of it, or why nothing did. */
      outcome: z.enum(['created', 'answered', 'known', 'imported', 'failed']),
      detail: z.string(),
      requestId: idSchema.nullable(),
    }),
  ),
})
export type WatchState = z.infer<typeof watchStateSchema>

/** How the watched folder stands. */
export const channelsWatchState = defineAction({
  name: 'channels.watchState',
  args: z.object({}),
  result: watchStateSchema,
})

/** Chooses the folder this desk watches; null stops watching. Kept with this desk only: other desks have other disks. */
export const channelsWatch = defineAction({
  name: 'channels.watch',
  args: z.object({ folder: z.string().trim().min(1).max(2_000).nullable() }),
  result: watchStateSchema,
})

/** Looks into the folder now instead of at the next turn. */
export const channelsLookNow = defineAction({
  name: 'channels.lookNow',
  args: z.object({}),
  result: watchStateSchema,
})
