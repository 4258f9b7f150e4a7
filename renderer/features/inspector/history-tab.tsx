import { useState } from 'react'
import type { StageMoment } from '#shared/domain/sla/stage-moments.ts'
import type { HistoryEntry } from '#shared/queries/inspector.ts'
import { recordHistory } from '#shared/queries/inspector.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDate, formatDateTime, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { matchText } from '../../match/match-text.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { fieldName, valueText } from './field-text.ts'

const filters = ['all', 'status', 'edits', 'notes', 'papers'] as const
const filterTexts = {
  all: 'inspector.historyAll',
  status: 'inspector.historyStatus',
  edits: 'inspector.historyEdits',
  notes: 'inspector.historyNotes',
  papers: 'inspector.historyPapers',
} as const

/** What an entry is mostly about, for the filter: papers and notes before status, status before other edits. */
function kindOf({ changes }: HistoryEntry): (typeof filters)[number] {
  const about = (...entities: readonly string[]) => changes.some(({ entity }) => entities.includes(entity))
  if (about('printRuns', 'attachments', 'invoiceDrafts')) return 'papers'
  if (changes.some(({ fields }) => fields.some(({ field }) => field === 'status'))) return 'status'
  return about('notes') ? 'notes' : 'edits'
}

interface HistoryTabProps {
  readonly subjectKind: (typeof recordHistory.args)['_output']['subjectKind']
  readonly subjectId: string
  /** In a section of the details: only the newest, without the old values. */
  readonly short?: boolean
}

/** One timeline of a record: who, when, and what changed from what to what. */
export function HistoryTab({ subjectKind, subjectId, short = false }: HistoryTabProps) {
  const [limit, setLimit] = useState(50)
  const [filter, setFilter] = useState<(typeof filters)[number]>('all')
  const reply = useQueryOf(recordHistory, { subjectKind, subjectId, limit: short ? 5 : limit }).data
  if (!reply) return null
  const entries = reply.entries.filter((entry) => short || filter === 'all' || kindOf(entry) === filter)
  // Entries further back are not here yet: stages as old as they wait for them.
  const since = reply.next === null ? -Infinity : reply.entries.at(-1)!.at
  const staged = !short && (filter === 'all' || filter === 'status')
  const stages = staged ? reply.stages.filter(({ at }) => at >= since) : []
  const lines = [...entries, ...stages].toSorted((a, b) => b.at - a.at)
  if (reply.entries.length === 0) return short ? null : <MessageState title={t('inspector.historyEmpty')} />
  return (
    <section>
      {short && <h3 className="label">{t('inspector.tabHistory')}</h3>}
      {!short && (
        <div style={{ marginBottom: 8 }}>
          <Segmented
            label={t('inspector.historyFilter')}
            options={filters.map((value) => ({ value, text: t(filterTexts[value]) }))}
            value={filter}
            onChange={setFilter}
          />
        </div>
      )}
      {lines.length === 0 && <p className="muted">{t('inspector.historyNone')}</p>}
      <ol className="timeline num">
        {lines.map((entry) =>
          'stage' in entry ? (
            <StageLine key={`${entry.clock}${entry.stage}`} moment={entry} />
          ) : (
            <li key={entry.seq}>
              <When at={entry.at} />
              <span>
                {sentence(entry)} <span className="muted">· {entry.actorName}</span>
              </span>
              {entry.match && <p className="muted">{matchText(entry.match)}</p>}
              {!short && <NoteText entry={entry} />}
              {!short && <ChangeLines entry={entry} />}
            </li>
          ),
        )}
      </ol>
      {!short && reply.next !== null && limit < 200 && (
        <Button size="small" onClick={() => setLimit(200)}>
          {t('inspector.historyMore')}
        </Button>
      )}
    </section>
  )
}

function When({ at }: { readonly at: number }) {
  return (
    <span className="muted" title={formatDateTime(at, officeZone())}>
      {formatDate(at, officeZone())} {formatTime(at, officeZone())}
    </span>
  )
}

/** A stage that a promise reached: nobody did it, the clock did. */
function StageLine({ moment: { clock, stage, at } }: { readonly moment: StageMoment }) {
  const missed = stage === 100
  return (
    <li>
      <When at={at} />
      <span className={`row ${missed ? 'risk' : 'warn'}`}>
        <Icon name={missed ? 's-risk' : 's-warn'} />
        {t(missed ? 'sla.timelineMissed' : 'sla.timelineStage', { clock: t(`sla.clock-${clock}`), stage })}
      </span>
    </li>
  )
}

function sentence({ name, summary }: HistoryEntry): string {
  const what = t(summary.key, summary.values)
  if (name === 'history.undo') return t('inspector.historyUndo', { what })
  if (name === 'history.redo') return t('inspector.historyRedo', { what })
  return what.charAt(0).toUpperCase() + what.slice(1)
}

/** The words of a note or call that was written. */
function NoteText({ entry }: { readonly entry: HistoryEntry }) {
  const texts = entry.changes
    .filter(({ entity, op }) => entity === 'notes' && op === 'insert')
    .flatMap(({ fields }) => fields.filter(({ field }) => field === 'text').map(({ after }) => String(after)))
  return texts.map((text, index) => (
    <p key={index} className="note-text changes">
      {text}
    </p>
  ))
}

/** Values before and after; a record that was made or removed is told in one word. */
function ChangeLines({ entry }: { readonly entry: HistoryEntry }) {
  const lines = entry.changes.flatMap(({ op, fields }) =>
    op === 'update'
      ? fields.map(({ field, before, after }) => {
          const values = { field: fieldName(field), before: valueText(field, before), after: valueText(field, after) }
          return t(before === null ? 'inspector.changeTo' : 'inspector.changeOf', values)
        })
      : [],
  )
  if (lines.length === 0) return null
  return (
    <ul className="changes">
      {lines.slice(0, 12).map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ul>
  )
}
