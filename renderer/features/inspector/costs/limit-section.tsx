import { useState } from 'react'
import { workOrderSetLimit } from '#shared/commands/work-order/set-limit.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import { limitStateOf, usedOf } from '#shared/domain/cost/limit.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatMoney, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { EditableText } from '../editable.tsx'

/** What may not be exceeded, how much of it is used, and what waits for approval. */
export function LimitSection({ costs, mayEdit }: { readonly costs: WorkOrderCosts; readonly mayEdit: boolean }) {
  const { run } = useCommands()
  const [setting, setSetting] = useState(false)
  const { workOrder, lines, rates, pendingLimit } = costs
  const state = limitStateOf(workOrder.nteCents, usedOf(lines, rates.limitBasis))
  const save = (typed: string) => {
    setSetting(false)
    const nteCents = typed.trim() === '' ? null : centsOfText(typed, rates.currency)
    if (typed.trim() !== '' && (nteCents === null || nteCents < 0)) return
    if (nteCents !== workOrder.nteCents) void run(workOrderSetLimit, { workOrderId: workOrder.id, nteCents })
  }
  const percent = state.share === null ? null : formatNumber(state.share * 100)
  const words = {
    used: formatMoney(state.usedCents, rates.currency),
    left: formatMoney(Math.abs(state.leftCents ?? 0), rates.currency),
    percent: percent ?? '',
    basis: rates.limitBasis,
  }
  const look = {
    none: null,
    within: null,
    near: { shape: 's-warn', family: 'warn' },
    reached: { shape: 's-warn', family: 'warn' },
    over: { shape: 's-risk', family: 'risk' },
  } as const
  const mark = look[state.stand]
  return (
    <section aria-label={t('costs.limit')}>
      <div className="row">
        <h3 className="label">{t('costs.limit')}</h3>
        <span className="grow" />
        {workOrder.nteCents === null && !setting ? (
          mayEdit && (
            <Button size="small" onClick={() => setSetting(true)}>
              {t('costs.setLimit')}
            </Button>
          )
        ) : setting ? (
          <input
            className="field num"
            style={{ width: 110, textAlign: 'right' }}
            autoFocus
            aria-label={t('costs.limit')}
            placeholder={rates.currency}
            onBlur={(event) => save(event.target.value)}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Enter') save(event.currentTarget.value)
              if (event.key === 'Escape') setSetting(false)
            }}
          />
        ) : mayEdit ? (
          <span style={{ width: 120 }}>
            <EditableText
              label={t('costs.limit')}
              className="semi num"
              value={decimalText(workOrder.nteCents!, rates.currency)}
              onSave={save}
            >
              <span style={{ marginLeft: 'auto' }}>{formatMoney(workOrder.nteCents!, rates.currency)}</span>
            </EditableText>
          </span>
        ) : (
          <span className="semi num">{formatMoney(workOrder.nteCents!, rates.currency)}</span>
        )}
      </div>
      {state.stand === 'none' ? (
        <p className="soft">{t('costs.noLimit', words)}</p>
      ) : (
        <>
          <div
            className="limit-bar"
            data-stand={state.stand}
            role="meter"
            aria-label={t('costs.limitUsed')}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(Math.min(1, Math.max(0, state.share ?? 0)) * 100)}
            aria-valuetext={t(`costs.limit-${state.stand}`, words)}
          >
            <span style={{ width: `${Math.min(1, Math.max(0, state.share ?? 1)) * 100}%` }} />
          </div>
          <p className={`row num ${mark?.family ?? 'soft'}`} style={{ gap: 5, marginTop: 4 }}>
            {mark && <Icon name={mark.shape} />}
            {t(`costs.limit-${state.stand}`, words)}
          </p>
        </>
      )}
      {pendingLimit && (
        <p className="row hold" style={{ gap: 5, marginTop: 4 }}>
          <Icon name="s-hold" />
          {t('costs.pendingLimit', {
            amount: formatMoney(pendingLimit.amountCents, rates.currency),
            by: pendingLimit.requestedBy,
          })}
        </p>
      )}
    </section>
  )
}
