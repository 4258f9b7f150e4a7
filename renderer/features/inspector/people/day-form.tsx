import { useState } from 'react'
import { shiftSetDay } from '#shared/commands/shift/set-day.ts'
import { shiftSwapDay } from '#shared/commands/shift/swap-day.ts'
import { dayHoursText, parseDayHours } from '#shared/domain/calendar/weekly-hours.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

const kinds = ['usual', 'off', 'extra', 'instead', 'swap'] as const
type Kind = (typeof kinds)[number]

interface DayFormProps {
  readonly data: TechnicianData
  readonly day: string
  readonly onClose: () => void
}

/** Makes one day different from the pattern: off, extra shifts, other shifts, or swapped with somebody. */
export function DayForm({ data, day, onClose }: DayFormProps) {
  const { run } = useCommands()
  const technicianId = data.technician.id
  const current = data.exceptions.filter((one) => one.day === day)
  const times = current.flatMap(({ startMinute, endMinute }) =>
    startMinute === null || endMinute === null ? [] : [{ weekday: 1, startMinute, endMinute }],
  )
  const [kind, setKind] = useState<Kind>(current[0]?.kind ?? 'off')
  const [hours, setHours] = useState(dayHoursText(times, 1))
  const [withId, setWithId] = useState(data.colleagues[0]?.id ?? '')
  const [note, setNote] = useState(current[0]?.note ?? '')
  const timed = kind === 'extra' || kind === 'instead'
  const spans = parseDayHours(hours, { overnight: true })
  const ready = timed ? spans !== null && spans.length > 0 : kind !== 'swap' || withId !== ''
  const save = async () => {
    const done =
      kind === 'swap'
        ? await run(shiftSwapDay, { technicianId, withTechnicianId: withId, day })
        : await run(shiftSetDay, {
            technicianId,
            day,
            kind,
            shifts: timed ? (spans ?? []) : [],
            note: note.trim() || null,
          })
    if (done.ok) onClose()
  }
  return (
    <form
      className="person-form"
      aria-label={t('people.dayTitle', { day: formatDay(day, 'long') })}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void save()
      }}
    >
      <p className="medium num">{t('people.dayTitle', { day: formatDay(day, 'long') })}</p>
      <label className="form-field">
        <span className="label">{t('people.onThisDay')}</span>
        <select
          className="field"
          autoFocus
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'usual')}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`people.except.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {timed && (
        <label className="form-field">
          <span className="label">{t('people.hours')}</span>
          <input
            className="field num"
            placeholder="8:00–12:00, 13:00–17:00"
            maxLength={120}
            aria-invalid={hours !== '' && spans === null}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
        </label>
      )}
      {kind === 'swap' && (
        <label className="form-field">
          <span className="label">{t('people.swapWith')}</span>
          <select className="field" value={withId} onChange={(event) => setWithId(event.target.value)}>
            {data.colleagues.map(({ id, code, name }) => (
              <option key={id} value={id}>
                {name === code ? code : `${code} ${name}`}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind !== 'swap' && kind !== 'usual' && (
        <label className="form-field">
          <span className="label">{t('people.note')}</span>
          <input className="field" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      )}
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={!ready}>
          {t('list.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
