import { useState } from 'react'
import { calendarRemove } from '#shared/commands/calendar/remove.ts'
import { dayHoursText, weeklyMinutes } from '#shared/domain/calendar/weekly-hours.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { serviceLevelsList } from '#shared/queries/service-levels.ts'
import type { ServiceLevelsList } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatDay, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { useServiceTerms } from '../../../state/service-terms.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { CalendarEditor } from './calendar-editor.tsx'
import './calendars.css'

type CalendarLine = ServiceLevelsList['calendars'][number]

/** Days before the last known holiday from which the page asks for more. */
const warnDays = 60

/** Business calendars: when the clocks of promises run. */
export default function CalendarsPage() {
  const { run } = useCommands()
  const answer = useQueryOf(serviceLevelsList, {})
  const minute = useServiceTerms((state) => state.minute)
  const [edited, setEdited] = useState<CalendarLine | 'new' | null>(null)
  const { data } = answer
  if (!data && answer.error) {
    return <MessageState role="alert" title={t('errors.loadFailed')} text={errorText(answer.error.error)} />
  }
  if (!data) return <SkeletonRows rows={6} label={t('app.loading')} />
  if (edited) {
    return <CalendarEditor calendar={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
  }
  return (
    <>
      <div className="row">
        <h1>{t('sla.calendarsTitle')}</h1>
        <span className="grow" />
        <Button kind="primary" icon="i-plus" onClick={() => setEdited('new')}>
          {t('sla.addCalendar')}
        </Button>
      </div>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('sla.calendarsHint')}
      </p>
      {data.calendars.length === 0 ? (
        <MessageState title={t('sla.noCalendars')} text={t('sla.noCalendarsText')} />
      ) : (
        <table className="plain-table" aria-label={t('sla.calendarsTitle')}>
          <thead>
            <tr>
              <th>{t('sla.name')}</th>
              <th>{t('sla.hours')}</th>
              <th>{t('sla.daysOff')}</th>
              <th>{t('sla.inUse')}</th>
              <th aria-label={t('sla.edit')} />
            </tr>
          </thead>
          <tbody>
            {data.calendars.map((calendar) => (
              <tr key={calendar.id}>
                <td>
                  <span className="medium">{calendar.name}</span>
                  <br />
                  <span className="muted">{calendar.zone}</span>
                </td>
                <td className="num">
                  {hoursText(calendar.hours)}
                  <br />
                  <span className="muted">
                    {t('sla.weekly', { hours: formatNumber(weeklyMinutes(calendar.hours) / 60) })}
                  </span>
                </td>
                <td>
                  {t('sla.upcoming', { count: calendar.daysOff.length })}
                  <HolidaysEnd until={calendar.holidaysUntil} today={dayOf(minute, calendar.zone)} />
                </td>
                <td className="soft">
                  {calendar.policies.join(', ') || t('sla.none')}
                  <br />
                  {t('sla.openOrders', { count: calendar.openWorkOrders })}
                </td>
                <td>
                  <div className="row" style={{ justifyContent: 'flex-end', gap: 4 }}>
                    <Button
                      size="small"
                      aria-label={t('sla.editNamed', { name: calendar.name })}
                      onClick={() => setEdited(calendar)}
                    >
                      {t('sla.edit')}
                    </Button>
                    <Button
                      size="small"
                      kind="ghost"
                      icon="i-trash"
                      aria-label={t('sla.removeNamed', { name: calendar.name })}
                      onClick={() => void run(calendarRemove, { calendarId: calendar.id })}
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** Says when the holidays a calendar knows run out: after that every holiday would count as open. */
function HolidaysEnd({ until, today }: { readonly until: string | null; readonly today: string }) {
  if (until === null) return null
  const on = formatDay(until, 'long')
  if (until >= addDays(today, warnDays)) return <p className="muted">{t('sla.until', { on })}</p>
  return (
    <p className="warn row">
      <Icon name="s-warn" />
      {t(until < today ? 'sla.ended' : 'sla.endsSoon', { on })}
    </p>
  )
}

/** Weekdays of equal hours together: `Mon–Fri 8:00–17:00`. */
function hoursText(hours: CalendarLine['hours']): string {
  const runs: { from: number; to: number; text: string }[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    const text = dayHoursText(hours, weekday)
    const last = runs.at(-1)
    if (last && last.text === text && last.to === weekday - 1) last.to = weekday
    else runs.push({ from: weekday, to: weekday, text })
  }
  const short = (weekday: number) => t('sla.weekday', { day: String(weekday) }).slice(0, 3)
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => `${from === to ? short(from) : `${short(from)}–${short(to)}`} ${text}`)
    .join(' · ')
}
