import type { KeyboardEvent } from 'react'
import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { dayAndTime } from '../../../lib/deadline.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { requestStatusLook, visitStatusLook, workOrderStatusLook } from '../../../lib/status-look.ts'
import type { StatusLook } from '../../../lib/status-look.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { reasonsOf } from './reasons-of.ts'

interface ListProps {
  readonly candidates: readonly DuplicateCandidate[]
  readonly chosen: string
  readonly now: number
  readonly onChoose: (id: string) => void
}

/** Candidates as a list to choose from: how likely, what, how it stands, and why. Arrow keys move. */
export function CandidateList({ candidates, chosen, now, onChoose }: ListProps) {
  const at = candidates.findIndex(({ id }) => id === chosen)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = candidates[at + step]
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (next) onChoose(next.id)
  }
  const firstLess = candidates.findIndex(({ likely }) => !likely)
  return (
    <div
      className="candidates"
      role="listbox"
      tabIndex={0}
      aria-label={t('requests.duplicates')}
      aria-activedescendant={`candidate-${chosen}`}
      onKeyDown={onKeyDown}
    >
      {candidates.map((candidate, index) => (
        <div key={candidate.id} role="presentation">
          {index === firstLess && <p className="label candidates-less">{t('requests.lessLikely')}</p>}
          <div
            id={`candidate-${candidate.id}`}
            role="option"
            aria-selected={candidate.id === chosen}
            className="candidate"
            onClick={() => onChoose(candidate.id)}
          >
            <div className="row">
              <Score candidate={candidate} />
              <span className="num medium">
                {candidate.kind === 'workOrder'
                  ? t('requests.workOrderNumber', { number: candidate.number })
                  : candidate.number}
              </span>
              <span className="grow cut" title={candidate.title}>
                {candidate.title}
              </span>
              <Standing candidate={candidate} now={now} />
            </div>
            <p className="candidate-why muted">
              {reasonsOf(candidate).join(' · ')}
              {candidate.link && ` · ${t(`requests.link.${candidate.link.kind}`)}`}
            </p>
          </div>
        </div>
      ))}
    </div>
  )
}

function Score({ candidate: { score, likely } }: { readonly candidate: DuplicateCandidate }) {
  const percent = Math.round(score * 100)
  return (
    <span className={likely ? 'score likely' : 'score'} title={t('requests.scoreHint', { percent })}>
      <span className="score-bar" style={{ inlineSize: `${percent}%` }} />
      <span className="num">{t('requests.percent', { percent })}</span>
    </span>
  )
}

/** How the candidate stands now: the request's status, or that of its work order with the visit that matters. */
function Standing({ candidate, now }: { readonly candidate: DuplicateCandidate; readonly now: number }) {
  const { workOrder, requestStatus } = candidate
  const zone = officeZone()
  const chip = (look: StatusLook, text: string) => (
    <span className={`row ${look.family}`} style={{ gap: 4 }}>
      <Icon name={look.shape} />
      {text}
    </span>
  )
  if (!workOrder) {
    const look = requestStatusLook[requestStatus ?? 'new']
    return chip(look, t(look.textKey))
  }
  const parts = [t('requests.workOrderNumber', { number: workOrder.number })]
  if (workOrder.technicianCode) parts.push(workOrder.technicianCode)
  const at = workOrder.completedAt ?? workOrder.visitStartsAt
  if (at !== null) parts.push(dayAndTime(at, now, zone))
  const over = workOrder.completedAt !== null
  const look =
    !over && workOrder.visitStatus && workOrder.status !== 'onHold'
      ? visitStatusLook[workOrder.visitStatus]
      : workOrderStatusLook[workOrder.status]
  return chip(look, `${t(look.textKey)} · ${parts.join(' · ')}`)
}
