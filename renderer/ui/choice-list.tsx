import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

/** One thing to choose. */
export interface Choice {
  readonly id: string
  /** What typing letters jumps to, and what a screen reader says. */
  readonly text: string
  readonly content?: ReactNode
  /** Chosen with the key 0: "none of these". The others have 1 to 9 in their order. */
  readonly zero?: boolean
  readonly disabled?: boolean
}

interface ChoiceListProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
  /** The one marked at first; the first otherwise. */
  readonly initial?: string | null
  /** Takes the keyboard when it appears. */
  readonly takeFocus?: boolean
}

const typedPauseMs = 700

/** A list answered with one key: its number, or arrows and Enter, or the first letters of its words. */
export function ChoiceList({ label, choices, onChoose, initial = null, takeFocus = true }: ChoiceListProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<string | null>(initial)
  const typed = useRef({ text: '', at: 0 })
  const usable = choices.filter((choice) => !choice.disabled)
  const current = usable.find((choice) => choice.id === marked) ?? usable[0]
  useEffect(() => {
    if (takeFocus) list.current?.focus({ preventScroll: true })
  }, [takeFocus])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current?.id])

  const keyOf = (choice: Choice): string | null => {
    if (choice.zero) return '0'
    const place = choices.filter((one) => !one.zero).indexOf(choice)
    return place < 9 ? String(place + 1) : null
  }
  const move = (to: number) => setMarked(usable[Math.max(0, Math.min(usable.length - 1, to))]?.id ?? null)
  const jump = (letter: string, now: number) => {
    const fresh = now - typed.current.at > typedPauseMs
    typed.current = { text: (fresh ? '' : typed.current.text) + letter.toLocaleLowerCase(), at: now }
    const found = usable.find(({ text }) => text.toLocaleLowerCase().startsWith(typed.current.text))
    if (found) setMarked(found.id)
    return found !== undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = usable.findIndex((choice) => choice.id === current?.id)
    const numbered = /^\d$/.test(event.key) ? usable.find((choice) => keyOf(choice) === event.key) : undefined
    if (numbered) onChoose(numbered.id)
    else if (event.key === 'Enter' || event.key === ' ') {
      if (current) onChoose(current.id)
    } else if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(usable.length - 1)
    else if (!/^\p{L}$/u.test(event.key) || !jump(event.key, event.timeStamp)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className="key-choices"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={current ? `${id}-${current.id}` : undefined}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <div
          key={choice.id}
          id={`${id}-${choice.id}`}
          role="option"
          aria-label={choice.text}
          aria-selected={choice.id === current?.id}
          aria-disabled={choice.disabled}
          className="key-choice"
          onPointerMove={() => !choice.disabled && setMarked(choice.id)}
          onClick={() => !choice.disabled && onChoose(choice.id)}
        >
          {keyOf(choice) === null ? <span className="choice-key" /> : <kbd className="choice-key">{keyOf(choice)}</kbd>}
          <span className="choice-content">{choice.content ?? choice.text}</span>
        </div>
      ))}
    </div>
  )
}
