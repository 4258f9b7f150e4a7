import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { invoiceMarkExported } from '#shared/commands/invoice/mark-exported.ts'
import type { InvoiceState } from '#shared/domain/cost/invoice-draft.ts'
import { invoiceStates } from '#shared/domain/cost/invoice-draft.ts'
import type { InvoiceRow } from '#shared/queries/money.ts'
import { invoicesPage, invoicesSummary } from '#shared/queries/money.ts'
import { useMay } from '../../api/may.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { errorText } from '../../lib/error-text.ts'
import { formatMoney } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useGridSelection } from '../../ui/use-grid-selection.ts'
import { ExportMenu } from './export-menu.tsx'
import { invoiceColumns } from './columns.tsx'

type Shown = InvoiceState | 'all'

/** What closed work orders hand to accounting: to look through, to export, to mark. */
export function InvoicesScreen() {
  const [, goTo] = useLocation()
  const { run } = useCommands()
  const mayInvoice = useMay('invoice')
  const [shown, setShown] = useState<Shown>('draft')
  const [text, setText] = useState('')
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const filter = { ...(shown === 'all' ? {} : { states: [shown] }), ...(text.trim() === '' ? {} : { text }) }
  const list = useRangeList<typeof invoicesPage.args, InvoiceRow>(invoicesPage, { filter })
  const summary = useQueryOf(invoicesSummary, { filter }).data
  const show = (id: string | null) => {
    setCurrent(id)
    const row = id === null ? undefined : list.rowAt(list.indexOf(id))
    if (row) select('workOrder', row.workOrderId)
  }
  const { onMove } = useGridSelection({
    idAt: (index) => list.rowAt(index)?.id,
    ids,
    selectAlone: (id) => {
      setIds(new Set([id]))
      show(id)
    },
    toggle: (id) => {
      setIds(ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]))
      show(id)
    },
    selectMany: (many) => {
      setIds(new Set(many))
      show(many.at(-1) ?? null)
    },
  })
  useActions('invoices', [
    { id: 'invoices.search', text: t('invoices.search'), keys: '/', run: () => searchRef.current?.focus() },
  ])
  const change = (next: Shown) => {
    setShown(next)
    setIds(new Set())
  }
  if (summary && !summary.maySee) return <MessageState title={t('costs.hidden')} text={t('costs.hiddenText')} />
  const count = (state: InvoiceState) => summary?.byState[state].count ?? 0
  // What is chosen may have moved to another state since: only what the list still holds is acted on.
  const chosen = summary ? summary.ids.filter((id) => ids.has(id)) : []
  const acted = chosen.length > 0 ? chosen : (summary?.ids ?? [])
  const mark = (exported: boolean) => void run(invoiceMarkExported, { invoiceIds: chosen, exported })
  const sum = shown === 'all' ? null : (summary?.byState[shown].billableCents ?? 0)
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t('invoices.title')}
        </h1>
        <SearchField inputRef={searchRef} label={t('invoices.search')} value={text} onChange={setText} />
        <span className="grow" />
        {chosen.length > 0 && mayInvoice && shown !== 'exported' && (
          <Button onClick={() => mark(true)}>{t('invoices.mark', { count: chosen.length })}</Button>
        )}
        {chosen.length > 0 && mayInvoice && shown === 'exported' && (
          <Button onClick={() => mark(false)}>{t('invoices.unmark', { count: chosen.length })}</Button>
        )}
        <ExportMenu ids={acted} disabled={!mayInvoice || acted.length === 0} />
      </div>
      <Tabs
        label={t('invoices.states')}
        value={shown}
        onChange={change}
        tabs={[
          ...invoiceStates.map((state) => ({
            value: state as Shown,
            text: t(`invoices.tab-${state}`),
            count: count(state),
          })),
          { value: 'all', text: t('invoices.tab-all') },
        ]}
      />
      {list.error ? (
        <MessageState
          role="alert"
          title={t('errors.loadFailed')}
          text={errorText(list.error.error)}
          actions={<Button onClick={list.retry}>{t('errors.retry')}</Button>}
        />
      ) : list.loading ? (
        <SkeletonRows rows={14} label={t('list.loading')} />
      ) : list.rowCount === 0 && list.complete ? (
        <MessageState
          title={t(text.trim() === '' ? `invoices.empty-${shown}` : 'invoices.noMatch')}
          text={t('invoices.emptyText')}
          actions={<Button onClick={() => goTo('/work-orders')}>{t('invoices.openWorkOrders')}</Button>}
        />
      ) : (
        <DataGrid
          label={t('invoices.title')}
          columns={invoiceColumns}
          rowCount={list.rowCount}
          complete={list.complete}
          rowAt={list.rowAt}
          rowId={(row) => row.id}
          onView={list.see}
          current={current}
          currentIndex={current === null ? -1 : list.indexOf(current)}
          selected={ids}
          onMove={onMove}
          onSelectAll={() => setIds(new Set(chosen.length === summary?.ids.length ? [] : summary?.ids))}
          allSelected={chosen.length > 0 && chosen.length === summary?.ids.length}
          selectAllLabel={t('list.selectAll')}
          selectLabel={(row) => t('list.selectRow', { name: row.number })}
        />
      )}
      <footer className="status-line">
        <span className="num">{t('invoices.count', { count: summary?.ids.length ?? 0 })}</span>
        {chosen.length > 0 && <span className="num">{t('list.selected', { count: chosen.length })}</span>}
        {sum !== null && <span className="num">{t('invoices.sum', { amount: formatMoney(sum) })}</span>}
      </footer>
    </div>
  )
}
