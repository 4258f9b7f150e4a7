import { instantOfText, localText } from '../lib/day-text.ts'

interface InstantFieldProps {
  readonly label: string
  /** UTC ms; null while it is not filled in. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** The zone whose wall clock is shown. */
  readonly zone: string
  readonly autoFocus?: boolean
}

/** Day and time of an instant on the wall clock of a zone. */
export function InstantField({ label, value, onChange, zone, autoFocus = false }: InstantFieldProps) {
  return (
    <label className="form-field">
      <span className="label">{label}</span>
      <input
        type="datetime-local"
        className="field"
        value={value === null ? '' : localText(value, zone)}
        data-autofocus={autoFocus ? true : undefined}
        onChange={(event) => onChange(instantOfText(event.target.value, zone))}
      />
    </label>
  )
}
