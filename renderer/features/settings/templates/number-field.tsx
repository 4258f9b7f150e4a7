import { useState } from 'react'
import { numberText } from '../../../lib/format.ts'
import { currentLanguage } from '../../../lib/messages.ts'
import { parseNumber } from '../../../lib/parse-number.ts'

interface NumberFieldProps {
  readonly label: string
  readonly id?: string
  readonly value: number | null
  readonly width?: number | string
  /** Whether the label is written elsewhere. */
  readonly isNamed?: boolean
  readonly onChange: (value: number | null) => void
  /** How a value is read and written when it is no plain number, such as money. */
  readonly read?: (typed: string) => number | null
  readonly write?: (value: number) => string
}

/** A number that may be left empty. What is no number is marked, and given up when the field is left. */
export function NumberField({
  label,
  id,
  value,
  width,
  isNamed,
  onChange,
  read,
  write = numberText,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const parse = read ?? ((text: string) => parseNumber(text, currentLanguage()))
  return (
    <input
      id={id}
      className="field num"
      style={{ width: width ?? 90 }}
      inputMode="decimal"
      {...(isNamed ? {} : { 'aria-label': label })}
      aria-invalid={typed !== null && typed.trim() !== '' && parse(typed) === null}
      value={typed ?? (value === null ? '' : write(value))}
      onFocus={(event) => event.target.select()}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value.trim() === '') return onChange(null)
        const next = parse(target.value)
        if (next !== null) onChange(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
