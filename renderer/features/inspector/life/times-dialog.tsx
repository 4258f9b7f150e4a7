import { Modal } from '@mantine/core'
import { useState } from 'react'
import { visitSetTimes } from '#shared/commands/visit/set-times.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantField } from '../../../ui/instant-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonFields } from '../../../ui/reason-fields.tsx'
import '../../../ui/reason.css'

interface TimesDialogProps {
  readonly visit: Visit
  readonly zone: string
  readonly onClose: () => void
}

const usual = ['timesFromPaper', 'timesFromTechnician', 'timesMistyped'] as const

/** Corrects when a technician really arrived and left, with the reason. */
export function TimesDialog({ visit, zone, onClose }: TimesDialogProps) {
  const { run } = useCommands()
  const [arrivedAt, setArrivedAt] = useState(visit.actualStartsAt)
  const [leftAt, setLeftAt] = useState(visit.actualEndsAt)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const over = visit.actualEndsAt !== null
  const ready = reason.trim() !== '' && arrivedAt !== null && (!over || leftAt !== null)
  const take = async () => {
    if (!ready) return
    const args = { visitId: visit.id, arrivedAt, leftAt: over ? leftAt : null, reason: reason.trim() }
    const done = await run(visitSetTimes, args, { quiet: true })
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inspector.correctTimesOf', { name: t('inspector.visitNumber', { sequence: visit.sequence }) })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <div className="form-pair">
          <InstantField
            autoFocus
            label={t('inspector.arrivedLabel')}
            zone={zone}
            value={arrivedAt}
            onChange={setArrivedAt}
          />
          {over && <InstantField label={t('inspector.leftLabel')} zone={zone} value={leftAt} onChange={setLeftAt} />}
        </div>
        <ReasonFields
          autoFocus={false}
          reasons={usual.map((key) => ({ label: t(`inspector.${key}`) }))}
          value={reason}
          onChange={setReason}
          onTake={() => void take()}
        />
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal} />}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('inspector.correctTimes')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
