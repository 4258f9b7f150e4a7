import { useState } from 'react'
import { shiftAssignPattern } from '#shared/commands/shift/assign-pattern.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

/** Chooses what one technician works by from a day on. Patterns are made on the screen of people. */
export function AssignForm({ data, onClose }: { readonly data: TechnicianData; readonly onClose: () => void }) {
  const { run } = useCommands()
  const { patterns, today, technician } = data
  const [patternId, setPatternId] = useState(patterns[0]?.id ?? '')
  const [fromDay, setFromDay] = useState(today)
  const [startWeek, setStartWeek] = useState(1)
  const weeks = patterns.find(({ id }) => id === patternId)?.cycleWeeks ?? 1
  const assign = async () => {
    const done = await run(shiftAssignPattern, {
      technicianIds: [technician.id],
      patternId: patternId === '' ? null : patternId,
      fromDay,
      startWeek: Math.min(startWeek, weeks),
    })
    if (done.ok) onClose()
  }
  return (
    <form
      className="person-form"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (fromDay !== '') void assign()
      }}
    >
      {patterns.length === 0 && <p className="soft">{t('people.noPatternsText')}</p>}
      <label className="form-field">
        <span className="label">{t('people.pattern')}</span>
        <select
          className="field"
          autoFocus
          value={patternId}
          onChange={(event) => {
            setPatternId(event.target.value)
            setStartWeek(1)
          }}
        >
          {patterns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          <option value="">{t('people.noShiftsFrom')}</option>
        </select>
      </label>
      <div className="pair">
        <label className="form-field">
          <span className="label">{t('people.from')}</span>
          <input type="date" className="field" value={fromDay} onChange={(event) => setFromDay(event.target.value)} />
        </label>
        {weeks > 1 && (
          <label className="form-field">
            <span className="label">{t('people.startWeek')}</span>
            <select className="field" value={startWeek} onChange={(event) => setStartWeek(Number(event.target.value))}>
              {Array.from({ length: weeks }, (_, index) => (
                <option key={index} value={index + 1}>
                  {t('people.week', { week: index + 1 })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={fromDay === ''}>
          {t('people.assign')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
