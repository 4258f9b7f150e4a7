import { Modal } from '@mantine/core'
import { useState } from 'react'
import { requestsEstimate, requestsGet } from '#shared/queries/requests.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { EstimateLines } from '../../../ui/estimate-lines.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import './dialogs.css'

interface AskProps {
  readonly id: string
  readonly onAsk: (reason: string) => void
  readonly onClose: () => void
}

/** A request costs more than the person may approve: what it costs, who may decide, and why it is worth it. */
export function AskDialog({ id, onAsk, onClose }: AskProps) {
  const estimate = useQueryOf(requestsEstimate, { requestId: id }).data
  const request = useQueryOf(requestsGet, { requestId: id }).data?.request
  const [reason, setReason] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('requests.askTitle', { number: request?.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') onAsk(reason.trim())
        }}
      >
        {estimate ? (
          <>
            <p className="soft">
              {t('requests.askText', {
                amount: formatMoney(estimate.amountCents ?? 0),
                limit: formatMoney(estimate.limitCents ?? 0),
                deciders: estimate.deciders.join(', ') || 'none',
              })}
            </p>
            <EstimateLines estimate={estimate} />
          </>
        ) : (
          <SkeletonRows rows={3} label={t('list.loading')} />
        )}
        <label className="dialog-field">
          <span className="label">{t('requests.askReason')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={reason.trim() === ''}>
            {t('requests.ask')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
