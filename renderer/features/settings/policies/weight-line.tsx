import { NumberInput, Slider } from '@mantine/core'
import { useState } from 'react'
import { weightRanges } from '#shared/domain/policy/policy-weights.ts'
import type { WeightName } from '#shared/domain/policy/policy-weights.ts'
import { t } from '../../../lib/messages.ts'
import { Line } from '../cards/card.tsx'

interface WeightLineProps {
  readonly name: WeightName
  readonly value: number
  readonly disabled: boolean
  readonly onSet: (value: number) => void
}

/** One weight: a slider to feel and a box to type. Saved when the slider is let go or the box is left. */
export function WeightLine({ name, value, disabled, onSet }: WeightLineProps) {
  const { min, max, step, unit } = weightRanges[name]
  const [shown, setShown] = useState(value)
  // Follows a value that was changed elsewhere without losing the focus of who is at the slider.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setShown(value)
  }
  const save = (next: number) => {
    const whole = Math.min(max, Math.max(min, Math.round(next)))
    setShown(whole)
    if (whole !== value) onSet(whole)
  }
  const label = t(`policies.${name}`)
  return (
    <Line name={label} hint={t(`policies.${name}Hint`)} htmlFor={`policy-${name}`}>
      <div className="policy-weight">
        <Slider
          aria-label={label}
          thumbLabel={label}
          min={min}
          max={max}
          step={step}
          value={shown}
          label={null}
          size="sm"
          disabled={disabled}
          onChange={setShown}
          onChangeEnd={save}
        />
        <NumberInput
          id={`policy-${name}`}
          value={shown}
          min={min}
          max={max}
          step={step}
          suffix={` ${t(`policies.unit-${unit}`)}`}
          allowDecimal={false}
          clampBehavior="strict"
          disabled={disabled}
          onChange={(next) => typeof next === 'number' && setShown(next)}
          onBlur={() => save(shown)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </div>
    </Line>
  )
}
