import { recordNotes } from '#shared/queries/inspector.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { NoteForm, visibilityText } from './note-form.tsx'

interface SubjectProps {
  readonly subjectKind: (typeof recordNotes.args)['_output']['subjectKind']
  readonly subjectId: string
}

/** Remarks and calls on a record, newest first, and a field to add one. */
export function Notes({ subjectKind, subjectId }: SubjectProps) {
  const notes = useQueryOf(recordNotes, { subjectKind, subjectId }).data?.notes ?? []
  return (
    <section>
      <h3 className="label">{t('inspector.notes')}</h3>
      <ul style={{ display: 'flex', flexDirection: 'column', gap: 8, marginBottom: 8 }}>
        {notes.length === 0 && <li className="muted">{t('inspector.noNotes')}</li>}
        {notes.map((note) => (
          <li key={note.id}>
            <span className="muted num">
              {note.author} · {formatDateTime(note.writtenAt, officeZone())} · {visibilityText(note.visibility)}
            </span>
            {note.kind === 'call' && (
              <p className="medium">
                {t('inspector.callLine', {
                  direction: note.callDirection ?? 'in',
                  with: note.callWith ?? t('inspector.somebody'),
                })}
              </p>
            )}
            <p className="note-text">{note.text}</p>
          </li>
        ))}
      </ul>
      <NoteForm subjectKind={subjectKind} subjectId={subjectId} />
    </section>
  )
}
