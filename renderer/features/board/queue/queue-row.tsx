import { memo } from 'react'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { Countdown, useCountdown } from '../../../lib/countdown/countdown.tsx'
import { formatDay, formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { useSelection } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

interface QueueRowProps {
  readonly detail: VisitDetail
  readonly y: number
  readonly position: number
  readonly count: number
  /** When somebody should look again at work on hold, and whether that is due; null where there is no day. */
  readonly followUp?: { readonly on: string; readonly due: boolean } | null
}

/** One visit of the queue: what, where, how long, and how much time its promise leaves. */
export const QueueRow = memo(function QueueRow({ detail, y, position, count, followUp = null }: QueueRowProps) {
  const selected = useSelection((state) => state.ids.has(detail.visit.id))
  const urgency = useCountdown(detail.clock, officeZone())?.urgency ?? 'calm'
  const tone = urgency === 'missed' ? 'urgent' : urgency
  const place = [detail.address ?? detail.siteName, detail.district].filter(Boolean).join(' · ')
  const priority = priorityLook[detail.priority]
  return (
    <div
      id={`queue-${detail.visit.id}`}
      className={`queue-row ${tone}${selected ? ' selected' : ''}`}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={count}
      data-queued={detail.visit.id}
      style={{ transform: `translateY(${y}px)` }}
      title={`${detail.title}\n${place}\n${detail.skillName ? `${detail.skillName} ${detail.skillLevel}` : ''}`}
    >
      <Icon name={priority.shape} label={t(priority.textKey)} className={priority.family} />
      <span className="line">
        <b className="cut">{detail.title}</b>
        <span className="how-long num">
          {detail.bundle && <Icon name="i-bundle" label={t('board.bundleOf', { name: detail.bundle.name })} />}
          {detail.latitude === null && <Icon name="s-warn" label={t('board.notOnMap')} className="warn" />}
          {formatMinutes(detail.visit.durationMinutes)}
        </span>
      </span>
      <span className="line second">
        <span className="cut num">
          {recordNumber('workOrder', detail.workOrderNumber)}
          {' · '}
          {followUp && (
            <span className={followUp.due ? 'warn semi' : 'hold'}>
              {t('board.followUp', { day: formatDay(followUp.on, 'short') })}
              {' · '}
            </span>
          )}
          {place || t('board.noPlace')}
        </span>
        <Countdown facts={detail.clock} zone={officeZone()} none={t('board.noDeadline')} />
      </span>
    </div>
  )
})
