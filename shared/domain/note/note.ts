import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** What notes and attachments can hang on. */
export const subjectKinds = ['request', 'workOrder', 'visit', 'site', 'asset', 'customer', 'technician'] as const
export const subjectKindSchema = z.enum(subjectKinds)

/** A remark, or the record of a telephone call. */
export const noteKinds = ['note', 'call'] as const
export const noteKindSchema = z.enum(noteKinds)
export const callDirections = ['in', 'out'] as const
export const callDirectionSchema = z.enum(callDirections)

/** Who may read a note: everybody including customer and technician, the office only, or one of the two. */
export const noteVisibilities = ['everyone', 'internal', 'technician', 'customer'] as const
export const noteVisibilitySchema = z.enum(noteVisibilities)

/** Where a file came from. */
export const attachmentOrigins = ['desk', 'email', 'import', 'scan'] as const
export const attachmentOriginSchema = z.enum(attachmentOrigins)

/** A remark on a record; notes are added, never overwritten. */
export const noteSchema = recordSchema.extend({
  subjectKind: subjectKindSchema,
  subjectId: idSchema,
  text: z.string(),
  visibility: noteVisibilitySchema,
  author: z.string(),
  writtenAt: instantSchema,
  kind: noteKindSchema.default('note'),
  /** Who called whom, for calls. */
  callDirection: callDirectionSchema.nullable().default(null),
  /** Who was at the other end. */
  callWith: z.string().nullable().default(null),
})
export type Note = z.infer<typeof noteSchema>

/** A file kept with a record, stored by the SHA-256 of its content; the name is only a label. */
export const attachmentSchema = recordSchema.extend({
  subjectKind: subjectKindSchema,
  subjectId: idSchema,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string(),
  addedAt: instantSchema,
  origin: attachmentOriginSchema.default('desk'),
  /** Who added it. */
  addedBy: z.string().default(''),
  caption: z.string().nullable().default(null),
  /** Content of its small picture; null where there is none. */
  thumbnailSha256: z.string().nullable().default(null),
})
export type Attachment = z.infer<typeof attachmentSchema>
