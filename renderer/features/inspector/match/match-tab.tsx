import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { matchRank } from '#shared/queries/match.ts'
import type { MatchCandidate, MatchRanking } from '#shared/queries/match.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatDay, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { announce } from '../../../state/announcer.ts'
import { useDay } from '../../../state/day.ts'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { CandidateRow } from './candidate-row.tsx'
import { PolicyChoice } from './policy-choice.tsx'
import { RefusalList } from './refusal-list.tsx'
import './match.css'

const spans = { day: 1, threeDays: 3, week: 7 } as const
type Span = keyof typeof spans

/** Who could take a visit: ranked with what each choice costs by term, below them who cannot and why. */
export function MatchTab({ visitId }: { readonly visitId: string }) {
  const shown = useDay((state) => state.day)
  const [span, setSpan] = useState<Span>('day')
  const [policyId, setPolicyId] = useState<string | null>(null)
  const days = shown ? Array.from({ length: spans[span] }, (_, index) => addDays(shown, index)) : undefined
  const { data, isPending, error, refetch } = useQueryOf(matchRank, {
    visitId,
    ...(days ? { days } : {}),
    ...(policyId ? { policyId } : {}),
  })
  return (
    <div className="match-tab">
      <div className="match-choices">
        <Segmented
          label={t('match.span')}
          value={span}
          onChange={setSpan}
          options={(Object.keys(spans) as Span[]).map((value) => ({ value, text: t(`match.span-${value}`) }))}
        />
        <PolicyChoice value={policyId} onChange={setPolicyId} />
      </div>
      {isPending ? (
        <SkeletonRows rows={6} label={t('list.loading')} />
      ) : error ? (
        <MessageState
          title={t('match.failed')}
          text={error.message}
          actions={<Button onClick={() => void refetch()}>{t('match.again')}</Button>}
        />
      ) : data && data.visitId === visitId ? (
        <Ranking key={`${visitId} ${span}`} data={data} />
      ) : data === null ? (
        <MessageState title={t('inspector.gone')} text={t('inspector.goneText')} />
      ) : (
        <SkeletonRows rows={6} label={t('list.loading')} />
      )}
    </div>
  )
}

function Ranking({ data }: { readonly data: MatchRanking }) {
  const { run, act } = useCommands()
  const may = useMay('schedule')
  const [chosen, setChosen] = useState(0)
  const { candidates, refusals, refusal, possible, days, visitId } = data
  const showDay = days.length > 1
  if (refusal) return <MessageState title={t('match.fixed')} text={violationText(refusal)} />
  const at = Math.min(chosen, candidates.length - 1)
  const current = candidates[at]
  const costs = candidates.map(({ terms }) => terms.reduce((sum, { minutes }) => sum + Math.max(0, minutes), 0))
  const assign = async ({ technicianId, startsAt }: MatchCandidate) => {
    const done = await run(visitSchedule, { visitId, technicianId, startsAt })
    if (!done.ok) return
    const what = t(done.value.summary.key, done.value.summary.values)
    announce({ tone: 'good', text: what, action: { text: t('app.undo'), run: () => void act(historyUndo, {}) } })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(candidates.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1))
    else if (event.key === 'Home') setChosen(0)
    else if (event.key === 'End') setChosen(candidates.length - 1)
    else if (event.key === 'Enter' && current && may) void assign(current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const idOf = (index: number) => `match-${index}`
  return (
    <>
      {candidates.length === 0 ? (
        <p className="match-none">
          <b className="semi">{t('match.nobody')}</b>
          <span className="soft">{t('match.nobodyText')}</span>
        </p>
      ) : (
        <div
          className="match-list"
          role="listbox"
          tabIndex={0}
          aria-label={t('match.possible', { count: possible })}
          aria-activedescendant={idOf(at)}
          onKeyDown={onKeyDown}
        >
          {candidates.map((candidate, index) => (
            <CandidateRow
              key={`${candidate.technicianId} ${candidate.day}`}
              id={idOf(index)}
              candidate={candidate}
              rank={index + 1}
              most={Math.max(...costs)}
              showDay={showDay}
              selected={index === at}
              onChoose={() => setChosen(index)}
              onAssign={() => void (may && assign(candidate))}
            />
          ))}
        </div>
      )}
      {current && (
        <div className="match-assign">
          <Button kind="primary" disabled={!may} onClick={() => void assign(current)}>
            {t('match.assign', {
              technician: current.code,
              time: `${showDay ? `${formatDay(current.day, 'short')} ` : ''}${formatTime(current.startsAt, officeZone())}`,
            })}
          </Button>
          {possible > candidates.length && (
            <span className="muted">{t('match.more', { count: possible - candidates.length })}</span>
          )}
        </div>
      )}
      <RefusalList refusals={refusals} showDay={showDay} />
    </>
  )
}
