import { Modal } from '@mantine/core'
import { useState } from 'react'
import { absenceAdd } from '#shared/commands/absence/add.ts'
import type { Technician } from '#shared/domain/technician/technician.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'

/** `YYYY-MM-DDTHH:mm` of the office's wall clock as an instant; null while it is incomplete. */
function instantOfField(text: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text)
  return parts ? instantOf(parts[1]!, Number(parts[2]) * 60 + Number(parts[3]), officeZone()) : null
}

/** Writes down that somebody is away. */
export function AbsenceDialog({
  technician,
  day,
  onClose,
}: {
  readonly technician: Technician
  readonly day: string
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const [from, setFrom] = useState(`${day}T08:00`)
  const [to, setTo] = useState(`${day}T17:00`)
  const [reason, setReason] = useState('')
  const startsAt = instantOfField(from)
  const endsAt = instantOfField(to)
  const wrong = startsAt !== null && endsAt !== null && endsAt <= startsAt
  const add = async () => {
    if (startsAt === null || endsAt === null) return
    const done = await run(absenceAdd, { technicianId: technician.id, startsAt, endsAt, reason })
    if (!done.ok) return
    announce({ tone: 'good', text: t('people.absenceAdded', { name: technician.code, reason }) })
    onClose()
  }
  const field = (label: string, value: string, onChange: (value: string) => void) => (
    <label style={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
      <span className="label">{label}</span>
      <input className="field" type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.absenceTitle', { name: technician.code })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div className="row">
          {field(t('people.from'), from, setFrom)}
          {field(t('people.to'), to, setTo)}
        </div>
        {wrong && (
          <p className="risk" role="alert">
            {t('people.endBeforeStart')}
          </p>
        )}
        <label style={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
          <span className="label">{t('people.reason')}</span>
          <input
            className="field"
            data-autofocus
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="row">
          {['training', 'leave', 'illness', 'depot'].map((key) => (
            <Button key={key} size="small" onClick={() => setReason(t(`people.${key}`))}>
              {t(`people.${key}`)}
            </Button>
          ))}
        </div>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            disabled={reason.trim() === '' || startsAt === null || endsAt === null || wrong}
          >
            {t('people.addAbsence')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
