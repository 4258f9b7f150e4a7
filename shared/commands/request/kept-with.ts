import type { Attachment, Note } from '../../domain/note/note.ts'
import type { Request } from '../../domain/request/request.ts'
import type { Change } from '../change.ts'
import { insert } from '../change.ts'
import type { CommandContext } from '../command.ts'

/**
 * The changes that keep a request's words, notes and files with another record as well. Notes keep their author, time and
 * visibility; files are kept once by their content, so a second record of one costs nothing.
 */
export function keptWith(
  subjectKind: 'request' | 'workOrder',
  subjectId: string,
  words: string,
  { notes, files }: { readonly notes: readonly Note[]; readonly files: readonly Attachment[] },
  context: CommandContext,
): Change[] {
  const written = { author: context.actor.name, writtenAt: context.now, visibility: 'internal' } as const
  return [
    insert('notes', { id: context.newId(), subjectKind, subjectId, text: words, ...written }),
    ...notes.map(({ rev: _rev, updatedAt: _updatedAt, deletedAt: _deletedAt, ...note }) =>
      insert('notes', { ...note, id: context.newId(), subjectKind, subjectId }),
    ),
    ...files.map(({ rev: _rev, updatedAt: _updatedAt, deletedAt: _deletedAt, ...file }) =>
      insert('attachments', { ...file, id: context.newId(), subjectKind, subjectId }),
    ),
  ]
}

/** A request in words: its number, channel, title, description, who called and what was asked and answered. */
export function wordsOfRequest(request: Request): string {
  const { number, externalId, source, title, description } = request
  const name = externalId ? `${number} (${externalId})` : String(number)
  const caller = [request.contactName, request.contactPhone, request.contactEmail].filter(Boolean).join(', ')
  const lines = [
    `Request ${name}, ${source}: ${title}`,
    description !== title ? description : '',
    caller === '' ? '' : `Called: ${caller}`,
    ...(request.intake?.answers ?? []).map(({ ask, answer }) => `${ask} ${answer}`),
  ]
  return lines.filter((line) => line !== '').join('\n')
}
