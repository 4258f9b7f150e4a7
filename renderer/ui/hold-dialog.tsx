import { Modal } from '@mantine/core'
import { useState } from 'react'
import { t } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { FollowUpField } from './follow-up-field.tsx'
import { ReasonFields } from './reason-fields.tsx'
import type { OfferedReason } from './reason-fields.tsx'
import './reason.css'

/** What a hold is made of. */
export interface HoldAnswer {
  readonly reason: string
  /** Calendar day `YYYY-MM-DD`; null for none. */
  readonly followUpOn: string | null
  readonly note: string | null
}

interface HoldDialogProps {
  readonly title: string
  readonly reasons: readonly OfferedReason[]
  /** Today in the office, for the choices of a day. */
  readonly today: string
  readonly onHold: (answer: HoldAnswer) => void
  readonly onClose: () => void
}

/** Asks why work waits, when somebody should look again, and for a remark. */
export function HoldDialog({ title, reasons, today, onHold, onClose }: HoldDialogProps) {
  const [reason, setReason] = useState('')
  const [followUpOn, setFollowUpOn] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const words = reason.trim()
  const take = () => words !== '' && onHold({ reason: words, followUpOn, note: note.trim() || null })
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <ReasonFields reasons={reasons} value={reason} onChange={setReason} onTake={take} />
        <FollowUpField today={today} value={followUpOn} onChange={setFollowUpOn} />
        <label className="form-field">
          <span className="label">{t('reasons.note')}</span>
          <input
            className="field"
            maxLength={1_000}
            autoComplete="off"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={words === ''}>
            {t('workOrders.doHold')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
