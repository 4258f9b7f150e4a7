import { useState } from 'react'
import { shiftSavePattern } from '#shared/commands/shift/save-pattern.ts'
import { clashOf, mostCycleWeeks, patternWeekMinutes } from '#shared/domain/technician/named-pattern.ts'
import type { NamedPattern, PatternBreak } from '#shared/domain/technician/named-pattern.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { workWeeks } from '../../../lib/work-weeks.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import { WeekBars } from '../../../ui/week-bars.tsx'
import { BreakRows } from './break-rows.tsx'
import { CycleGrid } from './cycle-grid.tsx'
import { shiftsOfTexts, textsOfShifts } from './cycle-texts.ts'

interface PatternEditorProps {
  readonly listed: { readonly pattern: NamedPattern; readonly technicians: readonly unknown[] } | null
  readonly today: string
  readonly onClose: () => void
}

/** Edits a pattern: its weeks as people write hours, its breaks, and below what the next four weeks would look like. */
export function PatternEditor({ listed, today, onClose }: PatternEditorProps) {
  const { run } = useCommands()
  const pattern = listed?.pattern
  const [name, setName] = useState(pattern?.name ?? '')
  const [texts, setTexts] = useState(() => textsOfShifts(pattern?.cycleWeeks ?? 1, pattern?.shifts ?? []))
  const [breaks, setBreaks] = useState<readonly PatternBreak[]>(pattern?.breaks ?? [])
  const [fromDay, setFromDay] = useState(today)
  const cycleWeeks = texts.length
  const shifts = shiftsOfTexts(texts)
  const clash = shifts && clashOf(cycleWeeks, shifts)
  const badBreak = breaks.some(
    ({ startMinute, latestStartMinute }) => latestStartMinute !== null && latestStartMinute <= startMinute,
  )
  const ready = name.trim() !== '' && shifts !== null && shifts.length > 0 && !clash && !badBreak && fromDay !== ''
  const inUse = (listed?.technicians.length ?? 0) > 0
  const save = async () => {
    if (!ready) return
    const args = { patternId: pattern?.id ?? null, name, cycleWeeks, shifts, breaks: [...breaks] }
    const done = await run(shiftSavePattern, inUse ? { ...args, fromDay } : args)
    if (!done.ok) return
    announce({ tone: 'good', text: t('people.patternSaved', { name: name.trim() }) })
    onClose()
  }
  const setWeeks = (count: number) => {
    const weeks = Math.min(mostCycleWeeks, Math.max(1, count))
    setTexts(Array.from({ length: weeks }, (_, week) => texts[week] ?? [...(texts.at(-1) ?? [])]))
  }
  const preview = (shifts ?? []).map(({ week, weekday, startMinute, endMinute }) => ({
    weekday,
    startMinute,
    endMinute,
    cycleWeeks,
    cycleWeek: week,
    anchorDay: today,
    validFrom: null,
    validUntil: null,
  }))
  const dayNames = [1, 2, 3, 4, 5, 6, 7].map((day) => t('inspector.weekdays', { day: String(day) }))
  return (
    <form
      className="people-page"
      aria-label={t('people.pattern')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="people-form">
        <div className="people-fields">
          <label className="form-field" style={{ minWidth: 260 }}>
            <span className="label">{t('inspector.name')}</span>
            <input
              className="field"
              autoFocus
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="form-field">
            <span className="label">{t('people.repeats')}</span>
            <select className="field" value={cycleWeeks} onChange={(event) => setWeeks(Number(event.target.value))}>
              {Array.from({ length: mostCycleWeeks }, (_, index) => (
                <option key={index} value={index + 1}>
                  {t('people.everyWeeks', { count: index + 1 })}
                </option>
              ))}
            </select>
          </label>
          {inUse && (
            <label className="form-field">
              <span className="label">{t('people.holdsFrom')}</span>
              <input
                type="date"
                className="field"
                value={fromDay}
                onChange={(event) => setFromDay(event.target.value)}
              />
            </label>
          )}
          <span className="soft num people-beside">
            {shifts &&
              t('people.hoursAWeek', {
                hours: formatQuantity(
                  Math.round(patternWeekMinutes({ cycleWeeks, shifts, breaks: [...breaks] }) / 6) / 10,
                ),
              })}
          </span>
        </div>
        <CycleGrid texts={texts} onChange={setTexts} />
        {clash && (
          <p className="risk" role="alert">
            {t('rules.pattern-shifts-clash', { week: clash[0].week, weekday: clash[0].weekday })}
          </p>
        )}
        <BreakRows breaks={breaks} onChange={setBreaks} />
        <section aria-label={t('people.preview')}>
          <h3 className="label">{t('people.preview')}</h3>
          <WeekBars
            label={t('people.preview')}
            dayNames={dayNames}
            weeks={workWeeks({ shifts: preview, exceptions: [] }, today)}
          />
        </section>
        <div className="row">
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('list.save')}
          </Button>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          {inUse && <span className="soft">{t('people.changesMany', { count: listed?.technicians.length ?? 0 })}</span>}
        </div>
      </div>
    </form>
  )
}
