import { useState } from 'react'
import type { CalendarDraft } from '#shared/commands/calendar/save.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { calendarsHolidays, calendarsRegions } from '#shared/queries/service-levels.ts'
import type { HolidayView } from '#shared/queries/service-levels.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { useServiceTerms } from '../../../state/service-terms.ts'
import { Button } from '../../../ui/button.tsx'

interface HolidayPickerProps {
  readonly region: string | null
  readonly zone: string
  /** Days that are off already. */
  readonly known: ReadonlySet<string>
  readonly onTake: (days: CalendarDraft['daysOff'], region: string) => void
}

/** Years taken at once unless somebody says otherwise. */
const yearsAhead = 2

/** Holidays of a place over some years, to be looked over before they become days off. */
export function HolidayPicker({ region, zone, known, onTake }: HolidayPickerProps) {
  const year = Number(
    dayOf(
      useServiceTerms((state) => state.minute),
      zone,
    ).slice(0, 4),
  )
  const [country = '', state = '', part = ''] = region?.split('-') ?? []
  const [place, setPlace] = useState({ country, state, region: part })
  const [years, setYears] = useState({ from: year, to: year + yearsAhead })
  // What a person ticked or cleared by hand; the rest follows the kind of holiday.
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const names = useQueryOf(calendarsRegions, {
    country: place.country || null,
    state: place.state || null,
  }).data
  const asked = {
    country: place.country,
    state: place.state || null,
    region: place.region || null,
    fromYear: years.from,
    toYear: Math.max(years.from, years.to),
  }
  const list = useQueryOf(calendarsHolidays, asked, { enabled: place.country !== '' }).data ?? []
  const shown = place.country === '' ? [] : list
  const isTaken = (holiday: HolidayView) =>
    chosen.get(holiday.day) ?? (holiday.kind === 'public' || holiday.kind === 'bank')
  const taken = shown.filter((holiday) => !known.has(holiday.day) && isTaken(holiday))
  const choose = (change: Partial<typeof place>) => {
    setPlace({ ...place, ...change })
    setChosen(new Map())
  }
  return (
    <div className="holiday-picker" role="group" aria-label={t('sla.holidays')}>
      <div className="row calendar-add">
        <Choice
          label={t('sla.country')}
          value={place.country}
          options={names?.countries ?? []}
          none={t('sla.none')}
          onChange={(next) => choose({ country: next, state: '', region: '' })}
        />
        {(names?.states.length ?? 0) > 0 && (
          <Choice
            label={t('sla.state')}
            value={place.state}
            options={names!.states}
            none={t('sla.whole')}
            onChange={(next) => choose({ state: next, region: '' })}
          />
        )}
        {(names?.regions.length ?? 0) > 0 && (
          <Choice
            label={t('sla.region')}
            value={place.region}
            options={names!.regions}
            none={t('sla.any')}
            onChange={(next) => choose({ region: next })}
          />
        )}
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            <span className="label">{t(end === 'from' ? 'sla.fromYear' : 'sla.toYear')}</span>
            <input
              className="field num"
              type="number"
              min={1970}
              max={2100}
              value={years[end]}
              onChange={({ target }) => {
                const typed = Number(target.value)
                if (Number.isInteger(typed) && typed >= 1970 && typed <= 2100) setYears({ ...years, [end]: typed })
              }}
            />
          </label>
        ))}
      </div>
      {shown.length > 0 && (
        <>
          <p className="muted">{t('sla.chooseHolidays')}</p>
          <ul className="calendar-days holiday-list">
            {shown.map((holiday) => {
              const off = known.has(holiday.day)
              return (
                <li key={holiday.day} className={off ? 'muted' : ''}>
                  <label className="row grow">
                    <input
                      type="checkbox"
                      checked={off || isTaken(holiday)}
                      disabled={off}
                      onChange={({ target }) => setChosen(new Map([...chosen, [holiday.day, target.checked]]))}
                    />
                    <span className="num">{formatDay(holiday.day, 'long')}</span>
                    <span className="grow cut">{holiday.name}</span>
                    <span className="muted">
                      {off
                        ? t('sla.known')
                        : [t('sla.kindOf', { kind: holiday.kind }), holiday.substitute ? t('sla.substitute') : '']
                            .filter(Boolean)
                            .join(', ')}
                    </span>
                  </label>
                </li>
              )
            })}
          </ul>
          <div>
            <Button
              kind="primary"
              disabled={taken.length === 0}
              onClick={() =>
                onTake(
                  taken.map(({ day, name }) => ({ day, name })),
                  [place.country, place.state, place.region].filter((one) => one !== '').join('-'),
                )
              }
            >
              {t('sla.takeHolidays', { count: taken.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly code: string; readonly name: string }[]
  readonly none: string
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, none, onChange }: ChoiceProps) {
  return (
    <label>
      <span className="label">{label}</span>
      <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
