import { Modal } from '@mantine/core'
import { useState } from 'react'
import { calendarSave } from '#shared/commands/calendar/save.ts'
import type { CalendarDraft } from '#shared/commands/calendar/save.ts'
import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import type { CalendarView } from '#shared/queries/service-levels.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { RecountPanel } from '../service-levels/recount-panel.tsx'
import { DaysOff } from './days-off.tsx'
import { WeeklyHours } from './weekly-hours.tsx'
import '../service-levels/service-levels.css'

interface EditorProps {
  /** Null for a new one. */
  readonly calendar: (CalendarView & { readonly openWorkOrders: number }) | null
  readonly onClose: () => void
}

const presets = ['office', 'extended', 'always'] as const
const zones = Intl.supportedValuesOf('timeZone')

/** One calendar: its zone, its week, its days off. Saving a changed one asks about open work first. */
export function CalendarEditor({ calendar, onClose }: EditorProps) {
  const { run } = useCommands()
  const [draft, setDraft] = useState<CalendarDraft>({
    name: calendar?.name ?? '',
    zone: calendar?.zone ?? officeZone(),
    hours: calendar?.hours ?? [...hourPresets.office],
    daysOff: calendar?.daysOff ?? [],
    holidayRegion: calendar?.holidayRegion ?? null,
  })
  const [readable, setReadable] = useState(true)
  // The texts of the week are its own: another preset starts them anew.
  const [preset, setPreset] = useState(0)
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const set = (change: Partial<CalendarDraft>) => setDraft({ ...draft, ...change })
  const save = async (recountPolicyIds: readonly string[]) => {
    const args = { calendarId: calendar?.id ?? null, calendar: draft, recountPolicyIds: [...recountPolicyIds] }
    const done = await run(calendarSave, args, { quiet: true })
    if (done.ok) return onClose()
    setAsking(false)
    setRefusal(errorText(done.error))
  }
  const submit = () => {
    setRefusal(null)
    if (calendar && calendar.openWorkOrders > 0 && movesDeadlines(calendar, draft)) setAsking(true)
    else void save([])
  }
  return (
    <form
      className="calendar-editor"
      aria-label={calendar ? t('sla.editCalendar', { name: calendar.name }) : t('sla.addCalendar')}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{calendar ? t('sla.editCalendar', { name: calendar.name }) : t('sla.addCalendar')}</h1>
      <div className="sla-three">
        <label>
          <span className="label">{t('sla.name')}</span>
          <input
            className="field"
            autoFocus
            required
            maxLength={200}
            value={draft.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </label>
        <label>
          <span className="label">{t('sla.zone')}</span>
          <select className="field" value={draft.zone} onChange={({ target }) => set({ zone: target.value })}>
            {(zones.includes(draft.zone) ? zones : [draft.zone, ...zones]).map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </label>
      </div>
      <section className="settings-card" aria-label={t('sla.hours')}>
        <h2>
          {t('sla.hours')} <span className="muted">{t('sla.hoursHint')}</span>
        </h2>
        <div className="settings-card-body">
          <div className="row" role="group" aria-label={t('sla.presets')}>
            <span className="muted">{t('sla.presets')}</span>
            {presets.map((one) => (
              <Button
                key={one}
                size="small"
                onClick={() => {
                  set({ hours: [...hourPresets[one]] })
                  setPreset(preset + 1)
                }}
              >
                {t(`sla.preset-${one}`)}
              </Button>
            ))}
          </div>
          <WeeklyHours key={preset} hours={draft.hours} onChange={(hours) => set({ hours })} onReadable={setReadable} />
        </div>
      </section>
      <DaysOff
        daysOff={draft.daysOff}
        region={draft.holidayRegion}
        zone={draft.zone}
        onChange={(daysOff, holidayRegion) => set({ daysOff, holidayRegion })}
      />
      {refusal && (
        <p className="risk" role="alert">
          {refusal}
        </p>
      )}
      <div className="row">
        <Button kind="primary" type="submit" disabled={draft.name.trim() === '' || !readable}>
          {t('sla.save')}
        </Button>
        <Button onClick={onClose}>{t('list.cancel')}</Button>
      </div>
      {asking && calendar && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('sla.recountTitle')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <RecountPanel
            asked={{ of: 'calendar', calendarId: calendar.id, calendar: draft }}
            onBack={() => setAsking(false)}
            onLeave={() => void save([])}
            onRecount={({ policyIds }) => void save(policyIds)}
          />
        </Modal>
      )}
    </form>
  )
}

/** Whether a change of the calendar could move a deadline: its name does not. */
function movesDeadlines(before: CalendarView, after: CalendarDraft): boolean {
  const counting = ({ zone, hours, daysOff }: Pick<CalendarDraft, 'zone' | 'hours' | 'daysOff'>) =>
    JSON.stringify([zone, hours, daysOff.map(({ day }) => day)])
  return counting(before) !== counting(after)
}
