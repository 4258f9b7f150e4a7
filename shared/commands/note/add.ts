import { z } from 'zod'
import type { EntityName } from '../../domain/entities.ts'
import { callDirectionSchema, noteKindSchema, noteVisibilitySchema, subjectKindSchema } from '../../domain/note/note.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { subjectEntities } from './subject-entities.ts'

/** Writes a remark on a record. Notes are added, never overwritten. */
export const noteAdd = defineCommand({
  name: 'note.add',
  args: z.object({
    subjectKind: subjectKindSchema,
    subjectId: idSchema,
    text: z.string().trim().min(1, 'write something').max(20_000),
    visibility: noteVisibilitySchema.default('internal'),
    /** A call is a note with somebody at the other end. */
    kind: noteKindSchema.default('note'),
    callDirection: callDirectionSchema.nullable().default(null),
    callWith: z.string().trim().max(200).nullable().default(null),
  }),
  undoable: true,
  reads: ({ subjectKind, subjectId }) => ({
    subject: read.byId<EntityName>(subjectEntities[subjectKind], subjectId),
  }),
  apply: (args, { subject }, context) => {
    if (args.kind === 'call' && !args.callDirection) {
      return refuse(invalidInput('callDirection', 'Say who called: they called, or the office did.'))
    }
    if (!subject) return refuse(notFound(args.subjectKind, args.subjectId))
    const noteId = context.newId()
    const note = { ...args, id: noteId, author: context.actor.name, writtenAt: context.now }
    const label = 'number' in subject ? Number(subject.number) : 'name' in subject ? subject.name : ''
    const values = { subjectKind: args.subjectKind, label }
    return decide(
      [insert('notes', note)],
      {
        key: args.kind === 'call' ? 'history.callNoted' : 'history.noteAdded',
        values: { ...values, with: args.callWith ?? '', direction: args.callDirection ?? '' },
      },
      { noteId },
    )
  },
})
