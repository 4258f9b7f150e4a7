import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { customersPage, sitesOfCustomer } from '#shared/queries/places.ts'
import type { CustomerRow } from '#shared/queries/places.ts'
import { useApi } from '../../api/api-context.tsx'
import { CallError, queryKeyOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { setPlaceFilter, usePlaceView } from '../../state/place-view.ts'
import { select, useSelection } from '../../state/selection.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { flattenCustomers } from './flatten-customers.ts'
import { ListFailed, NothingListed } from './list-states.tsx'
import { customerColumns } from './place-columns.tsx'
import type { PlaceRow } from './place-columns.tsx'

/** Customers by name, each with its sites and their parts below. Only what is unfolded is read. */
export function CustomerTree() {
  const { client } = useApi()
  const view = usePlaceView()
  const list = useRangeList<typeof customersPage.args, CustomerRow>(customersPage, {
    filter: view.customers,
    descending: view.customersDescending,
  })
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const current = useSelection((state) => state.current)
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
  const onMove = (index: number) => {
    const line = flat.rowAt(index)
    if (line?.kind === 'customer' || line?.kind === 'site') select(line.kind, line.row.id)
    if (line?.kind === 'more') {
      setPlaceFilter('sites', { customerId: line.customerId })
      usePlaceView.setState({ mode: 'sites' })
    }
  }
  return (
    <DataGrid
      label={t('places.customers')}
      columns={customerColumns()}
      rowCount={flat.count}
      complete={list.complete}
      rowAt={flat.rowAt}
      rowId={idOf}
      onView={(first, last) => list.see(flat.customerIndexAt(first), flat.customerIndexAt(last))}
      sort={{ by: 'name', descending: view.customersDescending }}
      onSort={() => usePlaceView.setState({ customersDescending: !view.customersDescending })}
      current={currentId}
      currentIndex={currentId === null ? -1 : flat.indexOf(currentId)}
      selected={new Set(currentId ? [currentId] : [])}
      onMove={onMove}
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
