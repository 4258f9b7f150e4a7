import { Modal } from '@mantine/core'
import { useState } from 'react'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { visitsCrewChoices } from '#shared/queries/cycle.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { useReasons } from '../../../api/use-reasons.ts'
import { errorText, violationText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonFields } from '../../../ui/reason-fields.tsx'
import '../../../ui/reason.css'

interface CrewDialogProps {
  readonly visit: Visit
  /** Technicians the work needs at the same time, the lead included. */
  readonly needed: number
  readonly onClose: () => void
}

/** Says who goes along with the technician that leads; whoever is not free is shown with the reason. */
export function CrewDialog({ visit, needed, onClose }: CrewDialogProps) {
  const { run } = useCommands()
  const choices = useQueryOf(visitsCrewChoices, { visitId: visit.id }).data
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const reasons = useReasons('override')
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const along = chosen ?? new Set((choices ?? []).filter(({ onIt }) => onIt).map(({ technicianId }) => technicianId))
  const asks = (choices ?? []).some(
    ({ technicianId, violations }) => along.has(technicianId) && violations.some(({ severity }) => severity === 'asks'),
  )
  const toggle = (id: string) => {
    const next = new Set(along)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const take = async () => {
    const overrideReason = reason.trim()
    const args = { visitId: visit.id, technicianIds: [...along], ...(overrideReason ? { overrideReason } : {}) }
    const done = await run(visitSetCrew, args, { quiet: true })
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inspector.crewTitle', { sequence: visit.sequence })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <p className="soft">{t('inspector.crewText', { needed, chosen: along.size + 1 })}</p>
        <div role="group" aria-label={t('inspector.setCrew')} className="reason-list">
          {(choices ?? []).map(({ technicianId, code, name, violations }) => {
            const forbidden = violations.some(({ severity }) => severity === 'forbids')
            return (
              <label key={technicianId} className="reason-option" data-checked={along.has(technicianId)}>
                <input
                  type="checkbox"
                  checked={along.has(technicianId)}
                  disabled={forbidden && !along.has(technicianId)}
                  onChange={() => toggle(technicianId)}
                />
                <span className="medium">{code}</span>
                <span className="grow cut">{name === code ? '' : name}</span>
                {violations[0] ? (
                  <span className={`row ${forbidden ? 'risk' : 'warn'}`} style={{ gap: 4 }}>
                    <Icon name={forbidden ? 's-no' : 's-warn'} />
                    {violationText(violations[0])}
                  </span>
                ) : (
                  <Icon name="s-good" className="good" label={t('inspector.crewFree')} />
                )}
              </label>
            )
          })}
        </div>
        {asks && (
          <ReasonFields
            autoFocus={false}
            reasons={reasons}
            value={reason}
            maxLength={500}
            onChange={setReason}
            onTake={() => void take()}
          />
        )}
        {refusal && <Notice role="alert" tone="risk" shape="s-miss" text={refusal} />}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={asks && reason.trim() === ''}>
            {t('inspector.saveCrew')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
