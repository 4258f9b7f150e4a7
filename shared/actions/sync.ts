import { z } from 'zod'
import { syncStateSchema } from '../queries/sync.ts'
import { defineAction } from './action.ts'

/**
 * Joins this desk to a hub with a one-time code. A desk without work of its own takes over the hub's; an empty hub gets
 * this desk's; where both hold work the state says `deciding`. A desk that was stopped joins again and keeps what waits.
 */
export const syncJoin = defineAction({
  name: 'sync.join',
  args: z.object({
    url: z.url({ protocol: /^https?$/ }).max(500),
    code: z.string().trim().min(6).max(100),
    deviceName: z.string().trim().min(1).max(100),
  }),
  result: syncStateSchema,
})

/** Decides for the hub's work: this desk's is copied into a backup first and then replaced. */
export const syncTakeHubs = defineAction({
  name: 'sync.takeHubs',
  args: z.object({}),
  result: z.object({ backupPath: z.string() }),
})

/** Parts from the hub: what is here stays here, what waits is no longer sent. */
export const syncLeave = defineAction({ name: 'sync.leave', args: z.object({}), result: syncStateSchema })

/** Sends and fetches at once; answers when that is done. */
export const syncNow = defineAction({ name: 'sync.now', args: z.object({}), result: syncStateSchema })
