import { z } from 'zod'
import { factSchema, appErrorSchema } from '../kernel/app-error.ts'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { entityNameSchema } from './stored-row.ts'

/** Fields by name, JSON values. */
const fieldsSchema = z.record(z.string().max(100), z.json())

/** A change as the desk made it, for commands the hub cannot run itself: imports, Undo and Redo. */
export const recordedChangeSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('insert'), entity: entityNameSchema, id: idSchema, row: fieldsSchema }),
  /** `was`: the values the desk replaced, field by field. */
  z.object({ op: z.literal('update'), entity: entityNameSchema, id: idSchema, was: fieldsSchema, set: fieldsSchema }),
  z.object({ op: z.literal('remove'), entity: entityNameSchema, id: idSchema }),
])
export type RecordedChange = z.infer<typeof recordedChangeSchema>

/** The values a desk saw in the fields its command replaced: kind, id, field. Tells whether somebody else changed them. */
export const baseSchema = z.partialRecord(entityNameSchema, z.record(idSchema, fieldsSchema))
export type Base = z.infer<typeof baseSchema>

/** A command on its way from a desk to the hub: what was done, on what picture, by whom and when by the desk's clock. */
export const envelopeSchema = z.object({
  /** Id of the command, made on the desk; what it mints is derived from it. */
  id: idSchema,
  /** Number among the commands of this desk, from 1 without holes, never used twice. */
  seq: z.int().positive(),
  name: z.string().min(1).max(100),
  /** Version of the arguments; the hub brings older ones up to date. */
  v: z.int().positive(),
  /** Null where `changes` say what was done. */
  args: z.json(),
  changes: z.array(recordedChangeSchema).max(5_000).nullable(),
  base: baseSchema,
  /** Records the desk made, in order, as `kind id`: the hub must come to the same, or says where it did not. */
  minted: z.array(z.string().max(140)).max(5_000),
  at: instantSchema,
  /** IANA zone of the desk. */
  zone: z.string().max(64),
  /** Who was sitting there; null while the office knows nobody. */
  userId: idSchema.nullable(),
  userName: z.string().max(200),
  /** Commands of one step are undone together. */
  stepId: idSchema,
  summary: z.object({
    key: z.string().max(200),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** A value of somebody else that the command replaced, or kept instead of its own. */
export const crossingSchema = z.object({
  entity: entityNameSchema,
  id: idSchema,
  field: z.string(),
  /** What the desk saw, what it set, and what stood there by then. */
  base: z.json(),
  mine: z.json(),
  theirs: z.json(),
})
export type Crossing = z.infer<typeof crossingSchema>

/** What became of a command at the hub; kept there, so that a command that comes again gets the same answer. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied'), at: z.int().nonnegative() }),
  /** Applied over somebody else's change of the same fields, all of which may be replaced. */
  z.object({
    kind: z.literal('merged'),
    at: z.int().nonnegative(),
    crossings: z.array(crossingSchema),
    attentionId: idSchema,
  }),
  z.object({
    kind: z.literal('rejected'),
    error: appErrorSchema,
    crossings: z.array(crossingSchema),
    attentionId: idSchema,
    facts: z.record(z.string(), factSchema),
  }),
])
export type Outcome = z.infer<typeof outcomeSchema>
