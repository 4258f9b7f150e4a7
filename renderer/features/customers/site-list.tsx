import { sitesPage } from '#shared/queries/places.ts'
import type { SiteRow, SiteSort } from '#shared/queries/places.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { usePlaceView } from '../../state/place-view.ts'
import { select, useSelection } from '../../state/selection.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ListFailed, NothingListed } from './list-states.tsx'
import { siteColumns } from './place-columns.tsx'

/** Every site there is, as a list of any length. */
export function SiteList() {
  const view = usePlaceView()
  const list = useRangeList<typeof sitesPage.args, SiteRow>(sitesPage, { filter: view.sites, sort: view.siteSort })
  const current = useSelection((state) => (state.current?.kind === 'site' ? state.current.id : null))
  if (list.error) return <ListFailed error={list.error} onRetry={list.retry} />
  if (list.loading) return <SkeletonRows rows={18} label={t('list.loading')} />
  if (list.rowCount === 0 && list.complete) return <NothingListed list="sites" />
  const onSort = (by: string) =>
    usePlaceView.setState({
      siteSort: { by: by as SiteSort['by'], descending: view.siteSort.by === by ? !view.siteSort.descending : false },
    })
  return (
    <DataGrid
      label={t('places.sites')}
      columns={siteColumns()}
      rowCount={list.rowCount}
      complete={list.complete}
      rowAt={list.rowAt}
      rowId={(row) => row.id}
      onView={list.see}
      sort={view.siteSort}
      onSort={onSort}
      current={current}
      currentIndex={current ? list.indexOf(current) : -1}
      selected={new Set(current ? [current] : [])}
      onMove={(index) => {
        const row = list.rowAt(index)
        if (row) select('site', row.id)
      }}
    />
  )
}
