import type { ProposedPlan } from '#shared/queries/plan.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { select } from '../../../state/selection.ts'
import { Notice } from '../../../ui/notice.tsx'
import { ruleText } from './plan-text.ts'

/** Visits that should go elsewhere and that no plan moves: a person has to. */
export function StuckList({ stuck }: { readonly stuck: NonNullable<ProposedPlan['stuck']> }) {
  if (stuck.length === 0) return null
  return (
    <Notice
      tone="warn"
      shape="s-warn"
      role="status"
      text={t('plan.stuck', { count: stuck.length })}
      detail={
        <span className="stuck-list">
          {stuck.map(({ visitId, workOrderNumber, title, reasons }) => (
            <button key={visitId} type="button" onClick={() => select('visit', visitId)}>
              <b className="semi num">{recordNumber('workOrder', workOrderNumber)}</b>
              <span className="cut">{title}</span>
              <span className="num">{reasons.map(ruleText).join(' · ')}</span>
            </button>
          ))}
        </span>
      }
    />
  )
}
