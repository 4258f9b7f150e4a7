import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { ReasonFields } from './reason-fields.tsx'
import type { OfferedReason } from './reason-fields.tsx'
import './reason.css'

interface ReasonDialogProps {
  readonly title: string
  readonly text?: string
  /** Verb of the button. */
  readonly action: string
  /** What speaks against it, above the reasons. */
  readonly facts?: ReactNode
  /** The office's list (`useReasons`); left out where the office keeps none of the kind: own words only. */
  readonly reasons?: readonly OfferedReason[]
  readonly maxLength?: number
  /** Word of the button that leaves everything as it is. */
  readonly leave?: string
  /** What is asked besides the reason. */
  readonly children?: ReactNode
  /** Something to say beside the reason, as a box to tick. */
  readonly option?: string
  readonly onReason: (reason: string, optionTicked: boolean) => void
  readonly onClose: () => void
}

/** Asks why, before something that needs a reason is done: from the list, or in own words. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    text,
    facts,
    action,
    reasons = [],
    maxLength = 1_000,
    leave,
    children,
    option,
    onReason,
    onClose,
  } = props
  const [reason, setReason] = useState('')
  const [ticked, setTicked] = useState(false)
  const words = reason.trim()
  const take = () => words !== '' && onReason(words, ticked)
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        {text && <p className="soft">{text}</p>}
        {facts}
        <ReasonFields reasons={reasons} value={reason} maxLength={maxLength} onChange={setReason} onTake={take} />
        {children}
        {option !== undefined && (
          <label className="row">
            <input type="checkbox" checked={ticked} onChange={(event) => setTicked(event.target.checked)} />
            {option}
          </label>
        )}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{leave ?? t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={words === ''}>
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
