import { isWorked } from '#shared/domain/visit/visit-status.ts'
import { memo } from 'react'
import { countdownLook } from '../../../lib/countdown/countdown-look.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { priorityLook, visitStatusLook } from '../../../lib/status-look.ts'
import { useSelection } from '../../../state/selection.ts'
import { useServiceTerms } from '../../../state/service-terms.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { Card } from '../model/lane-view.ts'
import type { TimeAxis } from '../model/time-axis.ts'

interface VisitCardProps {
  readonly card: Card
  readonly axis: TimeAxis
  readonly laneCode: string
}

/** Narrower cards have no edges to drag: there would be nothing left to hold them by. */
const leastPxForGrips = 24

/** Id of a card's element: what `aria-activedescendant` points at. */
export const cardElementId = (visitId: string) => `visit-${visitId}`

/** A visit in its lane: the card is the plan, the strip below it what happened or, when it slips, what will. */
export const VisitCard = memo(function VisitCard({ card, axis, laneCode }: VisitCardProps) {
  const selected = useSelection((state) => state.ids.has(card.id))
  const { detail, risk } = card
  const { visit } = detail
  const x = axis.xOf(card.start)
  const width = Math.max(4, axis.xOf(card.end) - x - 1)
  const look = visitStatusLook[visit.status]
  const movable = visit.status === 'scheduled' || visit.status === 'dispatched' || visit.status === 'missed'
  const classes = ['card', `is-${visit.status}`]
  if (risk) classes.push('at-risk')
  if (card.draft) classes.push('draft')
  if (selected) classes.push('selected')
  if (width < 56) classes.push('narrow')
  if (movable && width >= leastPxForGrips) classes.push('movable')
  const urgent = width >= 72 && (detail.priority === 'emergency' || detail.priority === 'high') && !risk
  return (
    <>
      <div
        id={cardElementId(card.id)}
        className={classes.join(' ')}
        role="gridcell"
        aria-selected={selected}
        aria-label={cardName(card, laneCode)}
        data-visit={card.id}
        style={{ left: `calc(var(--lane-head-w) + ${x}px)`, width }}
      >
        {width >= 11 && <Icon name={risk?.kind === 'missed' ? 's-miss' : risk ? 's-risk' : look.shape} />}
        {width >= 40 && <span className="num">{recordNumber('workOrder', detail.workOrderNumber)}</span>}
        {urgent && <Icon name={priorityLook[detail.priority].shape} className={`urgent ${detail.priority}`} />}
        <Badges card={card} />
      </div>
      <Strips card={card} axis={axis} />
    </>
  )
})

/** At the corner of the card: pinned, in a bundle, hanging on another visit. */
function Badges({ card: { detail, broken } }: { readonly card: Card }) {
  const { visit, bundle, links } = detail
  if (!visit.pinned && !bundle && links.length === 0) return null
  return (
    <span className="badges">
      {links.length > 0 && <Icon name="i-link" {...(broken.length > 0 ? { className: 'warn' } : {})} />}
      {bundle && <Icon name="i-bundle" />}
      {visit.pinned && <Icon name="s-pin" className="pin" />}
    </span>
  )
}

/** Below the card: actual time, solid; expected time when it slips, striped. */
function Strips({ card, axis }: { readonly card: Card; readonly axis: TimeAxis }) {
  const { actualStartsAt, actualEndsAt, status } = card.detail.visit
  const strips = []
  if (actualStartsAt !== null) {
    const end = actualEndsAt ?? Math.max(actualStartsAt, card.expected?.start ?? actualStartsAt)
    const x = axis.xOf(actualStartsAt)
    const width = axis.xOf(end) - x
    if (width > 1)
      strips.push(<i key="actual" className={isWorked(status) ? 'strip' : 'strip running'} style={at(x, width)} />)
  }
  if (card.risk && card.expected) {
    const x = axis.xOf(card.expected.start)
    strips.push(
      <i key="expected" className="strip expected" style={at(x, Math.max(3, axis.xOf(card.expected.end) - x))} />,
    )
  }
  return strips
}

const at = (x: number, width: number) => ({ left: `calc(var(--lane-head-w) + ${x}px)`, width })

/** A card in words, for hovering and for screen readers. */
export function cardName(card: Card, laneCode: string): string {
  const { detail, risk, draft } = card
  const zone = officeZone()
  const parts = [
    t('board.cardName', {
      number: recordNumber('workOrder', detail.workOrderNumber),
      title: detail.title,
      from: formatTime(card.start, zone),
      to: formatTime(card.end, zone),
      technician: laneCode,
    }),
    t(visitStatusLook[detail.visit.status].textKey),
    t(priorityLook[detail.priority].textKey),
  ]
  const address = detail.address ?? detail.siteName
  if (address) parts.push(address)
  if (risk) parts.push(t(`board.risk-${risk.kind}`, { late: formatMinutes(risk.lateMinutes) }))
  const due = countdownLook(detail.clock, useServiceTerms.getState(), zone)
  if (due) parts.push(t('sla.nameAndTime', { name: due.name, time: due.time }))
  if (draft) parts.push(t(`board.draft-${draft}`))
  if (detail.visit.pinned) parts.push(t('board.pinned'))
  if (detail.links.length > 0) parts.push(t('board.linked'))
  parts.push(...card.broken.map(violationText))
  if (detail.bundle) parts.push(t('board.bundleOf', { name: detail.bundle.name }))
  return parts.join(', ')
}
