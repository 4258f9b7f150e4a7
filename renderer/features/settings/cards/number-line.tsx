import { useState } from 'react'
import { t } from '../../../lib/messages.ts'
import { formatNumber } from '../../../lib/format.ts'
import { Line } from './card.tsx'

interface NumberLineProps {
  readonly id: string
  readonly name: string
  readonly hint?: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Digits after the point that may be typed. */
  readonly digits?: number
  readonly unit: string
  readonly disabled: boolean
  readonly onSet: (value: number) => void
}

/** A number that saves when it is left or Enter is pressed; what does not fit stays marked, says why and saves nothing. */
export function NumberLine({ id, name, hint, value, min, max, digits = 0, unit, disabled, onSet }: NumberLineProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const next = typed === null ? value : Number(typed.trim().replace(',', '.'))
  const fits = typed?.trim() !== '' && next >= min && next <= max && Number(next.toFixed(digits)) === next
  const problem = `${id}-problem`
  return (
    <Line name={name} {...(hint ? { hint } : {})} htmlFor={id}>
      <span className="row">
        <input
          id={id}
          className="field num"
          style={{ width: 96, textAlign: 'right' }}
          inputMode="decimal"
          disabled={disabled}
          aria-invalid={!fits}
          aria-describedby={fits ? undefined : problem}
          value={typed ?? String(value)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null || !fits) return
            if (next !== value) onSet(next)
            setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        {unit && (
          <span className="muted nowrap" style={{ minWidth: 64 }}>
            {unit}
          </span>
        )}
      </span>
      {!fits && (
        <p className="risk" role="alert" id={problem}>
          {t('thresholds.outside', { min: formatNumber(min, digits), max: formatNumber(max, digits) })}
        </p>
      )}
    </Line>
  )
}
