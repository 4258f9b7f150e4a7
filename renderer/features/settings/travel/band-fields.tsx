import { Chip, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayHoursText, parseDayHours } from '#shared/domain/calendar/weekly-hours.ts'
import type { RushBand } from '#shared/domain/travel/rush-hours.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

interface BandFieldsProps {
  readonly number: number
  readonly band: RushBand
  readonly disabled: boolean
  readonly onSet: (band: RushBand) => void
  readonly onRemove: () => void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Weekdays, hours and factor of one band; saved when left, and hours nobody can read stay and say so. */
export function BandFields({ number, band, disabled, onSet, onRemove }: BandFieldsProps) {
  const [hours, setHours] = useState(dayHoursText([{ ...band, weekday: 1 }], 1))
  const spans = parseDayHours(hours)
  const span = spans?.length === 1 ? spans[0]! : null
  const takeHours = () => {
    if (span && (span.startMinute !== band.startMinute || span.endMinute !== band.endMinute))
      onSet({ ...band, startMinute: span.startMinute, endMinute: span.endMinute })
  }
  return (
    <div className="rush-band" role="group" aria-label={t('travel.rushBand', { number })}>
      <Chip.Group
        multiple
        value={band.weekdays.map(String)}
        onChange={(days) => days.length > 0 && onSet({ ...band, weekdays: days.map(Number).sort((a, b) => a - b) })}
      >
        <div className="rush-days">
          {weekdays.map((weekday) => (
            <Chip key={weekday} size="xs" value={String(weekday)} disabled={disabled}>
              {t('travel.weekday', { day: String(weekday) })}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <TextInput
        aria-label={t('travel.rushFrom')}
        className="num rush-hours"
        value={hours}
        disabled={disabled}
        error={span ? undefined : t('travel.rushBad')}
        onChange={(event) => setHours(event.currentTarget.value)}
        onBlur={takeHours}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <NumberInput
        aria-label={t('travel.rushFactor')}
        className="num rush-factor"
        defaultValue={band.factor}
        min={0.5}
        max={3}
        step={0.05}
        prefix="×"
        decimalScale={2}
        clampBehavior="strict"
        disabled={disabled}
        onBlur={(event) => {
          const factor = Number.parseFloat(event.currentTarget.value.replace('×', ''))
          if (factor >= 0.5 && factor <= 3 && factor !== band.factor) onSet({ ...band, factor })
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <Button
        size="small"
        kind="ghost"
        icon="i-trash"
        disabled={disabled}
        aria-label={t('travel.rushRemove', { number })}
        onClick={onRemove}
      />
    </div>
  )
}
