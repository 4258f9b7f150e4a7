import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { Icon } from './icons/icon.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** A search box that tells what was typed once the typing pauses; Escape empties it. */
export function SearchField({ label, value, onChange, inputRef }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  // Set from outside (a view, a cleared filter): what was typed gives way.
  if (told !== value) {
    setTold(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), 120)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <span className="search-field">
      <Icon name="i-search" />
      <input
        ref={inputRef}
        className="field"
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            setTyped('')
            event.stopPropagation()
          }
        }}
      />
    </span>
  )
}
