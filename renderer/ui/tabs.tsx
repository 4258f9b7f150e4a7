import type { ReactNode } from 'react'
import { formatNumber } from '../lib/format.ts'

interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly {
    readonly value: T
    readonly text: ReactNode
    readonly count?: number
    readonly alarm?: boolean
  }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A row of tabs with optional counts. Arrow keys move between them. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
        if (step === 0) return
        const at = tabs.findIndex((tab) => tab.value === value)
        const next = tabs[(at + step + tabs.length) % tabs.length]
        if (next) onChange(next.value)
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
        >
          {tab.text}
          {tab.count !== undefined && (
            <span className={tab.alarm ? 'count alarm num' : 'count num'}>{formatNumber(tab.count)}</span>
          )}
        </button>
      ))}
    </div>
  )
}
