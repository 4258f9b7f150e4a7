import { useState } from 'react'
import { noteAdd } from '#shared/commands/note/add.ts'
import { noteVisibilities } from '#shared/domain/note/note.ts'
import type { recordNotes } from '#shared/queries/inspector.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const kinds = ['note', 'in', 'out'] as const
const kindTexts = { note: 'inspector.kindNote', in: 'inspector.kindCallIn', out: 'inspector.kindCallOut' } as const

/** Message key of the name of a visibility. */
export function visibilityText(visibility: (typeof noteVisibilities)[number]): string {
  return t(`inspector.visibility${visibility.charAt(0).toUpperCase()}${visibility.slice(1)}`)
}

/** Writes a note, or what was said in a telephone call, and says who may read it. Ctrl+Enter adds it. */
export function NoteForm(subject: {
  readonly subjectKind: (typeof recordNotes.args)['_output']['subjectKind']
  readonly subjectId: string
}) {
  const { run } = useCommands()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('note')
  const [callWith, setCallWith] = useState('')
  const [visibility, setVisibility] = useState<(typeof noteVisibilities)[number]>('internal')
  const add = async () => {
    if (text.trim() === '') return
    const call =
      kind === 'note' ? {} : ({ kind: 'call', callDirection: kind, callWith: callWith.trim() || null } as const)
    const done = await run(noteAdd, { ...subject, text, visibility, ...call })
    if (!done.ok) return
    setText('')
    setCallWith('')
    setKind('note')
  }
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 6 }}>
      <textarea
        className="field"
        style={{ minHeight: 48 }}
        aria-label={t('inspector.writeNote')}
        placeholder={t('inspector.writeNote')}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add()
        }}
      />
      <div className="row" style={{ flexWrap: 'wrap', gap: 6 }}>
        <Segmented
          label={t('inspector.noteKind')}
          options={kinds.map((value) => ({ value, text: t(kindTexts[value]) }))}
          value={kind}
          onChange={setKind}
        />
        {kind !== 'note' && (
          <input
            className="field"
            style={{ flex: 1, minWidth: 120 }}
            aria-label={t('inspector.callWith')}
            placeholder={t('inspector.callWith')}
            maxLength={200}
            value={callWith}
            onChange={(event) => setCallWith(event.target.value)}
          />
        )}
      </div>
      <div className="row" style={{ gap: 6 }}>
        <select
          className="field"
          style={{ width: 'auto' }}
          aria-label={t('inspector.visibility')}
          value={visibility}
          onChange={(event) => setVisibility(event.target.value as typeof visibility)}
        >
          {noteVisibilities.map((value) => (
            <option key={value} value={value}>
              {visibilityText(value)}
            </option>
          ))}
        </select>
        <span className="grow" />
        <Button size="small" disabled={text.trim() === ''} onClick={() => void add()}>
          {t(kind === 'note' ? 'inspector.addNote' : 'inspector.addCall')}
        </Button>
      </div>
    </div>
  )
}
