import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Countdown } from '../../../lib/countdown/countdown.tsx'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { lookOf } from '../drawn-visit.ts'
import type { DayVisit } from '../drawn-visit.ts'
import { pickVisit } from '../pick-visit.ts'

interface VisitListProps {
  readonly visits: readonly DayVisit[]
  /** Why a visit's site cannot be drawn, by visit id. */
  readonly reasons?: ReadonlyMap<string, string | null>
  readonly zone: string
  readonly emptyTitle: string
  readonly emptyText: string
}

const rowHeight = 46

/** Visits as a list; only the rows in view are on the page. */
export function VisitList({ visits, reasons, zone, emptyTitle, emptyText }: VisitListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: visits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  if (visits.length === 0) return <MessageState title={emptyTitle} text={emptyText} />
  return (
    <div ref={scroller} className="map-list">
      <ul style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const each = visits[item.index]
          if (!each) return null
          const { visit, technicianCode } = each
          const look = lookOf(visit)
          const reason = reasons?.get(visit.visitId)
          return (
            <li key={visit.visitId} style={{ transform: `translateY(${item.start}px)` }}>
              <button type="button" className="map-visit-row" onClick={(event) => pickVisit(visit.visitId, event)}>
                <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
                <span className="medium cut">
                  <span className="num">{recordNumber('workOrder', visit.number)}</span>{' '}
                  {visit.workTypeName ?? visit.title}
                </span>
                <span className="num soft">{technicianCode ?? t('status.toSchedule')}</span>
                <small className="cut">{visit.address ?? t('map.noAddress')}</small>
                <small className="num">
                  {reasons ? (
                    t(`map.reason.${reason ?? 'missing'}`)
                  ) : (
                    <Countdown facts={visit.clock} zone={zone} none="" />
                  )}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
