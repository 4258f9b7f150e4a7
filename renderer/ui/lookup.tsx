import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'

/** One match of a lookup. */
export interface LookupOption {
  readonly id: string
  readonly text: string
  readonly content?: ReactNode
}

interface LookupProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly LookupOption[]
  readonly onChoose: (id: string) => void
  /** Hears which option is marked, to show what it stands for; null when there is none. */
  readonly onMark?: (id: string | null) => void
  /** False while the options still belong to what was typed before: Enter waits for the right ones. */
  readonly settled?: boolean
  /** Said under the field when there are no options. */
  readonly empty?: ReactNode
  readonly takeFocus?: boolean
  readonly maxLength?: number
}

/** A field that finds while one types, with the matches always open below it: arrows mark, Enter takes the marked one. */
export function Lookup(props: LookupProps) {
  const { label, value, options, onChoose, settled = true, takeFocus = true } = props
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const current = options.find((option) => option.id === marked) ?? options[0]
  useEffect(() => {
    if (!takeFocus) return
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [takeFocus])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current?.id])
  const { onMark } = props
  const markedId = current?.id ?? null
  useEffect(() => onMark?.(markedId), [onMark, markedId])
  // Enter was pressed before the matches of the last letters had come: it counts once they are there.
  const chosen = useRef(onChoose)
  useEffect(() => {
    chosen.current = onChoose
  })
  const firstId = options[0]?.id
  useEffect(() => {
    if (!waiting || !settled) return
    setWaiting(false)
    if (firstId !== undefined) chosen.current(firstId)
  }, [waiting, settled, firstId])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = options.findIndex((option) => option.id === current?.id)
    if (event.key === 'ArrowDown') setMarked(options[Math.min(options.length - 1, at + 1)]?.id ?? null)
    else if (event.key === 'ArrowUp') setMarked(options[Math.max(0, at - 1)]?.id ?? null)
    else if (event.key === 'Enter' && (options.length > 0 || !settled)) {
      if (!settled) setWaiting(true)
      else if (current) onChoose(current.id)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="lookup">
      <span className="search-field">
        <Icon name="i-search" />
        <input
          ref={field}
          className="field"
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={props.maxLength ?? 500}
          value={value}
          onChange={(event) => {
            setMarked(null)
            props.onChange(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
      </span>
      <div
        ref={list}
        id={`${id}-list`}
        className="key-choices"
        role={options.length > 0 ? 'listbox' : undefined}
        aria-label={options.length > 0 ? label : undefined}
      >
        {options.map((option) => (
          <div
            key={option.id}
            id={`${id}-${option.id}`}
            role="option"
            aria-label={option.text}
            aria-selected={option.id === current?.id}
            className="key-choice"
            onPointerMove={() => setMarked(option.id)}
            // The field keeps the focus: a click is a choice, not a way out of it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.id)}
          >
            <span className="choice-content">{option.content ?? option.text}</span>
          </div>
        ))}
        {options.length === 0 && props.empty}
      </div>
    </div>
  )
}
