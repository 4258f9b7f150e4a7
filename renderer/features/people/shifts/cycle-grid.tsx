import type { KeyboardEvent } from 'react'
import { parseDayHours } from '#shared/domain/calendar/weekly-hours.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { CycleTexts } from './cycle-texts.ts'

interface CycleGridProps {
  readonly texts: CycleTexts
  readonly onChange: (texts: CycleTexts) => void
}

/** The hours of every day of every week, a column a week; Enter and the arrows go up and down. */
export function CycleGrid({ texts, onChange }: CycleGridProps) {
  const set = (week: number, days: readonly string[]) =>
    onChange(texts.map((one, index) => (index === week ? days : one)))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, week: number, at: number) => {
    const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = event.currentTarget.closest('.cycle-grid')?.querySelector(`[data-day="${week} ${at + by}"]`)
    if (next instanceof HTMLInputElement) next.focus()
  }
  return (
    <div
      className="cycle-grid"
      role="group"
      aria-label={t('inspector.shifts')}
      style={{ gridTemplateColumns: `40px repeat(${texts.length}, minmax(132px, 220px))` }}
    >
      <span />
      {texts.map((days, week) => (
        <span key={week} className="row">
          <span className="label grow">{t('people.week', { week: week + 1 })}</span>
          <Button
            size="small"
            kind="ghost"
            aria-label={t('people.copyWeek', { week: week + 1 })}
            onClick={() =>
              set(
                week,
                days.map((text, at) => (at < 5 ? (days[0] ?? '') : text)),
              )
            }
          >
            {t('people.copyMonday')}
          </Button>
        </span>
      ))}
      {[0, 1, 2, 3, 4, 5, 6].map((at) => {
        const name = t('inspector.weekdays', { day: String(at + 1) })
        return (
          <div key={at} style={{ display: 'contents' }}>
            <span className="soft">{name}</span>
            {texts.map((days, week) => (
              <input
                key={week}
                className="field num"
                data-day={`${week} ${at}`}
                aria-label={t('people.hoursOf', { day: name, week: week + 1 })}
                aria-invalid={parseDayHours(days[at] ?? '', { overnight: true }) === null}
                placeholder={t('people.dayOff')}
                maxLength={120}
                value={days[at] ?? ''}
                onChange={({ target }) =>
                  set(
                    week,
                    days.map((text, index) => (index === at ? target.value : text)),
                  )
                }
                onKeyDown={(event) => onKeyDown(event, week, at)}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}
