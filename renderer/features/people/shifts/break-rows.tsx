import type { PatternBreak } from '#shared/domain/technician/named-pattern.ts'
import { clockText, minuteOfText } from '../../../lib/day-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

interface BreakRowsProps {
  readonly breaks: readonly PatternBreak[]
  readonly onChange: (breaks: readonly PatternBreak[]) => void
}

const usual: PatternBreak = { startMinute: 720, durationMinutes: 30, latestStartMinute: null }

/** The breaks of a pattern: at one time, or anywhere in a window. */
export function BreakRows({ breaks, onChange }: BreakRowsProps) {
  return (
    <section aria-label={t('inspector.breaks')}>
      <div className="row">
        <h3 className="label">{t('inspector.breaks')}</h3>
        <Button size="small" kind="ghost" icon="i-plus" onClick={() => onChange([...breaks, usual])}>
          {t('people.addBreak')}
        </Button>
      </div>
      {breaks.length === 0 && <p className="soft">{t('people.noBreaks')}</p>}
      {breaks.map((pause, index) => {
        const { startMinute, latestStartMinute, durationMinutes } = pause
        const set = (patch: Partial<PatternBreak>) =>
          onChange(breaks.map((one, at) => (at === index ? { ...one, ...patch } : one)))
        const wrong = latestStartMinute !== null && latestStartMinute <= startMinute
        return (
          <div key={index} className="people-fields" style={{ marginTop: 4 }}>
            <label className="form-field">
              <span className="label">{t('people.breakFrom')}</span>
              <input
                type="time"
                className="field"
                value={clockText(startMinute)}
                onChange={(event) => set({ startMinute: minuteOfText(event.target.value) ?? startMinute })}
              />
            </label>
            <label className="form-field">
              <span className="label">{t('people.breakLatest')}</span>
              <input
                type="time"
                className="field"
                aria-invalid={wrong}
                value={latestStartMinute === null ? '' : clockText(latestStartMinute)}
                onChange={(event) => set({ latestStartMinute: minuteOfText(event.target.value) })}
              />
            </label>
            <label className="form-field">
              <span className="label">{t('people.minutes')}</span>
              <input
                type="number"
                className="field"
                min={1}
                max={480}
                value={durationMinutes}
                onChange={(event) =>
                  set({ durationMinutes: Math.min(480, Math.max(1, Math.round(Number(event.target.value)) || 1)) })
                }
              />
            </label>
            <Button
              kind="ghost"
              icon="i-x"
              aria-label={t('people.removeBreak', { time: clockText(startMinute) })}
              onClick={() => onChange(breaks.filter((_, at) => at !== index))}
            />
            {wrong && (
              <p className="risk" role="alert">
                {t('people.latestBeforeFirst')}
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}
