import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Icon } from './icons/icon.tsx'

interface ChoiceFilterProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly icon?: ReactNode }[]
  /** Null: everything. */
  readonly chosen: readonly string[] | null
  readonly onChange: (chosen: string[] | null) => void
  readonly clearLabel: string
  readonly searchLabel: string
  readonly summary: (count: number) => string
}

/** A filter as a chip: what is let through, a list to choose from, and a cross that takes the filter off. */
export function ChoiceFilter({
  label,
  options,
  chosen,
  onChange,
  clearLabel,
  searchLabel,
  summary,
}: ChoiceFilterProps) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const names = options.filter(({ value }) => chosen?.includes(value)).map(({ text }) => text)
  const shown = options.filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()))
  return (
    <span className="filter-chip" data-set={chosen !== null}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withinPortal returnFocus>
        <Popover.Target>
          <button type="button" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <span className="soft">{label}</span>
            {chosen !== null && <b className="semi">{names.length === 1 ? names[0] : summary(chosen.length)}</b>}
            <Icon name="i-down" />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={6} aria-label={label}>
          {options.length > 10 && (
            <input
              className="field"
              style={{ width: '100%', marginBottom: 6 }}
              aria-label={searchLabel}
              placeholder={searchLabel}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          <div className="choice-list" role="group" aria-label={label}>
            {shown.map(({ value, text, icon }) => (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={chosen?.includes(value) ?? false}
                  onChange={(event) => {
                    const rest = (chosen ?? []).filter((one) => one !== value)
                    const next = event.target.checked ? [...rest, value] : rest
                    onChange(next.length > 0 ? next : null)
                  }}
                />
                {icon}
                <span className="cut">{text}</span>
              </label>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      {chosen !== null && (
        <button
          type="button"
          className="remove"
          aria-label={clearLabel}
          title={clearLabel}
          onClick={() => onChange(null)}
        >
          <Icon name="i-x" />
        </button>
      )}
    </span>
  )
}
