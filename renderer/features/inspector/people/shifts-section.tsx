import { useState } from 'react'
import { dayBounds } from '#shared/kernel/zone.ts'
import { clockText } from '../../../lib/day-text.ts'
import { formatDay, formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { workWeeks } from '../../../lib/work-weeks.ts'
import { Button } from '../../../ui/button.tsx'
import { WeekBars } from '../../../ui/week-bars.tsx'
import { AssignForm } from './assign-form.tsx'
import { DayForm } from './day-form.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

/** What they work by, the next four weeks as bars, and any single day of it made different. */
export function ShiftsSection({ data, may }: { readonly data: TechnicianData; readonly may: boolean }) {
  const [day, setDay] = useState<string | null>(null)
  const [assigning, setAssigning] = useState(false)
  const { shifts, breaks, exceptions, absences, patterns, today } = data
  const live = shifts.filter(({ validUntil }) => validUntil === null || validUntil >= today)
  const names = new Map(patterns.map(({ id, name }) => [id, name]))
  const stints = [...new Map(live.map((shift) => [`${shift.patternId} ${shift.validFrom}`, shift])).values()]
    .filter(({ patternId }) => patternId !== null)
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''))
  const own = live.filter(({ patternId }) => patternId === null)
  const awayOn = (one: string) => {
    const { start, end } = dayBounds(one, officeZone())
    return absences.find(({ startsAt, endsAt }) => startsAt < end && endsAt > start)?.reason ?? null
  }
  const dayNames = [1, 2, 3, 4, 5, 6, 7].map((one) => t('inspector.weekdays', { day: String(one) }))
  return (
    <section aria-label={t('inspector.shifts')}>
      <div className="row">
        <h3 className="label grow">{t('inspector.shifts')}</h3>
        {may && !assigning && (
          <Button kind="ghost" size="small" onClick={() => setAssigning(true)}>
            {t('people.assignPattern')}
          </Button>
        )}
      </div>
      {assigning && <AssignForm data={data} onClose={() => setAssigning(false)} />}
      {live.length === 0 && <p className="soft">{t('inspector.noShifts')}</p>}
      {stints.map(({ id, patternId, validFrom, validUntil }) => (
        <p key={id}>
          <b className="medium">{names.get(patternId ?? '') ?? ''}</b>{' '}
          <span className="soft num">
            {validFrom !== null && t('people.sinceDay', { day: formatDay(validFrom, 'long') })}
            {validUntil !== null && ` ${t('people.untilDay', { day: formatDay(validUntil, 'long') })}`}
          </span>
        </p>
      ))}
      {own.length > 0 && (
        <ul className="num">
          {own.map((shift) => (
            <li key={shift.id} className="row" style={{ minHeight: 22 }}>
              <span style={{ width: 40 }}>{t('inspector.weekdays', { day: String(shift.weekday) })}</span>
              {clockText(shift.startMinute)}–{clockText(shift.endMinute)}
            </li>
          ))}
        </ul>
      )}
      {breaks
        .filter(({ validUntil }) => validUntil === null || validUntil >= today)
        .map(({ id, startMinute, latestStartMinute, durationMinutes }) => (
          <p key={id} className="num muted">
            {t('people.breakLine', {
              minutes: formatMinutes(durationMinutes),
              from: clockText(startMinute),
              latest: latestStartMinute === null ? '' : clockText(latestStartMinute),
              window: String(latestStartMinute !== null),
            })}
          </p>
        ))}
      <WeekBars
        label={t('people.preview')}
        dayNames={dayNames}
        weeks={workWeeks({ shifts, exceptions, awayOn }, today)}
        chosen={day}
        {...(may ? { onDay: (key: string) => setDay(key === day ? null : key) } : {})}
      />
      {may && day === null && <p className="muted">{t('people.chooseDay')}</p>}
      {day !== null && <DayForm key={day} data={data} day={day} onClose={() => setDay(null)} />}
    </section>
  )
}
