import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../api/may.ts'
import { t } from '../lib/messages.ts'
import type { ListSort } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import type { ListKind } from './list-kind.ts'
import { SaveViewForm } from './save-view-form.tsx'
import { useSaveView } from './use-save-view.ts'

/** Keeps filters, order and columns of a list under a name, or in place of the saved view that is open. */
export function SaveViewButton<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const may = useMay('views')
  const save = useSaveView(kind)
  const { savedViewId, name } = kind.view.use()
  const [asking, setAsking] = useState(false)
  if (!may) return null
  return (
    <>
      <Button onClick={() => (savedViewId && name ? void save(name, savedViewId) : setAsking(true))}>
        {savedViewId ? t('list.saveChanges') : t('list.saveView')}
      </Button>
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('list.saveView')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <SaveViewForm kind={kind} takeFocus onSaved={() => setAsking(false)} />
        </Modal>
      )}
    </>
  )
}
