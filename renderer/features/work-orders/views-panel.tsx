import { useRef } from 'react'
import type { z } from 'zod'
import { savedViewSave } from '#shared/commands/saved-view/save.ts'
import { savedViewRemove } from '#shared/commands/saved-view/remove.ts'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import {
  savedViewsOf,
  workOrderFilterSchema,
  workOrdersCount,
  workOrderSortSchema,
} from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import type { WorkOrderView } from '../../state/work-order-view.ts'
import { showWorkOrders, startView, useWorkOrderView } from '../../state/work-order-view.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'
import { readViewFile, shareView } from './view-file.ts'

/** Screen name saved views of this list are kept under. */
export const viewScreen = 'work-orders'

/** Views every office has. */
const builtIn: readonly { readonly key: string; readonly view: Partial<WorkOrderView>; readonly alarm?: boolean }[] = [
  { key: 'startView', view: {} },
  { key: 'overdue', view: { filter: { due: 'overdue' } }, alarm: true },
  { key: 'atRisk', view: { filter: { due: 'atRisk' } }, alarm: true },
  { key: 'unplaced', view: { filter: { statuses: ['open'], visits: 'unplaced' } } },
  { key: 'onHold', view: { filter: { statuses: ['onHold'] } } },
  { key: 'done', view: { filter: { statuses: ['done'] }, sort: { by: 'openedAt', descending: true } } },
  { key: 'closed', view: { filter: { statuses: ['closed'] }, sort: { by: 'openedAt', descending: true } } },
  { key: 'all', view: { filter: {}, sort: { by: 'number', descending: true } } },
]

/** A stored view, or null when it was written by something that knew other filters. */
export function viewOfStored(
  stored: z.infer<ReturnType<typeof z.json>>,
): Pick<WorkOrderView, 'filter' | 'sort' | 'columns'> | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null
  const filter = workOrderFilterSchema.safeParse(stored['filter'])
  const sort = workOrderSortSchema.safeParse(stored['sort'])
  const { columns } = stored
  if (!filter.success || !sort.success) return null
  const ids = Array.isArray(columns) ? columns.filter((one) => typeof one === 'string') : null
  return { filter: filter.data, sort: sort.data, columns: ids }
}

/** Built-in and saved views with how much is in each. */
export function ViewsPanel() {
  const current = useWorkOrderView()
  const { run } = useCommands()
  const saved = useQueryOf(savedViewsOf, { screen: viewScreen }).data ?? []
  return (
    <nav className="side-panel" aria-label={t('workOrders.views')}>
      <h2 className="label">{t('workOrders.views')}</h2>
      {builtIn.map(({ key, view, alarm }) => {
        const name = t(`workOrders.${key}`)
        const filter = view.filter ?? startView.filter
        const on = current.savedViewId === null && JSON.stringify(current.filter) === JSON.stringify(filter)
        return (
          <div key={key} className="side-entry" data-on={on}>
            <button type="button" aria-current={on} onClick={() => showWorkOrders({ ...view, name })}>
              <span className="grow cut">{name}</span>
              <ViewCount filter={filter} alarm={alarm ?? false} />
            </button>
          </div>
        )
      })}
      {saved.length > 0 && <h2 className="label">{t('workOrders.myViews')}</h2>}
      {saved.map(({ id, name, view }) => {
        const stored = viewOfStored(view)
        if (!stored) return null
        const on = current.savedViewId === id
        return (
          <div key={id} className="side-entry" data-on={on}>
            <button
              type="button"
              aria-current={on}
              onClick={() => showWorkOrders({ ...stored, name, savedViewId: id })}
            >
              <span className="grow cut">{name}</span>
              <ViewCount filter={stored.filter} alarm={false} />
            </button>
            <Button
              kind="ghost"
              size="small"
              icon="i-right"
              aria-label={t('workOrders.shareView', { name })}
              onClick={() => shareView(name, stored)}
            />
            <Button
              kind="ghost"
              size="small"
              icon="i-x"
              aria-label={t('workOrders.removeView', { name })}
              onClick={() => {
                void run(savedViewRemove, { savedViewId: id })
                if (on) useWorkOrderView.setState({ savedViewId: null })
              }}
            />
          </div>
        )
      })}
      <TakeView />
    </nav>
  )
}

/** Adds a view that somebody shared as a file. */
function TakeView() {
  const { run } = useCommands()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readViewFile(file)
    if (!read || !viewOfStored(read.view)) {
      return announce({ tone: 'bad', text: t('workOrders.notAView', { name: file.name }) })
    }
    const { screen, name, view } = read
    const done = await run(savedViewSave, { screen, name, view })
    if (done.ok) announce({ tone: 'good', text: t('workOrders.viewTaken', { name }) })
  }
  return (
    <div style={{ marginTop: 12 }}>
      <Button kind="ghost" size="small" onClick={() => input.current?.click()}>
        {t('workOrders.takeView')}
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

function ViewCount({ filter, alarm }: { readonly filter: WorkOrderFilter; readonly alarm: boolean }) {
  const counted = useQueryOf(workOrdersCount, { filter }).data
  if (!counted) return null
  const text = t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count })
  return <span className={alarm && counted.count > 0 ? 'num risk semi' : 'num muted'}>{text}</span>
}
