import { z } from 'zod'
import { attachmentSchema, subjectKindSchema } from '../domain/note/note.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** Files that hang on another record and belong here as well: nothing is copied, so nothing can be lost. */
const relatedFilesSchema = z.object({
  subjectKind: subjectKindSchema,
  subjectId: idSchema,
  /** How people call the record: a number, the place of a visit in its work order, a tag or a name. */
  label: z.union([z.string(), z.number()]),
  files: z.array(attachmentSchema),
})
export type RelatedFiles = z.infer<typeof relatedFilesSchema>

/**
 * Files of a record, oldest first, and those of the records it came from or is made of: a work order shows those of its
 * request, of requests merged into that, and of its visits; a request those merged into it and those of its work order;
 * an asset and a site those of the work done there, newest work first.
 */
export const filesOf = defineQuery({
  name: 'files.of',
  args: z.object({ subjectKind: subjectKindSchema, subjectId: idSchema }),
  result: z.object({
    own: z.array(attachmentSchema),
    related: z.array(relatedFilesSchema),
    /** Largest file the office allows, bytes. */
    limitBytes: z.int(),
  }),
  dependsOn: ['attachments', 'requests', 'visits', 'workOrders', 'assets', 'settings'],
})
