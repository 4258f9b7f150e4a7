import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { workOrdersCount, workOrdersIds, workOrdersPage } from '#shared/queries/work-orders.ts'
import { useApi } from '../../api/api-context.tsx'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { gridColumns } from '../../list/grid-columns.tsx'
import { ListTools } from '../../list/list-tools.tsx'
import { RecordGrid, useSelectedOf } from '../../list/record-grid.tsx'
import { useListLayout } from '../../list/use-list-layout.ts'
import { useActions } from '../../state/actions.ts'
import { showWorkOrders, workOrderView } from '../../state/work-order-view.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { workOrderLooks } from './columns.tsx'
import { FilterBar } from './filter-bar.tsx'
import { NewWorkOrderDialog } from './new-work-order-dialog.tsx'
import { ViewsPanel } from './views-panel.tsx'
import { workOrderList } from './work-order-list.ts'

/** Every work order there is, as a list of any length. */
export function WorkOrdersScreen() {
  const { client } = useApi()
  const now = useNow()
  const view = workOrderView.use()
  const [creating, setCreating] = useState(false)
  const searchRef = useRef<HTMLInputElement>(null)
  const list = useRangeList<typeof workOrdersPage.args, WorkOrderRow>(workOrdersPage, {
    filter: view.filter,
    sort: view.sort,
  })
  const counted = useQueryOf(workOrdersCount, { filter: view.filter }).data
  const { ids: selected } = useSelectedOf('workOrder')
  useActions('work-orders', [
    { id: 'work-orders.new', text: t('workOrders.keyNew'), keys: 'n', run: () => setCreating(true) },
    { id: 'work-orders.search', text: t('workOrders.keySearch'), keys: '/', run: () => searchRef.current?.focus() },
  ])
  const columns = useListLayout(workOrderList)
  const count = counted ? t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count }) : ''
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
          <ListTools kind={workOrderList} withViews={false} />
          <Button kind="primary" icon="i-plus" onClick={() => setCreating(true)}>
            {t('workOrders.newWorkOrder')}
          </Button>
        </div>
        <FilterBar searchRef={searchRef} />
        <RecordGrid
          label={view.name ?? t('workOrders.title')}
          kind="workOrder"
          list={list}
          columns={gridColumns(columns, {
            looks: workOrderLooks(now),
            words: workOrderList.words(),
            subject: workOrderList.subject,
            now,
            zoneOf: (row) => row.zone ?? officeZone(),
          })}
          sort={view.sort}
          onSort={workOrderView.sortBy}
          onWidth={columns.setWidth}
          allIds={() => client.query(workOrdersIds, { filter: view.filter, sort: view.sort })}
          count={counted?.count}
          nameOf={(row) => String(row.number)}
          empty={<EmptyList />}
        />
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
  const filter = workOrderView.use((view) => view.filter)
  const all = useQueryOf(workOrdersCount, { filter: {} }).data
  if (!all) return <SkeletonRows rows={4} label={t('list.loading')} />
  if (all.count > 0) {
    const everything = () =>
      showWorkOrders({ filter: {}, sort: { by: 'number', descending: true }, name: t('workOrders.all') })
    const isStart = JSON.stringify(filter) === JSON.stringify(workOrderView.start.filter)
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
