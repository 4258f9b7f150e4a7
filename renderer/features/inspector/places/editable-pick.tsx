import { useState } from 'react'
import type { ReactNode } from 'react'
import { usePlaceSuggestions } from '../../../api/use-place-suggestions.ts'
import { t } from '../../../lib/messages.ts'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { Button } from '../../../ui/button.tsx'
import { select } from '../../../state/selection.ts'

interface EditablePickProps {
  readonly kind: 'site' | 'asset' | 'customer'
  readonly label: string
  readonly value: { readonly id: string; readonly name: string } | null
  readonly within?: { readonly siteId?: string | null; readonly customerId?: string | null }
  /** Said for "none"; leave out where something must be chosen. */
  readonly clearText?: string
  readonly onSave: (id: string | null) => void
  readonly children?: ReactNode
}

/** A record that can be gone to, and changed for another by typing a few letters. */
export function EditablePick(props: EditablePickProps) {
  const { kind, label, value, onSave } = props
  const [editing, setEditing] = useState(false)
  if (!editing) {
    return (
      <span className="row" style={{ gap: 2, width: '100%' }}>
        {value ? (
          <button type="button" className="editable accent" onClick={() => select(kind, value.id)}>
            {props.children ?? value.name}
          </button>
        ) : (
          <span className="grow muted">{t('inspector.noValue')}</span>
        )}
        <Button
          kind="ghost"
          size="small"
          icon="i-pen"
          aria-label={t('inspector.edit', { field: label })}
          onClick={() => setEditing(true)}
        />
      </span>
    )
  }
  return <PickField {...props} onDone={() => setEditing(false)} onSave={onSave} />
}

function PickField({
  kind,
  label,
  value,
  within,
  clearText,
  onSave,
  onDone,
}: EditablePickProps & { readonly onDone: () => void }) {
  const found = usePlaceSuggestions(kind, within)
  return (
    <SuggestField
      label={label}
      value={value}
      autoFocus
      {...found}
      {...(clearText ? { clearText } : {})}
      emptyText={t('places.noMatch')}
      onLeave={onDone}
      onChoose={(chosen) => {
        if ((chosen?.id ?? null) !== (value?.id ?? null)) onSave(chosen?.id ?? null)
        onDone()
      }}
    />
  )
}
