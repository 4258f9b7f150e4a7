import { daysAhead } from '../lib/day-text.ts'
import { formatDay } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { Button } from './button.tsx'

interface FollowUpFieldProps {
  readonly today: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** When to look again: tomorrow, in a few days, in a week, or a day of the calendar. */
export function FollowUpField({ today, value, onChange }: FollowUpFieldProps) {
  const choices = [1, 3, 7].map((count) => ({ count, day: daysAhead(today, count) }))
  return (
    <div className="form-field" role="group" aria-label={t('reasons.followUp')}>
      <span className="label">{t('reasons.followUp')}</span>
      <div className="day-choices">
        {choices.map(({ count, day }) => (
          <Button
            key={count}
            size="small"
            aria-pressed={value === day}
            title={formatDay(day)}
            onClick={() => onChange(value === day ? null : day)}
          >
            {t('reasons.inDays', { count })}
          </Button>
        ))}
        <input
          type="date"
          className="field"
          aria-label={t('reasons.followUpDay')}
          min={today}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      </div>
    </div>
  )
}
