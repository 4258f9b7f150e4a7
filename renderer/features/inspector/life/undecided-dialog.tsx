import { Modal } from '@mantine/core'
import type { Violation } from '#shared/kernel/app-error.ts'
import { violationText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/reason.css'

interface UndecidedDialogProps {
  readonly violation: Violation
  readonly onAnswer: (answer: 'asPlanned' | 'cancelled') => void
  readonly onClose: () => void
}

/** Asks what came of visits that should have taken place, before their work order is completed. */
export function UndecidedDialog({ violation, onAnswer, onClose }: UndecidedDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inspector.undecidedTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className="dialog-form">
        <p>{violationText(violation)}</p>
        <div className="row dialog-buttons" style={{ flexWrap: 'wrap' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button onClick={() => onAnswer('cancelled')}>{t('inspector.undecidedNot')}</Button>
          <Button kind="primary" data-autofocus onClick={() => onAnswer('asPlanned')}>
            {t('inspector.undecidedAsPlanned')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
