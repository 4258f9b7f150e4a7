import type { MatchCandidate, MatchTerm } from '#shared/queries/match.ts'
import { violationText } from '../lib/error-text.ts'
import { formatDay, formatMinutes, formatNumber, formatTime, signedMinutes } from '../lib/format.ts'
import { legSourceText } from '../lib/leg-source.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'
import { crewText } from './crew-text.ts'
import { termLook } from './term-look.ts'

interface CandidateRowProps {
  readonly id: string
  readonly candidate: MatchCandidate
  readonly rank: number
  /** The longest bar of the list, in minutes: all bars are drawn to one scale. */
  readonly most: number
  readonly showDay: boolean
  readonly selected: boolean
  readonly onChoose: () => void
  readonly onAssign: () => void
  /** What else is worth knowing of this person, under the chosen one. */
  readonly more?: React.ReactNode
}

/** One technician who can take the visit: when, what it adds, and a bar of what it costs; chosen, a bar a term. */
export function CandidateRow(props: CandidateRowProps) {
  const { id, candidate, rank, most, showDay, selected, onChoose, onAssign, more } = props
  const { code, name, day, startsAt, terms, minutes, extraTravelMinutes, warnings, crew } = candidate
  const telling = warnings.filter(({ facts }) => facts['passed'] !== true)
  return (
    <div
      id={id}
      className="match-candidate"
      role="option"
      aria-selected={selected}
      onClick={onChoose}
      onDoubleClick={onAssign}
    >
      <div className="row">
        <span className="match-rank num">{rank}</span>
        <b className="semi">{code}</b>
        <span className="soft cut grow">{name === code ? '' : name}</span>
        <b className="semi num">
          {showDay && `${formatDay(day, 'short')} `}
          {formatTime(startsAt, officeZone())}
        </b>
      </div>
      <div className="row match-cost">
        <span className="match-stack" aria-hidden="true">
          {terms
            .filter((term) => term.minutes > 0)
            .map((term) => (
              <i key={term.name} data-family={termLook(term.name)} style={{ width: widthOf(term.minutes, most) }} />
            ))}
        </span>
        <span className="num" title={t('match.extraTravel')}>
          {signedMinutes(extraTravelMinutes)}
        </span>
        <span className="num muted" title={t('match.weighs')}>
          {t('match.total', { minutes: formatNumber(Math.round(minutes)) })}
        </span>
      </div>
      {telling.length > 0 && <p className="warn">{telling.map(violationText).join(' · ')}</p>}
      {crew && <p className="soft">{crewText(crew)}</p>}
      {selected && <Terms terms={terms} most={most} candidate={candidate} />}
      {selected && more}
    </div>
  )
}

function Terms({
  terms,
  most,
  candidate: { travelBefore, travelAfter },
}: {
  readonly terms: readonly MatchTerm[]
  readonly most: number
  readonly candidate: MatchCandidate
}) {
  return (
    <>
      <ul className="match-terms">
        {terms.map((term) => (
          <li key={term.name}>
            <span>{t(`match.term-${term.name}`)}</span>
            <span className="match-stack" aria-hidden="true">
              <i data-family={termLook(term.name)} style={{ width: widthOf(Math.abs(term.minutes), most) }} />
            </span>
            <b className="num semi">{formatNumber(Math.round(term.minutes))}</b>
          </li>
        ))}
      </ul>
      <p className="muted">
        {t('match.legs', {
          before: formatMinutes(travelBefore.minutes),
          after: formatMinutes(travelAfter.minutes),
          source: legSourceText(travelBefore.source === 'same-place' ? travelAfter : travelBefore),
        })}
      </p>
    </>
  )
}

function widthOf(minutes: number, most: number): string {
  return `${most <= 0 ? 0 : Math.max(1, (100 * minutes) / most)}%`
}
