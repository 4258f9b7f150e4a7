import { Checkbox, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { quoteAccept, quoteDecline } from '#shared/commands/quote/decide.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { LimitLine } from './limit-line.tsx'

interface QuoteDecisionProps {
  readonly decision: 'accept' | 'decline'
  readonly costs: WorkOrderCosts
  /** Value of what is offered. */
  readonly amountCents: number
  readonly onClose: () => void
}

/** Who at the customer said yes or no, and whether the limit grows by what they took. Nothing is raised unasked. */
export function QuoteDecision({ decision, costs, amountCents, onClose }: QuoteDecisionProps) {
  const { run } = useCommands()
  const [decidedBy, setDecidedBy] = useState('')
  const [raiseLimit, setRaiseLimit] = useState(false)
  const { workOrder, rates } = costs
  const limit = workOrder.nteCents
  const money = (cents: number) => formatMoney(cents, rates.currency)
  const save = async () => {
    const decided = { workOrderId: workOrder.id, decidedBy: decidedBy.trim() }
    const done = await (decision === 'accept'
      ? run(quoteAccept, { ...decided, raiseLimit: raiseLimit && limit !== null })
      : run(quoteDecline, decided))
    if (done.ok) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`quotes.${decision}Title`, { amount: money(amountCents) })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (decidedBy.trim() !== '') void save()
        }}
      >
        <TextInput
          data-autofocus
          label={t('quotes.who')}
          placeholder={t('quotes.whoHint')}
          maxLength={200}
          value={decidedBy}
          onChange={(event) => setDecidedBy(event.currentTarget.value)}
        />
        {decision === 'accept' &&
          (limit === null ? (
            <p className="soft">{t('quotes.noLimit')}</p>
          ) : (
            <Checkbox
              checked={raiseLimit}
              onChange={(event) => setRaiseLimit(event.currentTarget.checked)}
              label={t('quotes.raiseLimit', { from: money(limit), to: money(limit + amountCents) })}
              description={t('quotes.raiseLimitHint', { limit: money(limit) })}
            />
          ))}
        {decision === 'accept' && (
          <LimitLine
            costs={costs}
            limitCents={raiseLimit && limit !== null ? limit + amountCents : limit}
            lines={costs.lines}
          />
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={decidedBy.trim() === ''}>
            {t(`quotes.${decision}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
