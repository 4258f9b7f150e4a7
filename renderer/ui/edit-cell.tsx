import { Menu } from '@mantine/core'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

/** Cells of a grid row that can be edited in place carry this attribute. */
const editable = '[data-edit]'
const grids = '[role="grid"], [role="treegrid"]'

/**
 * Begins to edit a cell of a row: the first that is typed into (else the first whose value is chosen), or the next or
 * previous one from a cell that is edited. False when there is none.
 */
export function editCell(row: Element | null, from?: { readonly cell: Element; readonly back: boolean }): boolean {
  const cells = row ? [...row.querySelectorAll<HTMLElement>(editable)] : []
  const cell = from
    ? cells[cells.indexOf(from.cell as HTMLElement) + (from.back ? -1 : 1)]
    : (cells.find((one) => !one.querySelector('button')) ?? cells[0])
  if (!cell) return false
  const button = cell.querySelector('button')
  if (button) {
    button.focus()
    button.click()
  } else {
    cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
  }
  return true
}

interface TextCellProps {
  /** Spoken name of the field while it is edited. */
  readonly label: string
  readonly value: string
  readonly maxLength?: number
  readonly type?: 'text' | 'date'
  /** Called with what was typed when it differs. */
  readonly onSave: (value: string) => void
  /** Whether an empty text may be saved. */
  readonly optional?: boolean
  readonly title?: string | undefined
  readonly children: ReactNode
}

/**
 * A text that a double click or F2 edits in place: Enter saves, Tab saves and goes on to the next cell that can be
 * edited, Escape leaves it as it was.
 */
export function TextCell(props: TextCellProps) {
  const { label, value, onSave, maxLength = 500, type = 'text', optional = false, title, children } = props
  const [typed, setTyped] = useState<string | null>(null)
  // Giving the keyboard away blurs the field once more, before it is drawn anew.
  const isOver = useRef(false)
  const leave = () => {
    isOver.current = true
    setTyped(null)
  }
  const save = () => {
    if (isOver.current) return
    leave()
    if (typed === null || typed === value || (!optional && typed.trim() === '')) return
    onSave(typed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const cell = event.currentTarget.closest(editable)
    const grid = event.currentTarget.closest<HTMLElement>(grids)
    if (event.key === 'Tab') {
      event.preventDefault()
      save()
      if (!cell || !editCell(cell.closest('[role="row"]'), { cell, back: event.shiftKey })) grid?.focus()
    }
    if (event.key === 'Enter') save()
    if (event.key === 'Escape') leave()
    if (event.key === 'Enter' || event.key === 'Escape') grid?.focus()
  }
  return (
    <span
      className="edit-cell"
      data-edit
      title={title}
      onDoubleClick={(event) => {
        event.stopPropagation()
        if (typed !== null) return
        isOver.current = false
        setTyped(value)
      }}
    >
      {typed === null ? (
        children
      ) : (
        <input
          className="field cell-edit"
          type={type}
          aria-label={label}
          autoFocus
          value={typed}
          maxLength={maxLength}
          onChange={(event) => setTyped(event.target.value)}
          onClick={(event) => event.stopPropagation()}
          onBlur={save}
          onKeyDown={onKeyDown}
        />
      )}
    </span>
  )
}

interface ChoiceCellProps<Value extends string> {
  readonly label: string
  readonly title?: string | undefined
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly icon?: ReactNode }[]
  readonly onChoose: (value: Value) => void
  readonly children: ReactNode
}

/** A value of a closed list: a click, or F2 and Tab, opens the list to choose another. */
export function ChoiceCell<Value extends string>({
  label,
  title,
  choices,
  onChoose,
  children,
}: ChoiceCellProps<Value>) {
  const cell = useRef<HTMLSpanElement>(null)
  return (
    <span data-edit ref={cell}>
      <Menu
        position="bottom-start"
        withinPortal
        returnFocus={false}
        // The keyboard goes on in the grid.
        onClose={() => cell.current?.closest<HTMLElement>(grids)?.focus()}
      >
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            className="cell-button"
            aria-label={label}
            title={title}
            onClick={(event) => event.stopPropagation()}
          >
            {children}
          </button>
        </Menu.Target>
        <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
          {choices.map(({ value, text, icon }) => (
            <Menu.Item key={value} leftSection={icon} onClick={() => onChoose(value)}>
              {text}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
