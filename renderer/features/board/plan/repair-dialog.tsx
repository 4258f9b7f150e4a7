import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Incident } from '#shared/domain/plan/plan-task.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { repairTask } from '../../../api/repair-task.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { usePlanHabits } from '../../../state/plan-habits.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantField } from '../../../ui/instant-field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import type { BoardModel } from '../model/board-model.ts'
import { placedOn } from './placed-on.ts'

interface RepairDialogProps {
  readonly kind: 'late' | 'absent'
  readonly technicianId: string
  /** Code of the lane. */
  readonly technician: string
  /** Day of the board. */
  readonly day: Day
  readonly now: number
  readonly model: BoardModel
  readonly onClose: () => void
}

const lateMinutes = [15, 30, 45, 60, 90] as const
const minuteMs = 60_000

/** Asks what broke a technician's day, and has it mended: how late they are, or from when they are away. */
export function RepairDialog({ kind, technicianId, technician, day, now, model, onClose }: RepairDialogProps) {
  const { start } = usePlanActions()
  const mostMoves = usePlanHabits((habits) => habits.mostMoves)
  const [placesToo, setPlacesToo] = useState(false)
  const [minutes, setMinutes] = useState('30')
  const [from, setFrom] = useState<number | null>(() => Math.floor(now / minuteMs) * minuteMs)
  const late = Math.min(1_440, Number(minutes || '0'))
  const incident: Incident | null =
    kind === 'late'
      ? late > 0
        ? { kind, technicianId, minutes: late }
        : null
      : from === null
        ? null
        : { kind, technicianId, from }
  const begin = () => {
    if (!incident) return
    onClose()
    const on = incident.kind === 'absent' ? dayOf(incident.from, officeZone()) : day
    void start(repairTask(incident, on, mostMoves, placesToo ? null : placedOn(model, on)))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title={t(`plan.repair-${kind}`, { technician })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        {kind === 'late' ? (
          <div className="row">
            <Segmented
              label={t('plan.lateBy')}
              options={lateMinutes.map((value) => ({ value: String(value), text: value }))}
              value={minutes}
              onChange={setMinutes}
            />
            <label className="row">
              <input
                className="field num plan-number"
                inputMode="numeric"
                data-autofocus
                aria-label={t('plan.lateMinutes')}
                value={minutes}
                onChange={(event) => setMinutes(event.target.value.replace(/\D/g, '').slice(0, 4))}
              />
              {t('plan.minutes')}
            </label>
          </div>
        ) : (
          <InstantField autoFocus label={t('plan.absentFrom')} zone={officeZone()} value={from} onChange={setFrom} />
        )}
        <p className="muted">{t(`plan.repairText-${kind}`, { moves: mostMoves })}</p>
        <label className="row">
          <input type="checkbox" checked={placesToo} onChange={(event) => setPlacesToo(event.target.checked)} />
          {t('plan.placesToo')}
        </label>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={incident === null}>
            {t('plan.repair')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
