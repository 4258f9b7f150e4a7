import { useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { customersIds, customersPage, sitesOfCustomer } from '#shared/queries/places.ts'
import type { CustomerRow } from '#shared/queries/places.ts'
import { useApi } from '../../api/api-context.tsx'
import { useNow } from '../../api/now.ts'
import { CallError, queryKeyOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { gridColumns } from '../../list/grid-columns.tsx'
import { useSelectedOf } from '../../list/record-grid.tsx'
import { useListLayout } from '../../list/use-list-layout.ts'
import { customerView, siteView, usePlaceMode } from '../../state/place-view.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../state/selection.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { flattenCustomers } from './flatten-customers.ts'
import type { FlatCustomers } from './flatten-customers.ts'
import { ListFailed, NothingListed } from './list-states.tsx'
import { customerLooks, treeColumns } from './place-columns.tsx'
import type { PlaceRow } from './place-columns.tsx'
import { customerList } from './place-lists.ts'

/** Customers by name, each with its sites and their parts below. Only what is unfolded is read. */
export function CustomerTree({ count }: { readonly count: number | undefined }) {
  const { client } = useApi()
  const { filter, sort } = customerView.use()
  const now = useNow()
  const columns = useListLayout(customerList)
  const list = useRangeList<typeof customersPage.args, CustomerRow>(customersPage, {
    filter,
    sort,
  })
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const current = useSelection((state) => state.current)
  const { ids: selected } = useSelectedOf('customer')
  const opened = [...open]
  const answers = useQueries({
    queries: opened.map((customerId) => ({
      queryKey: queryKeyOf(sitesOfCustomer.name, { customerId }),
      queryFn: async () => {
        const reply = await client.query(sitesOfCustomer, { customerId })
        if (!reply.ok) throw new CallError(reply.error)
        return reply.value
      },
      meta: { dependsOn: sitesOfCustomer.dependsOn },
    })),
  })
  // A range of customers leaves out the sites that are unfolded between them.
  const anchor = useRef(0)
  const moveTo = (index: number, how: 'alone' | 'toggle' | 'range', lines: FlatCustomers) => {
    const idAt = (at: number) => {
      const line = lines.rowAt(at)
      return line?.kind === 'customer' ? [line.row.id] : []
    }
    const [id] = idAt(index)
    if (id === undefined) return
    if (how === 'range') {
      const from = Math.min(anchor.current, index)
      const between = Array.from({ length: Math.abs(anchor.current - index) + 1 }, (_, at) => idAt(from + at)).flat()
      return selectMany('customer', [...between.filter((other) => other !== id), id])
    }
    anchor.current = index
    if (how === 'toggle') toggleSelected('customer', id)
    else select('customer', id)
  }
  if (list.error) return <ListFailed error={list.error} onRetry={list.retry} />
  if (list.loading) return <SkeletonRows rows={18} label={t('list.loading')} />
  if (list.rowCount === 0 && list.complete) return <NothingListed list="customers" />
  const sitesOf = new Map(opened.map((id, index) => [id, answers[index]?.data]))
  const flat = flattenCustomers(list.rowCount, list.rowAt, open, sitesOf, folded)
  const currentId = current && (current.kind === 'customer' || current.kind === 'site') ? current.id : null
  const toggled = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  const onMove = (index: number, how: 'alone' | 'toggle' | 'range') => {
    const line = flat.rowAt(index)
    if (line?.kind === 'customer') return moveTo(index, how, flat)
    if (line?.kind === 'site') select('site', line.row.id)
    if (line?.kind === 'more') {
      siteView.setFilter({ customerId: line.customerId })
      usePlaceMode.setState({ mode: 'sites' })
    }
  }
  const selectAll = async () => {
    if (selected.size > 1 && selected.size === (count ?? list.rowCount)) return selectMany('customer', [])
    const reply = await client.query(customersIds, { filter, sort })
    if (reply.ok) selectMany('customer', reply.value.ids.toReversed())
  }
  const one = current?.kind === 'site' ? new Set([current.id]) : selected
  return (
    <DataGrid
      label={t('places.customers')}
      columns={treeColumns(gridColumns(columns, { looks: customerLooks(), words: customerList.words(), now }))}
      rowCount={flat.count}
      complete={list.complete}
      rowAt={flat.rowAt}
      rowId={idOf}
      onView={(first, last) => list.see(flat.customerIndexAt(first), flat.customerIndexAt(last))}
      sort={sort}
      onSort={customerView.sortBy}
      onWidth={columns.setWidth}
      current={currentId}
      currentIndex={currentId === null ? -1 : flat.indexOf(currentId)}
      selected={one}
      onMove={onMove}
      onSelectAll={() => void selectAll()}
      allSelected={selected.size > 0 && list.complete && selected.size === list.rowCount}
      selectAllLabel={t('list.selectAll')}
      selectLabel={(line) => t('list.selectRow', { name: nameOf(line) })}
      selectable={(line) => line.kind === 'customer'}
      tree={{
        level: (line) => line.level,
        expanded: (line) => ('expanded' in line ? line.expanded : null),
        toggle: (index) => {
          const line = flat.rowAt(index)
          if (line?.kind === 'customer') setOpen(toggled(open, line.row.id))
          if (line?.kind === 'site') setFolded(toggled(folded, line.row.id))
        },
        toggleLabel: (line) =>
          t('expanded' in line && line.expanded ? 'assets.fold' : 'assets.unfold', { name: nameOf(line) }),
      }}
    />
  )
}

function idOf(line: PlaceRow): string {
  return line.kind === 'customer' || line.kind === 'site' ? line.row.id : `${line.kind} ${line.customerId}`
}

function nameOf(line: PlaceRow): string {
  return line.kind === 'customer' || line.kind === 'site' ? line.row.name : ''
}
