import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { BusinessHours } from '#shared/domain/calendar/business-calendar.ts'
import { dayHoursText, parseDayHours } from '#shared/domain/calendar/weekly-hours.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

interface WeeklyHoursProps {
  readonly hours: BusinessHours
  readonly onChange: (hours: BusinessHours) => void
  /** Hears whether every line can be read. */
  readonly onReadable: (readable: boolean) => void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const dayMinutes = 1_440

/** The opening hours of a week, typed as people write them, with a bar that shows what was understood. */
export function WeeklyHours({ hours, onChange, onReadable }: WeeklyHoursProps) {
  const [texts, setTexts] = useState(() => weekdays.map((weekday) => dayHoursText(hours, weekday)))
  const take = (next: readonly string[]) => {
    setTexts([...next])
    const read = next.map((text) => parseDayHours(text))
    const readable = read.every((spans) => spans !== null)
    onReadable(readable)
    if (readable) {
      onChange(read.flatMap((spans, index) => (spans ?? []).map((span) => ({ weekday: index + 1, ...span }))))
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const fields = event.currentTarget.closest('.week-hours')?.querySelectorAll('input')
    const next = fields?.[index + by]
    next?.focus()
    next?.select()
  }
  return (
    <div className="week-hours">
      {weekdays.map((weekday, index) => {
        const text = texts[index] ?? ''
        const spans = parseDayHours(text)
        const name = t('sla.weekday', { day: String(weekday) })
        return (
          <div key={weekday} className="week-day">
            <label htmlFor={`hours-${weekday}`}>{name}</label>
            <input
              id={`hours-${weekday}`}
              className="field num"
              value={text}
              maxLength={120}
              placeholder={t('sla.closed')}
              aria-invalid={spans === null}
              aria-describedby={spans === null ? `hours-${weekday}-bad` : undefined}
              onChange={({ target }) => take(texts.map((one, at) => (at === index ? target.value : one)))}
              onKeyDown={(event) => onKeyDown(event, index)}
            />
            {spans === null ? (
              <span className="risk" id={`hours-${weekday}-bad`} role="alert">
                {t('sla.badHours')}
              </span>
            ) : (
              <span className="week-bar" aria-hidden="true">
                {spans.map(({ startMinute, endMinute }) => (
                  <i
                    key={startMinute}
                    style={{
                      left: `${(startMinute / dayMinutes) * 100}%`,
                      width: `${((endMinute - startMinute) / dayMinutes) * 100}%`,
                    }}
                  />
                ))}
              </span>
            )}
          </div>
        )
      })}
      <div>
        <Button size="small" onClick={() => take(texts.map((text, at) => (at < 5 ? (texts[0] ?? '') : text)))}>
          {t('sla.copyDown')}
        </Button>
      </div>
    </div>
  )
}
