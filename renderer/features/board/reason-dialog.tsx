import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useReasons } from '../../api/use-reasons.ts'
import { violationText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ReasonFields } from '../../ui/reason-fields.tsx'
import '../../ui/reason.css'
import { Icon } from '../../ui/icons/icon.tsx'
import type { Wish } from './board-handle.ts'

interface ReasonDialogProps {
  readonly wish: Extract<Wish, { kind: 'place' }> | null
  /** The reason, or null when the person leaves it. */
  readonly onAnswer: (reason: string | null) => void
}

/** Asks why a rule is broken on purpose; the reason is kept with the visit. */
export function ReasonDialog({ wish, onAnswer }: ReasonDialogProps) {
  return (
    <Modal
      opened={wish !== null}
      onClose={() => onAnswer(null)}
      title={wish ? t('board.reasonTitle', { number: String(wish.detail.workOrderNumber) }) : ''}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="md"
    >
      {wish && <ReasonForm wish={wish} onAnswer={onAnswer} />}
    </Modal>
  )
}

function ReasonForm({
  wish,
  onAnswer,
}: {
  readonly wish: NonNullable<ReasonDialogProps['wish']>
  readonly onAnswer: ReasonDialogProps['onAnswer']
}) {
  const [reason, setReason] = useState('')
  const reasons = useReasons('override')
  const take = () => reason.trim() && onAnswer(reason.trim())
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <p>{t('board.reasonText')}</p>
      <ul>
        {wish.judgement.violations.map((violation, index) => (
          <li key={index} className="row">
            <Icon name="s-warn" className="warn" />
            {violationText(violation)}
          </li>
        ))}
      </ul>
      <ReasonFields reasons={reasons} value={reason} maxLength={500} onChange={setReason} onTake={take} />
      <div className="row end">
        <Button onClick={() => onAnswer(null)}>{t('board.leaveIt')}</Button>
        <Button kind="primary" type="submit" disabled={!reason.trim()}>
          {t('board.scheduleAnyway')}
        </Button>
      </div>
    </form>
  )
}
