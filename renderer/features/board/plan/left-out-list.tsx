import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { prioritySchema } from '#shared/domain/record/priority.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { select, useSelection } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { visitOf } from '../board-handle.ts'
import { useFit } from '../board-state.ts'
import { ruleText } from './plan-text.ts'

/** Visits that stay without a place, each with every rule in the way. */
export function LeftOutList({ plan, handle }: { readonly plan: ProposedPlan; readonly handle: BoardHandle }) {
  const list = useRef<HTMLDivElement>(null)
  const { leftOut } = plan
  const rows = useVirtualizer({
    count: leftOut.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => 30 + 18 * (leftOut[index]?.reasons.length ?? 1),
    getItemKey: (index) => leftOut[index]!.visitId,
    overscan: 6,
  })
  if (leftOut.length === 0) return <MessageState title={t('plan.nothingLeftOut')} text={t('plan.nothingLeftOutText')} />
  return (
    <div ref={list} className="change-list" tabIndex={0} role="region" aria-label={t('plan.tab-leftOut')}>
      <ul style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={rows.measureElement}
            data-index={item.index}
            className="left-out"
            aria-setsize={leftOut.length}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <LeftOut left={leftOut[item.index]!} handle={handle} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function LeftOut({ left, handle }: { readonly left: ProposedPlan['leftOut'][number]; readonly handle: BoardHandle }) {
  const selected = useSelection((state) => state.current?.kind === 'visit' && state.current.id === left.visitId)
  const known = prioritySchema.safeParse(left.priority)
  const look = known.success ? priorityLook[known.data] : null
  const reasons = [...new Set(left.reasons.map(ruleText))]
  const number = recordNumber('workOrder', left.workOrderNumber)
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="left-out-title row grow"
          aria-current={selected}
          onClick={() => select('visit', left.visitId)}
        >
          {look && <Icon name={look.shape} label={t(look.textKey)} className={look.family} />}
          <b className="semi cut">{left.title}</b>
          <span className="soft num change-number">{number}</span>
        </button>
        {visitOf(handle, left.visitId) && (
          <Button
            size="small"
            kind="ghost"
            icon="s-star"
            aria-label={t('plan.findFit', { number })}
            onClick={() => useFit.setState({ visitId: left.visitId, mode: 'fit' })}
          />
        )}
      </div>
      <ul className="left-out-reasons">
        {reasons.length === 0 && <li className="muted">{t('plan.noReason')}</li>}
        {reasons.map((reason) => (
          <li key={reason}>
            <Icon name="s-no" className="risk" />
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
