import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { workOrdersCount } from '#shared/queries/work-orders.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { SavedViews } from '../../list/saved-views.tsx'
import type { WorkOrderView } from '../../state/work-order-view.ts'
import { showWorkOrders, workOrderView } from '../../state/work-order-view.ts'
import { workOrderList } from './work-order-list.ts'

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

/** Built-in and saved views with how much is in each. */
export function ViewsPanel() {
  const current = workOrderView.use()
  return (
    <nav className="side-panel" aria-label={t('workOrders.views')}>
      <h2 className="label">{t('workOrders.views')}</h2>
      {builtIn.map(({ key, view, alarm }) => {
        const name = t(`workOrders.${key}`)
        const filter = view.filter ?? workOrderView.start.filter
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
      <SavedViews kind={workOrderList} countOf={(filter) => <ViewCount filter={filter} alarm={false} />} />
    </nav>
  )
}

function ViewCount({ filter, alarm }: { readonly filter: WorkOrderFilter; readonly alarm: boolean }) {
  const counted = useQueryOf(workOrdersCount, { filter }).data
  if (!counted) return null
  const text = t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count })
  return <span className={alarm && counted.count > 0 ? 'num risk semi' : 'num muted'}>{text}</span>
}
