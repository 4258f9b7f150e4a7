import { useEffect, useRef, useState } from 'react'
import type { MatchCandidate, MatchRanking, MatchRefusal } from '#shared/queries/match.ts'
import { useMay } from '../api/may.ts'
import { violationText } from '../lib/error-text.ts'
import { formatDay, formatTime } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'
import { Button } from '../ui/button.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { CandidateRow } from './candidate-row.tsx'
import { RefusalList } from './refusal-list.tsx'

export interface RankingListProps {
  readonly data: MatchRanking
  /** Puts the visit there. */
  readonly onAssign: (candidate: MatchCandidate, ranking: MatchRanking) => void
  /** Puts it on somebody whom a rule asks about; left out where that is not offered. */
  readonly onInsist?: (refusal: MatchRefusal) => void
  /** A technician who is not asked for: they have it now. */
  readonly without?: string | null
  /** What else is worth knowing of the chosen one. */
  readonly moreOf?: (candidate: MatchCandidate) => React.ReactNode
  /** What stands between those who can and those who cannot. */
  readonly between?: React.ReactNode
  /** The list takes the keys as soon as it is there. */
  readonly focused?: boolean
}

/** The ranking as a list for keys and pointer: possible ones first, then who cannot. */
export function RankingList(props: RankingListProps) {
  const { data, onAssign, onInsist, without = null, moreOf, between, focused = false } = props
  const may = useMay('schedule')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const isOther = ({ technicianId }: { readonly technicianId: string }) => technicianId !== without
  const candidates = data.candidates.filter(isOther)
  const refusals = data.refusals.filter(isOther)
  const possible = data.possible - (data.candidates.length - candidates.length)
  const showDay = data.days.length > 1
  useEffect(() => {
    if (focused) list.current?.focus()
  }, [focused])
  if (data.refusal) return <MessageState title={t('match.fixed')} text={violationText(data.refusal)} />
  const at = Math.min(chosen, candidates.length - 1)
  const current = candidates[at]
  const costs = candidates.map(({ terms }) => terms.reduce((sum, { minutes }) => sum + Math.max(0, minutes), 0))
  const assign = (candidate: MatchCandidate) => may && onAssign(candidate, data)
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(candidates.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1))
    else if (event.key === 'Home') setChosen(0)
    else if (event.key === 'End') setChosen(candidates.length - 1)
    else if (event.key === 'Enter' && current && may) assign(current)
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
          ref={list}
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
              onAssign={() => assign(candidate)}
              more={index === at ? moreOf?.(candidate) : null}
            />
          ))}
        </div>
      )}
      {current && (
        <div className="match-assign">
          <Button kind="primary" disabled={!may} onClick={() => assign(current)}>
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
      {between}
      <RefusalList refusals={refusals} showDay={showDay} onInsist={may ? onInsist : undefined} />
    </>
  )
}
