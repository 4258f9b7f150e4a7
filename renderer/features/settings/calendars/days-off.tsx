import { useState } from 'react'
import type { CalendarDraft } from '#shared/commands/calendar/save.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { HolidayPicker } from './holiday-picker.tsx'

type Days = CalendarDraft['daysOff']

interface DaysOffProps {
  readonly daysOff: Days
  /** Where its holidays came from, such as `US-MA`. */
  readonly region: string | null
  readonly zone: string
  readonly onChange: (daysOff: Days, region: string | null) => void
}

/** Days on which nothing counts: holidays taken from a list, and closures of the office's own. */
export function DaysOff({ daysOff, region, zone, onChange }: DaysOffProps) {
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [picking, setPicking] = useState(false)
  const withDays = (more: Days) => {
    const byDay = new Map([...daysOff, ...more].map((one) => [one.day, one]))
    return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  }
  const add = () => {
    if (day === '' || name.trim() === '') return
    onChange(withDays([{ day, name: name.trim() }]), region)
    setDay('')
    setName('')
  }
  return (
    <section className="settings-card" aria-label={t('sla.daysOff')}>
      <h2>
        {t('sla.daysOff')} <span className="muted num">{daysOff.length}</span>
        <span className="grow" />
        <Button size="small" aria-expanded={picking} onClick={() => setPicking(!picking)}>
          {t('sla.holidays')}
        </Button>
      </h2>
      <div className="settings-card-body">
        {picking && (
          <HolidayPicker
            region={region}
            zone={zone}
            known={new Set(daysOff.map((one) => one.day))}
            onTake={(days, from) => {
              onChange(withDays(days), from)
              setPicking(false)
            }}
          />
        )}
        <div className="row calendar-add">
          <label>
            <span className="label">{t('sla.day')}</span>
            <input className="field" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
          <label className="grow">
            <span className="label">{t('sla.dayName')}</span>
            <input
              className="field"
              maxLength={200}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
          </label>
          <Button icon="i-plus" disabled={day === '' || name.trim() === ''} onClick={add}>
            {t('sla.addDayOff')}
          </Button>
        </div>
        {daysOff.length === 0 ? (
          <p className="muted">{t('sla.noDaysOff')}</p>
        ) : (
          <ul className="calendar-days">
            {daysOff.map((one) => (
              <li key={one.day}>
                <span className="num">{formatDay(one.day, 'long')}</span>
                <span className="grow cut">{one.name}</span>
                <Button
                  size="small"
                  kind="ghost"
                  icon="i-trash"
                  aria-label={t('sla.removeDay', { day: formatDay(one.day, 'long') })}
                  onClick={() =>
                    onChange(
                      daysOff.filter((other) => other.day !== one.day),
                      region,
                    )
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
