import { z } from 'zod'
import { longestName } from '../../domain/attachment/file-name.ts'
import type { EntityName } from '../../domain/entities.ts'
import { attachmentOriginSchema, subjectKindSchema } from '../../domain/note/note.ts'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { subjectEntities } from '../note/subject-entities.ts'
import { read } from '../read.ts'

/** Name of a content: its SHA-256 in hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** What a file shows, in a few words. */
export const captionSchema = z.string().trim().max(1_000)

/** A file whose content is kept already, about to be hung on a record. */
export const keptFileSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(longestName * 2),
  mediaType: z.string().regex(/^[a-z]+\/[\w.+-]+$/),
  sizeBytes: z.int().positive(),
  sha256: sha256Schema,
  thumbnailSha256: sha256Schema.nullable().default(null),
  caption: captionSchema.nullable().default(null),
})

/**
 * Hangs files on a record, several as one step. Their contents are in the data folder already (action `attachment.add`
 * puts them there and looks at what they are); undo takes the records away and leaves the contents.
 */
export const attachmentRecord = defineCommand({
  name: 'attachment.record',
  args: z.object({
    subjectKind: subjectKindSchema,
    subjectId: idSchema,
    origin: attachmentOriginSchema.default('desk'),
    files: z.array(keptFileSchema).min(1).max(200),
  }),
  undoable: true,
  reads: ({ subjectKind, subjectId }) => ({
    subject: read.byId<EntityName>(subjectEntities[subjectKind], subjectId),
  }),
  apply: ({ subjectKind, subjectId, origin, files }, { subject }, context) => {
    if (!subject) return refuse(notFound(subjectKind, subjectId))
    const attachmentIds = files.map(() => context.newId())
    const changes = files.map((file, i) =>
      insert('attachments', {
        ...file,
        caption: file.caption || null,
        id: attachmentIds[i]!,
        subjectKind,
        subjectId,
        origin,
        addedAt: context.now,
        addedBy: context.actor.name,
      }),
    )
    const values = { count: files.length, name: files[0]!.name }
    return decide(changes, { key: 'history.filesAdded', values }, { attachmentIds })
  },
})
