import { Modal } from '@mantine/core'
import { useState } from 'react'
import { savedViewSave } from '#shared/commands/saved-view/save.ts'
import { useMay } from '../api/may.ts'
import { useCommands } from '../api/use-commands.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import type { ListSort } from '../state/list-view.ts'
import { useOwnLayouts } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import type { ListKind } from './list-kind.ts'
import { storedOfView } from './stored-view.ts'

/** Keeps filters, order and columns of a list under a name. */
export function SaveViewButton<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const { run } = useCommands()
  const may = useMay('views')
  const view = kind.view.use()
  const own = useOwnLayouts((layouts) => layouts[kind.screen]) ?? null
  const [asked, setAsked] = useState<string | null>(null)
  if (!may) return null
  const { savedViewId, name } = view
  const save = async (viewName: string, id: string | null) => {
    const layout = view.layout ?? own
    const done = await run(savedViewSave, {
      savedViewId: id,
      screen: kind.screen,
      name: viewName,
      view: storedOfView({ ...view, layout }),
    })
    if (!done.ok) return
    setAsked(null)
    kind.view.use.setState({ savedViewId: done.value.value.savedViewId, name: viewName, layout })
    announce({ tone: 'good', text: t('list.viewSaved', { name: viewName }) })
  }
  return (
    <>
      <Button onClick={() => (savedViewId && name ? void save(name, savedViewId) : setAsked(''))}>
        {savedViewId ? t('list.saveChanges') : t('list.saveView')}
      </Button>
      {asked !== null && (
        <Modal
          opened
          onClose={() => setAsked(null)}
          title={t('list.saveView')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <form
            className="row"
            onSubmit={(event) => {
              event.preventDefault()
              if (asked.trim() !== '') void save(asked.trim(), null)
            }}
          >
            <input
              className="field grow"
              data-autofocus
              maxLength={100}
              aria-label={t('list.viewName')}
              placeholder={t('list.viewName')}
              value={asked}
              onChange={(event) => setAsked(event.target.value)}
            />
            <Button kind="primary" type="submit" disabled={asked.trim() === ''}>
              {t('list.save')}
            </Button>
          </form>
        </Modal>
      )}
    </>
  )
}
