import { useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '../../lib/messages.ts'

interface EditableTextProps {
  readonly label: string
  readonly value: string
  readonly onSave: (value: string) => void
  /** Hears what is typed, and null once the field is left. */
  readonly onType?: (typed: string | null) => void
  readonly lines?: boolean
  readonly placeholder?: string
  readonly maxLength?: number
  readonly type?: 'text' | 'date'
  readonly className?: string
  /** Name by which a missing field is gone to. */
  readonly place?: string
  /** Begins as a field. */
  readonly startOpen?: boolean
  /** The field was left, saved or not. */
  readonly onClose?: () => void
  readonly children?: ReactNode
}

/** A text that becomes a field when it is clicked or activated; Enter or leaving it saves, Escape leaves it as it was. */
export function EditableText(props: EditableTextProps) {
  const { label, value, onSave, lines, placeholder, maxLength = 500, type = 'text' } = props
  const [typed, setTyped] = useState<string | null>(props.startOpen ? value : null)
  const setText = (next: string | null) => {
    setTyped(next)
    props.onType?.(next)
  }
  const close = () => {
    setText(null)
    props.onClose?.()
  }
  if (typed === null) {
    return (
      <button
        type="button"
        className={`editable ${props.className ?? ''}`}
        data-place={props.place}
        aria-label={`${t('inspector.edit', { field: label })}: ${value || (placeholder ?? '')}`}
        onClick={() => setTyped(value)}
      >
        {props.children ??
          (value === '' ? <span className="muted">{placeholder ?? t('inspector.noValue')}</span> : value)}
      </button>
    )
  }
  const save = () => {
    close()
    if (typed !== value) onSave(typed)
  }
  const common = {
    className: 'field',
    'aria-label': label,
    autoFocus: true,
    value: typed,
    maxLength,
    onBlur: save,
    onKeyDown: (event: { key: string; shiftKey: boolean; stopPropagation(): void }) => {
      event.stopPropagation()
      if (event.key === 'Escape') close()
      if (event.key === 'Enter' && (!lines || !event.shiftKey)) save()
    },
  }
  return lines ? (
    <textarea {...common} onChange={(event) => setText(event.target.value)} />
  ) : (
    <input {...common} type={type} onChange={(event) => setText(event.target.value)} />
  )
}

interface EditableChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly onSave: (value: string) => void
  readonly children: ReactNode
}

/** A value from a list that becomes a choice when it is clicked or activated. */
export function EditableChoice({ label, value, options, onSave, children }: EditableChoiceProps) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <button
        type="button"
        className="editable"
        aria-label={t('inspector.edit', { field: label })}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
    )
  }
  return (
    <select
      className="field"
      aria-label={label}
      autoFocus
      value={value}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setOpen(false)
      }}
      onChange={(event) => {
        setOpen(false)
        if (event.target.value !== value) onSave(event.target.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  )
}
