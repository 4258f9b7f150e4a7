import { useState } from 'react'
import { instantOfText, localText } from '../../lib/day-text.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'

interface EditableInstantProps {
  readonly label: string
  readonly value: number
  readonly zone: string
  readonly onSave: (value: number) => void
}

/** An instant that becomes a date field when it is activated; Enter or leaving it saves, Escape leaves it as it was. */
export function EditableInstant({ label, value, zone, onSave }: EditableInstantProps) {
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <button
        type="button"
        className="editable num"
        aria-label={`${t('inspector.edit', { field: label })}: ${formatDateTime(value, zone)}`}
        onClick={() => setTyped(localText(value, zone))}
      >
        {formatDateTime(value, zone)}
      </button>
    )
  }
  const save = () => {
    setTyped(null)
    const at = instantOfText(typed, zone)
    // The field knows minutes only: what it shows is compared, so that leaving it untouched changes nothing.
    if (at !== null && typed !== localText(value, zone)) onSave(at)
  }
  return (
    <input
      className="field"
      type="datetime-local"
      aria-label={label}
      autoFocus
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setTyped(null)
        if (event.key === 'Enter') save()
      }}
    />
  )
}
