import { z } from 'zod'
import { entityNames } from '../domain/entities.ts'
import type { EntityName } from '../domain/entities.ts'
import { appErrorSchema } from '../kernel/app-error.ts'
import { jobSchema } from '../actions/job.ts'

/** Version of the messages between a renderer and its backend; a change of any contract raises it. */
export const protocolVersion = 1

/** What a renderer asks. JSON values only. */
export const callSchema = z.object({
  kind: z.enum(['query', 'command', 'action']),
  name: z.string().max(100),
  args: z.json(),
})
export type Call = z.infer<typeof callSchema>

/** What it gets: always one of two, never an exception. */
export const replySchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.json() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
])
export type Reply = z.infer<typeof replySchema>

/** What a person can choose in the desktop window's menu that the page carries out itself. */
export const menuCommands = ['undo', 'redo', 'import', 'print', 'palette', 'settings', 'shortcuts'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** What it hears without asking. A gap in `seq` means messages were missed: refetch everything. */
export const pushSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('changes'),
    seq: z.int(),
    /** Kinds of records that changed and their ids; an empty list means "many, refetch the kind". */
    entities: z.partialRecord(z.enum(entityNames as [EntityName, ...EntityName[]]), z.array(z.string())),
  }),
  z.object({ type: z.literal('job'), seq: z.int(), job: jobSchema }),
  /** The answer of `sync.state` is another by now. */
  z.object({ type: z.literal('sync'), seq: z.int() }),
  /** Chosen in the application menu of the Electron window, for the focused window only; not numbered. */
  z.object({ type: z.literal('menu'), command: z.enum(menuCommands) }),
])
export type Push = z.infer<typeof pushSchema>

/** What a command answers when it went through. */
export const receiptSchema = z.object({
  commandId: z.string(),
  seq: z.int(),
  value: z.json(),
  summary: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
})
export type Receipt = z.infer<typeof receiptSchema>
