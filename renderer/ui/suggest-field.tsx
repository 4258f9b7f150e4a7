import { Combobox, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import './suggest-field.css'

/** One thing that can be chosen. */
export interface Suggestion {
  readonly id: string
  readonly name: string
  /** Second line: an address, the name behind a tag. */
  readonly detail?: string
}

interface SuggestFieldProps {
  readonly label: string
  readonly placeholder?: string
  /** What is chosen now; null for nothing. */
  readonly value: Suggestion | null
  readonly suggestions: readonly Suggestion[]
  /** Nothing has been answered yet for what was typed. */
  readonly waiting?: boolean
  readonly onType: (text: string) => void
  readonly onChoose: (chosen: Suggestion | null) => void
  /** Said where nothing matches. */
  readonly emptyText: string
  /** Offered as the first line: nothing at all. */
  readonly clearText?: string
  readonly autoFocus?: boolean
  readonly onLeave?: () => void
}

/** A field that lists what matches while somebody types; arrows choose, Enter takes, Escape leaves it as it was. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, value, suggestions, onType, onChoose, onLeave } = props
  const [typed, setTyped] = useState<string | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const names = suggestions.map(({ id }) => id).join()
  const { updateSelectedOptionIndex } = combobox
  useEffect(() => {
    if (typed !== null && names !== '') updateSelectedOptionIndex()
  }, [names, typed, updateSelectedOptionIndex])
  const leave = () => {
    combobox.closeDropdown()
    setTyped(null)
    onType('')
    onLeave?.()
  }
  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(id) => {
        onChoose(suggestions.find((one) => one.id === id) ?? null)
        combobox.closeDropdown()
        setTyped(null)
        onType('')
      }}
    >
      <Combobox.Target>
        <input
          className="field suggest-input"
          aria-label={label}
          data-autofocus={props.autoFocus || undefined}
          autoFocus={props.autoFocus}
          placeholder={props.placeholder ?? label}
          value={typed ?? value?.name ?? ''}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
          onChange={(event) => {
            setTyped(event.target.value)
            onType(event.target.value)
            combobox.openDropdown()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
            if (event.key === 'Escape') leave()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {props.clearText && value && (
            <Combobox.Option value="" className="suggest-option">
              <span className="muted">{props.clearText}</span>
            </Combobox.Option>
          )}
          {suggestions.map(({ id, name, detail }) => (
            <Combobox.Option key={id} value={id} className="suggest-option" active={id === value?.id}>
              <span className="medium cut">{name}</span>
              {detail && <span className="muted cut">{detail}</span>}
            </Combobox.Option>
          ))}
          {suggestions.length === 0 && !props.waiting && <Combobox.Empty>{props.emptyText}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
