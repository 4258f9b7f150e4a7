import { Modal } from '@mantine/core'
import { useState } from 'react'
import { shiftAssignPattern } from '#shared/commands/shift/assign-pattern.ts'
import type { NamedPattern } from '#shared/domain/technician/named-pattern.ts'
import type { patternsList } from '#shared/queries/people.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/reason.css'

interface AssignDialogProps {
  readonly pattern: NamedPattern
  readonly technicians: (typeof patternsList.result)['_output']['technicians']
  readonly today: string
  readonly onClose: () => void
}

/** Lets any number of technicians work by a pattern from a day on. */
export function AssignDialog({ pattern, technicians, today, onClose }: AssignDialogProps) {
  const { run } = useCommands()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [fromDay, setFromDay] = useState(today)
  const [startWeek, setStartWeek] = useState(1)
  const ready = chosen.size > 0 && fromDay !== ''
  const assign = async () => {
    const args = { technicianIds: [...chosen], patternId: pattern.id, fromDay, startWeek }
    const done = await run(shiftAssignPattern, args)
    if (!done.ok) return
    const values = { count: chosen.size, name: pattern.name, day: formatDay(fromDay, 'long') }
    announce({ tone: 'good', text: t('people.assigned', values) })
    onClose()
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('people.assignNamed', { name: pattern.name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void assign()
        }}
      >
        <div className="people-fields">
          <label className="form-field">
            <span className="label">{t('people.from')}</span>
            <input
              type="date"
              className="field"
              data-autofocus
              value={fromDay}
              onChange={(event) => setFromDay(event.target.value)}
            />
          </label>
          {pattern.cycleWeeks > 1 && (
            <label className="form-field">
              <span className="label">{t('people.startWeek')}</span>
              <select
                className="field"
                value={startWeek}
                onChange={(event) => setStartWeek(Number(event.target.value))}
              >
                {Array.from({ length: pattern.cycleWeeks }, (_, index) => (
                  <option key={index} value={index + 1}>
                    {t('people.week', { week: index + 1 })}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <div role="group" aria-label={t('people.mode.technicians')} className="people-choice">
          {technicians.map(({ id, code, name, patternName }) => (
            <label key={id} title={[name, patternName].filter(Boolean).join(' · ')}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <span className="medium num">{code}</span>
              {patternName && <span className="muted">{patternName}</span>}
            </label>
          ))}
        </div>
        <p className="soft">{t('people.assignText')}</p>
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('people.assign')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
