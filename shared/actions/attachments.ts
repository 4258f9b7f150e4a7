import { z } from 'zod'
import { givenAnswerSchema } from '../commands/checklist/answer.ts'
import { captionSchema } from '../commands/attachment/record.ts'
import { attachmentOriginSchema, subjectKindSchema } from '../domain/note/note.ts'
import { idSchema } from '../domain/record/record.ts'
import { appErrorSchema } from '../kernel/app-error.ts'
import { defineAction } from './action.ts'
import { sourceFileSchema } from './import.ts'

/**
 * Hangs files on a record, as one step. Each was handed over by `file.append` before (or, at the command line, lies on
 * the disk); its bytes decide what it is. Those that are refused are named with the reason, the others are added; when
 * all are refused, the reason of the first is the refusal.
 */
export const attachmentAdd = defineAction({
  name: 'attachment.add',
  args: z.object({
    subjectKind: subjectKindSchema,
    subjectId: idSchema,
    origin: attachmentOriginSchema.default('desk'),
    files: z
      .array(
        z.object({
          file: sourceFileSchema,
          /** Its small picture, handed over by `file.append` as well: PNG, JPEG or WebP, 300 kB at most. */
          thumbnailFileId: z.string().nullable().default(null),
          caption: captionSchema.nullable().default(null),
        }),
      )
      .min(1)
      .max(100),
    /** The checklist item of this work order that the first file answers, in the same step. */
    answers: givenAnswerSchema
      .pick({ itemKey: true, signedBy: true })
      .extend({ workOrderId: idSchema, visitId: idSchema.nullable().optional() })
      .nullable()
      .default(null),
  }),
  result: z.object({
    attachmentIds: z.array(idSchema),
    /** Which of the given files were not added, counted from 0, and why. */
    refused: z.array(z.object({ index: z.int(), error: appErrorSchema })),
  }),
})

/** Makes the content of an attachment ready for `file.read`, proved to be what was added. */
export const openAttachment = defineAction({
  name: 'file.openAttachment',
  args: z.object({ attachmentId: idSchema }),
  result: z.object({
    fileId: z.string(),
    /** A name that is safe to save it under. */
    name: z.string(),
    /** What its bytes say it is. */
    mediaType: z.string(),
    sizeBytes: z.int(),
  }),
})

/** The small pictures of attachments, as base64; those without one are left out. */
export const readThumbnails = defineAction({
  name: 'file.readThumbnails',
  args: z.object({ attachmentIds: z.array(idSchema).max(100) }),
  result: z.record(idSchema, z.object({ mediaType: z.string(), base64: z.string() })),
})

/**
 * Keeps a small picture that a window has drawn of a file that came without one. It can be drawn again at any time, so
 * it is kept beside the contents and is no change of any record.
 */
export const keepThumbnail = defineAction({
  name: 'file.keepThumbnail',
  args: z.object({ attachmentId: idSchema, base64: z.string().max(400_000) }),
  result: z.null(),
})
