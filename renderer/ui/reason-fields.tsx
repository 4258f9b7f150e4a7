import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { t } from '../lib/messages.ts'
import { Icon } from './icons/icon.tsx'

/** A reason to pick. */
export interface OfferedReason {
  readonly label: string
  readonly pausesClock?: boolean
}

interface ReasonFieldsProps {
  readonly reasons: readonly OfferedReason[]
  readonly value: string
  readonly onChange: (reason: string) => void
  /** Takes the reason that is there: Enter in the list. */
  readonly onTake?: () => void
  readonly autoFocus?: boolean
  readonly maxLength?: number
}

/** The office's reasons as a list (arrows, or 1 to 9), and own words under it. */
export function ReasonFields(props: ReasonFieldsProps) {
  const { reasons, value, onChange, onTake, autoFocus = true, maxLength = 1_000 } = props
  const name = useId()
  const [typed, setTyped] = useState('')
  const pick = (label: string) => {
    setTyped('')
    onChange(label)
  }
  const own = useRef<HTMLInputElement>(null)
  const picked = reasons.findIndex(({ label }) => label === value)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    if (event.key === 'Enter' && picked >= 0 && onTake) {
      event.preventDefault()
      onTake()
    } else if (reasons[place]) {
      event.preventDefault()
      pick(reasons[place].label)
      document.getElementById(`${name}-${place}`)?.focus()
    } else if (
      event.key.length === 1 &&
      /\p{L}/u.test(event.key) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      // Whoever types has words of their own.
      own.current?.focus()
    }
  }
  return (
    <div className="reason-fields">
      {reasons.length > 0 && (
        <div role="radiogroup" aria-label={t('reasons.pick')} className="reason-list" onKeyDown={onKeyDown}>
          {reasons.map(({ label, pausesClock }, index) => (
            <label key={label} className="reason-option" data-checked={index === picked}>
              <input
                id={`${name}-${index}`}
                type="radio"
                name={name}
                checked={index === picked}
                data-autofocus={autoFocus && index === Math.max(0, picked) ? true : undefined}
                onChange={() => pick(label)}
              />
              <kbd aria-hidden="true">{index < 9 ? index + 1 : ''}</kbd>
              <span className="grow">{label}</span>
              {pausesClock && (
                <span className="muted row" style={{ gap: 4 }}>
                  <Icon name="i-pause" />
                  {t('reasons.clockPauses')}
                </span>
              )}
            </label>
          ))}
        </div>
      )}
      <label className="form-field">
        <span className="label">{t(reasons.length > 0 ? 'reasons.ownWords' : 'reasons.reason')}</span>
        <input
          ref={own}
          className="field"
          data-autofocus={autoFocus && reasons.length === 0 ? true : undefined}
          maxLength={maxLength}
          autoComplete="off"
          placeholder={t('reasons.ownWordsHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(event.target.value)
          }}
        />
      </label>
    </div>
  )
}
