import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { WorkOrderRow, WorkOrderSort } from '#shared/queries/work-orders.ts'
import { workOrdersCount, workOrdersIds, workOrdersPage } from '#shared/queries/work-orders.ts'
import { useApi } from '../../api/api-context.tsx'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../state/selection.ts'
import { showWorkOrders, startView, useWorkOrderView } from '../../state/work-order-view.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useGridSelection } from '../../ui/use-grid-selection.ts'
import { BulkBar } from './bulk-bar.tsx'
import { usualColumns, workOrderColumns } from './columns.tsx'
import { FilterBar } from './filter-bar.tsx'
import { ColumnChooser, ExportButton, SaveViewButton } from './list-actions.tsx'
import { NewWorkOrderDialog } from './new-work-order-dialog.tsx'
import { useWorkOrderFields } from './use-work-order-fields.ts'
import { ViewsPanel } from './views-panel.tsx'

const noIds: ReadonlySet<string> = new Set()

/** Every work order there is, as a list of any length. */
export function WorkOrdersScreen() {
  const { client } = useApi()
  const now = useNow()
  const view = useWorkOrderView()
  const [creating, setCreating] = useState(false)
  const searchRef = useRef<HTMLInputElement>(null)
  const list = useRangeList<typeof workOrdersPage.args, WorkOrderRow>(workOrdersPage, {
    filter: view.filter,
    sort: view.sort,
  })
  const counted = useQueryOf(workOrdersCount, { filter: view.filter }).data
  const selection = useSelection()
  const mine = selection.current?.kind === 'workOrder'
  const selected = mine ? selection.ids : noIds
  const current = mine ? selection.current!.id : null
  const { onMove } = useGridSelection({
    idAt: (index) => list.rowAt(index)?.id,
    ids: selected,
    selectAlone: (id) => select('workOrder', id),
    toggle: (id) => toggleSelected('workOrder', id),
    selectMany: (ids) => selectMany('workOrder', ids),
  })
  const selectAll = async () => {
    if (selected.size > 1 && counted && selected.size >= Math.min(counted.count, 20_000))
      return selectMany('workOrder', [])
    const reply = await client.query(workOrdersIds, { filter: view.filter, sort: view.sort })
    if (reply.ok) selectMany('workOrder', reply.value.ids.toReversed())
  }
  useActions('work-orders', [
    { id: 'work-orders.new', text: t('workOrders.keyNew'), keys: 'n', run: () => setCreating(true) },
    { id: 'work-orders.search', text: t('workOrders.keySearch'), keys: '/', run: () => searchRef.current?.focus() },
  ])
  const shown = view.columns ?? usualColumns
  const fields = useWorkOrderFields()
  const columns = workOrderColumns(now, fields).filter(({ id }) => shown.includes(id))
  const count = counted ? t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count }) : ''
  const onSort = (by: string) =>
    useWorkOrderView.setState({
      sort: { by: by as WorkOrderSort['by'], descending: view.sort.by === by ? !view.sort.descending : false },
    })
  return (
    <div className="screen-columns">
      <ViewsPanel />
      <div className="screen-stack">
        <div className="toolbar">
          <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
            {view.name ?? t('workOrders.title')}
          </h1>
          <span className="num muted">{count}</span>
          <span className="grow" />
          <SaveViewButton />
          <ColumnChooser />
          <ExportButton />
          <Button kind="primary" icon="i-plus" onClick={() => setCreating(true)}>
            {t('workOrders.newWorkOrder')}
          </Button>
        </div>
        <FilterBar searchRef={searchRef} />
        {list.error ? (
          <MessageState
            role="alert"
            title={t('errors.loadFailed')}
            text={errorText(list.error.error)}
            actions={<Button onClick={list.retry}>{t('errors.retry')}</Button>}
          />
        ) : list.loading ? (
          <SkeletonRows rows={18} label={t('list.loading')} />
        ) : list.rowCount === 0 && list.complete ? (
          <EmptyList />
        ) : (
          <DataGrid
            label={view.name ?? t('workOrders.title')}
            columns={columns}
            rowCount={list.rowCount}
            complete={list.complete}
            rowAt={list.rowAt}
            rowId={(row) => row.id}
            onView={list.see}
            sort={view.sort}
            onSort={onSort}
            current={current}
            currentIndex={current ? list.indexOf(current) : -1}
            selected={selected}
            onMove={onMove}
            onSelectAll={() => void selectAll()}
            allSelected={selected.size > 0 && list.complete && selected.size === list.rowCount}
            selectAllLabel={t('list.selectAll')}
            selectLabel={(row) => t('list.selectRow', { name: row.number })}
            onKey={(event) => {
              if (event.key !== 'F2' || !current) return false
              event.currentTarget
                .querySelector(`[data-edit-title="${current}"]`)
                ?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
              return true
            }}
          />
        )}
        {selected.size > 1 && <BulkBar ids={[...selected]} />}
        <footer className="status-line">
          <span className="num">{t('workOrders.shown', { count })}</span>
          {selected.size > 0 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
          {list.textCut && <span className="warn">{t('list.textCut')}</span>}
          <span className="grow" />
          <span>{officeZone()}</span>
        </footer>
      </div>
      {creating && <NewWorkOrderDialog onClose={() => setCreating(false)} />}
    </div>
  )
}

function EmptyList() {
  const [, goTo] = useLocation()
  const filter = useWorkOrderView((view) => view.filter)
  const all = useQueryOf(workOrdersCount, { filter: {} }).data
  if (!all) return <SkeletonRows rows={4} label={t('list.loading')} />
  if (all.count > 0) {
    const everything = () =>
      showWorkOrders({ filter: {}, sort: { by: 'number', descending: true }, name: t('workOrders.all') })
    const isStart = JSON.stringify(filter) === JSON.stringify(startView.filter)
    return (
      <MessageState
        title={t('workOrders.noMatch')}
        text={t('workOrders.noMatchText')}
        actions={
          <>
            <Button kind="primary" onClick={everything}>
              {t('workOrders.resetFilters')}
            </Button>
            {!isStart && <Button onClick={() => showWorkOrders({})}>{t('workOrders.startView')}</Button>}
          </>
        }
      />
    )
  }
  return (
    <MessageState
      title={t('workOrders.emptyTitle')}
      text={t('workOrders.emptyText')}
      actions={
        <>
          <Button kind="primary" onClick={() => goTo('/requests')}>
            {t('workOrders.emptyOpenRequests')}
          </Button>
          <Button onClick={() => goTo('/import')}>{t('workOrders.emptyImport')}</Button>
        </>
      }
    />
  )
}
