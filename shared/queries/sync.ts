import { z } from 'zod'
import { instantSchema } from '../domain/record/record.ts'
import { appErrorSchema } from '../kernel/app-error.ts'
import { defineQuery } from './query.ts'

/** Commands named one by one at most; `waiting` counts all. */
export const mostPendingNamed = 100

/** A command that the hub does not have yet. */
export const pendingCommandSchema = z.object({
  id: z.string(),
  name: z.string(),
  at: instantSchema,
  userName: z.string(),
  summary: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  /** Why its effect is not shown: what others did meanwhile does not go with it. Null: it is shown. */
  hidden: appErrorSchema.nullable(),
})

/** How this desk and its hub stand. */
export const syncStateSchema = z.object({
  /** Null: a desk on its own. */
  hub: z.object({ url: z.string(), deviceName: z.string() }).nullable(),
  /**
   * `alone`; `deciding`: a person has to say whether the hub's work replaces what is here; `uploading`, `loading`: everything
   * goes up, or comes down; `live`; `stopped`: see `problem`.
   */
  phase: z.enum(['alone', 'deciding', 'uploading', 'loading', 'live', 'stopped']),
  /** Why it is stopped: joining again puts it right, and what waits goes along. */
  problem: z.enum(['forked', 'unauthorized', 'missing', 'uploadRefused']).nullable(),
  /** What the hub said to that, where it said anything. */
  reason: appErrorSchema.nullable(),
  online: z.boolean(),
  /** What the hub last refused with, or `unreachable`. */
  trouble: z.string().nullable(),
  lastContactAt: instantSchema.nullable(),
  /** Commands on their way, and those of them whose effect is not shown. */
  waiting: z.int(),
  hidden: z.int(),
  pending: z.array(pendingCommandSchema).max(mostPendingNamed),
  /** Items that need somebody's attention. */
  attention: z.int(),
  /** Rows pulled that cannot stand among the others yet. */
  aside: z.int(),
  loading: z.object({ done: z.int(), total: z.int() }).nullable(),
})
export type SyncState = z.infer<typeof syncStateSchema>

/** How this desk and its hub stand; a push of type `sync` says that it changed. */
export const syncStateQuery = defineQuery({
  name: 'sync.state',
  args: z.object({}),
  result: syncStateSchema,
  dependsOn: ['attentionItems'],
})
