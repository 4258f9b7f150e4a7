import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../api/may.ts'
import { t } from '../lib/messages.ts'
import type { ListSort } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons/icon.tsx'
import './list.css'
import type { ListKind } from './list-kind.ts'
import { SaveViewForm } from './save-view-form.tsx'
import { SavedViews } from './saved-views.tsx'
import { useSaveView } from './use-save-view.ts'

/** The saved views of a list behind a button, with the view everybody starts with and a place to save the one shown. */
export function ViewsMenu<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const [opened, setOpened] = useState(false)
  const { name, savedViewId } = kind.view.use()
  const may = useMay('views')
  const save = useSaveView(kind)
  const isPlain = savedViewId === null
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal returnFocus>
      <Popover.Target>
        <Button
          aria-haspopup="dialog"
          aria-expanded={opened}
          aria-pressed={!isPlain}
          onClick={() => setOpened(!opened)}
        >
          <span className="cut view-name">{isPlain ? t('list.views') : name}</span>
          <Icon name="i-down" />
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('list.views')}>
        <div className="views-menu">
          <div className="side-entry" data-on={isPlain}>
            <button
              type="button"
              aria-current={isPlain}
              onClick={() => {
                kind.view.show({})
                setOpened(false)
              }}
            >
              <span className="grow cut">{t('list.startView')}</span>
            </button>
          </div>
          <SavedViews
            kind={kind}
            empty={<p className="muted">{t('list.noViews')}</p>}
            onChoose={() => setOpened(false)}
          />
          {may && (
            <div className="views-save">
              {savedViewId && name && (
                <Button onClick={() => void save(name, savedViewId).then(() => setOpened(false))}>
                  {t('list.saveChangesTo', { name })}
                </Button>
              )}
              <h2 className="label">{t('list.saveAsNew')}</h2>
              <SaveViewForm kind={kind} onSaved={() => setOpened(false)} />
            </div>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
