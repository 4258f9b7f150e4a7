import { z } from 'zod'
import { appErrorSchema } from '../../kernel/app-error.ts'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/**
 * Why a command that reached the hub needs a person:
 * - `overlap`: somebody else's visit stands at that time;
 * - `overwritten`: it was applied and replaced a value its author had not seen;
 * - `kept`: it set a promise or a plan that somebody else had changed, and what stood there stays;
 * - `removed`: what it changes was removed by then;
 * - `evidence`: it reports what happened where the state no longer allows that;
 * - `duplicate`: it was applied and may have made the same a second time;
 * - `forbidden`: the author's role no longer allows it;
 * - `refused`: another rule refused it;
 * - `parked`: the hub could not run it; it is kept whole.
 */
export const attentionKinds = [
  'overlap',
  'overwritten',
  'kept',
  'removed',
  'evidence',
  'duplicate',
  'forbidden',
  'refused',
  'parked',
] as const
export const attentionKindSchema = z.enum(attentionKinds)
export type AttentionKind = z.infer<typeof attentionKindSchema>

/** A field two people set apart from each other: what the author saw, what they set, and what stood there by then. */
export const crossedFieldSchema = z.object({
  entity: z.string().max(100),
  id: idSchema,
  field: z.string(),
  base: z.json(),
  mine: z.json(),
  theirs: z.json(),
})
export type CrossedField = z.infer<typeof crossedFieldSchema>

/** A command of a desk that the hub refused, or applied over somebody else's change; made by the hub, settled by a person. */
export const attentionItemSchema = recordSchema.extend({
  kind: attentionKindSchema,
  commandId: idSchema,
  commandName: z.string(),
  /** What was asked, to ask it again; null where the command was sent as what it changed. */
  args: z.json(),
  stepId: idSchema,
  /** Who did it, at which desk, and when by the desk's clock. */
  userId: idSchema.nullable(),
  userName: z.string(),
  deviceId: idSchema,
  madeAt: instantSchema,
  /** The record it is about, and the work order that belongs to. */
  subjectEntity: z.string().nullable(),
  subjectId: idSchema.nullable(),
  workOrderId: idSchema.nullable(),
  crossings: z.array(crossedFieldSchema),
  /** Who changed the record last before it, and when by the hub's clock. */
  theirsBy: z.string().nullable(),
  theirsAt: instantSchema.nullable(),
  /** Why it was refused; null where it was applied. */
  error: appErrorSchema.nullable(),
  /** When the hub judged it. */
  createdAt: instantSchema,
  state: z.enum(['open', 'dismissed', 'redone']),
  resolvedBy: z.string().nullable(),
  resolvedAt: instantSchema.nullable(),
})
export type AttentionItem = z.infer<typeof attentionItemSchema>
