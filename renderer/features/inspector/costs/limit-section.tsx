import { useState } from 'react'
import { workOrderSetLimit } from '#shared/commands/work-order/set-limit.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { EditableText } from '../editable.tsx'
import { LimitLine } from './limit-line.tsx'

/** What may not be exceeded, how much of it is used, and what waits for approval. */
export function LimitSection({ costs, mayEdit }: { readonly costs: WorkOrderCosts; readonly mayEdit: boolean }) {
  const { run } = useCommands()
  const [setting, setSetting] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const { workOrder, lines, rates, pendingLimit } = costs
  const limitOf = (text: string) => (text.trim() === '' ? null : centsOfText(text, rates.currency))
  // While a limit is typed, what is used is shown against it; a text that is no amount changes nothing.
  const wanted = typed === null ? workOrder.nteCents : limitOf(typed)
  const shown = wanted === null && typed !== null && typed.trim() !== '' ? workOrder.nteCents : wanted
  const save = (text: string) => {
    setSetting(false)
    setTyped(null)
    const nteCents = limitOf(text)
    if (text.trim() !== '' && (nteCents === null || nteCents < 0)) return
    if (nteCents !== workOrder.nteCents) void run(workOrderSetLimit, { workOrderId: workOrder.id, nteCents })
  }
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
            onChange={(event) => setTyped(event.target.value)}
            onBlur={(event) => save(event.target.value)}
            onKeyDown={(event) => {
              event.stopPropagation()
              if (event.key === 'Enter') save(event.currentTarget.value)
              if (event.key === 'Escape') {
                setSetting(false)
                setTyped(null)
              }
            }}
          />
        ) : mayEdit ? (
          <span style={{ width: 120 }}>
            <EditableText
              label={t('costs.limit')}
              className="semi num"
              value={decimalText(workOrder.nteCents!, rates.currency)}
              onSave={save}
              onType={setTyped}
            >
              <span style={{ marginLeft: 'auto' }}>{formatMoney(workOrder.nteCents!, rates.currency)}</span>
            </EditableText>
          </span>
        ) : (
          <span className="semi num">{formatMoney(workOrder.nteCents!, rates.currency)}</span>
        )}
      </div>
      <LimitLine costs={costs} limitCents={shown} lines={lines} />
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
