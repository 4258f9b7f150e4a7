import { useRef } from 'react'
import type { ReactNode } from 'react'
import { savedViewRemove } from '#shared/commands/saved-view/remove.ts'
import { savedViewSave } from '#shared/commands/saved-view/save.ts'
import { savedViewsOf } from '#shared/queries/work-orders.ts'
import { useMay } from '../api/may.ts'
import { useCommands } from '../api/use-commands.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import type { ListSort } from '../state/list-view.ts'
import { Button } from '../ui/button.tsx'
import type { ListKind } from './list-kind.ts'
import { storedOfView, viewOfStored } from './stored-view.ts'
import { readViewFile, shareView } from './view-file.ts'

interface SavedViewsProps<Row, Filter extends object, Sort extends ListSort> {
  readonly kind: ListKind<Row, Filter, Sort>
  /** Drawn behind the name of a view: how much it holds. */
  readonly countOf?: (filter: Filter) => ReactNode
  /** Said where nobody has saved a view yet. */
  readonly empty?: ReactNode
  readonly onChoose?: () => void
}

/** The views people saved of a list: open one, share it as a file, remove it; and take one in from a file. */
export function SavedViews<Row, Filter extends object, Sort extends ListSort>(
  props: SavedViewsProps<Row, Filter, Sort>,
) {
  const { kind, countOf } = props
  const { run } = useCommands()
  const may = useMay('views')
  const current = kind.view.use((view) => view.savedViewId)
  const saved = useQueryOf(savedViewsOf, { screen: kind.screen }).data ?? []
  const known = saved.flatMap(({ id, name, view }) => {
    const stored = viewOfStored(kind, view)
    return stored ? [{ id, name, stored }] : []
  })
  return (
    <>
      {known.length > 0 ? <h2 className="label">{t('list.savedViews')}</h2> : props.empty}
      {known.map(({ id, name, stored }) => (
        <div key={id} className="side-entry" data-on={current === id}>
          <button
            type="button"
            aria-current={current === id}
            onClick={() => {
              kind.view.show({ ...stored, name, savedViewId: id })
              props.onChoose?.()
            }}
          >
            <span className="grow cut">{name}</span>
            {countOf?.(stored.filter)}
          </button>
          <Button
            kind="ghost"
            size="small"
            icon="i-right"
            aria-label={t('list.shareView', { name })}
            onClick={() => shareView(kind.screen, name, storedOfView(stored))}
          />
          {may && (
            <Button
              kind="ghost"
              size="small"
              icon="i-x"
              aria-label={t('list.removeView', { name })}
              onClick={() => {
                void run(savedViewRemove, { savedViewId: id })
                if (current === id) kind.view.use.setState({ savedViewId: null })
              }}
            />
          )}
        </div>
      ))}
      {may && <TakeView kind={kind} />}
    </>
  )
}

/** Adds a view that somebody shared as a file. */
function TakeView<Row, Filter extends object, Sort extends ListSort>({
  kind,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
}) {
  const { run } = useCommands()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readViewFile(kind.screen, file)
    if (!read || !viewOfStored(kind, read.view)) {
      return announce({ tone: 'bad', text: t('list.notAView', { name: file.name }) })
    }
    const { screen, name, view } = read
    const done = await run(savedViewSave, { screen, name, view })
    if (done.ok) announce({ tone: 'good', text: t('list.viewTaken', { name }) })
  }
  return (
    <div style={{ marginTop: 12 }}>
      <Button kind="ghost" size="small" onClick={() => input.current?.click()}>
        {t('list.takeView')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
