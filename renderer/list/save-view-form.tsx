import { useState } from 'react'
import { t } from '../lib/messages.ts'
import type { ListSort } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import type { ListKind } from './list-kind.ts'
import { useSaveView } from './use-save-view.ts'

interface SaveViewFormProps<Row, Filter extends object, Sort extends ListSort> {
  readonly kind: ListKind<Row, Filter, Sort>
  readonly takeFocus?: boolean
  readonly onSaved: () => void
}

/** Asks what a new saved view is called, and keeps it. */
export function SaveViewForm<Row, Filter extends object, Sort extends ListSort>(
  props: SaveViewFormProps<Row, Filter, Sort>,
) {
  const save = useSaveView(props.kind)
  const [name, setName] = useState('')
  const keep = async () => {
    if (!(await save(name.trim(), null))) return
    setName('')
    props.onSaved()
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void keep()
      }}
    >
      <input
        className="field grow"
        data-autofocus={props.takeFocus ? true : undefined}
        style={{ minWidth: 0 }}
        maxLength={100}
        aria-label={t('list.viewName')}
        placeholder={t('list.viewName')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button kind="primary" type="submit" disabled={name.trim() === ''}>
        {t('list.save')}
      </Button>
    </form>
  )
}
