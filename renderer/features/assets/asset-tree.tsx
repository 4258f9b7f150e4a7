import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { assetsOfSite } from '#shared/queries/assets.ts'
import type { SiteRow } from '#shared/queries/places.ts'
import { sitesPage } from '#shared/queries/places.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useApi } from '../../api/api-context.tsx'
import { queryKeyOf, CallError } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { select, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { gridColumns } from '../../list/grid-columns.tsx'
import { assetList } from './asset-list.ts'
import { assetLooks } from './columns.tsx'
import { flattenTree } from './flatten-tree.ts'
import type { TreeRow } from './flatten-tree.ts'

const columnsShown = ['tag', 'criticality', 'name', 'flags', 'open', 'lastWork', 'warrantyUntil', 'status']

/** Sites with the equipment that stands there, each asset with its parts. Only what is unfolded is read. */
export function AssetTree({ now }: { readonly now: number }) {
  const { client } = useApi()
  const sites = useRangeList<typeof sitesPage.args, SiteRow>(sitesPage, { filter: { flags: ['assets'] } })
  const [openSites, setOpenSites] = useState<ReadonlySet<string>>(new Set())
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const current = useSelection((state) => state.current)
  const opened = [...openSites]
  const answers = useQueries({
    queries: opened.map((siteId) => ({
      queryKey: queryKeyOf(assetsOfSite.name, { siteId }),
      queryFn: async () => {
        const reply = await client.query(assetsOfSite, { siteId })
        if (!reply.ok) throw new CallError(reply.error)
        return reply.value
      },
      meta: { dependsOn: assetsOfSite.dependsOn },
    })),
  })
  const assetsAt = new Map(opened.map((siteId, index) => [siteId, answers[index]?.data?.rows]))
  if (sites.error) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(sites.error.error)}
        actions={<Button onClick={sites.retry}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (sites.loading) return <SkeletonRows rows={18} label={t('list.loading')} />
  if (sites.rowCount === 0 && sites.complete) {
    return <MessageState title={t('assets.emptyTitle')} text={t('assets.emptyText')} />
  }
  const flat = flattenTree(sites.rowCount, sites.rowAt, openSites, assetsAt, folded)
  const idOf = (row: TreeRow) => (row.kind === 'waiting' ? `waiting ${row.siteId}` : row.row.id)
  const currentId = current && (current.kind === 'asset' || current.kind === 'site') ? current.id : null
  const currentIndex = currentId === null ? -1 : flat.indexOf(currentId)
  const toggled = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  return (
    <DataGrid
      label={t('assets.treeLabel')}
      columns={treeColumns(now)}
      rowCount={flat.count}
      complete={sites.complete}
      rowAt={flat.rowAt}
      rowId={idOf}
      onView={(first, last) => sites.see(flat.siteIndexAt(first), flat.siteIndexAt(last))}
      current={currentId}
      currentIndex={currentIndex}
      selected={new Set(currentId ? [currentId] : [])}
      onMove={(index) => {
        const row = flat.rowAt(index)
        if (row && row.kind !== 'waiting') select(row.kind, row.row.id)
      }}
      tree={{
        level: (row) => row.level,
        expanded: (row) => (row.kind === 'waiting' ? null : row.expanded),
        toggle: (index) => {
          const row = flat.rowAt(index)
          if (row?.kind === 'site') setOpenSites(toggled(openSites, row.row.id))
          if (row?.kind === 'asset') setFolded(toggled(folded, row.row.id))
        },
        toggleLabel: (row) =>
          t(row.kind !== 'waiting' && row.expanded ? 'assets.fold' : 'assets.unfold', { name: nameOf(row) }),
      }}
    />
  )
}

function nameOf(row: TreeRow): string {
  return row.kind === 'site' ? row.row.name || row.row.address : row.kind === 'asset' ? row.row.tag : ''
}

function treeColumns(now: number): readonly GridColumn<TreeRow>[] {
  const shown = assetList.columns.filter(({ key }) => columnsShown.includes(key))
  const looks = assetLooks(dayOf(now, officeZone()), true)
  return gridColumns({ shown, widths: {}, fields: [] }, { looks, words: assetList.words(), now }).map(
    ({ sortable: _sortable, ...column }) => ({
      ...column,
      render: (row: TreeRow, index: number) =>
        row.kind === 'asset' ? column.render(row.row, index) : row.kind === 'site' ? siteCell(column.id, row.row) : waitingCell(column.id), // prettier-ignore
    }),
  )
}

function siteCell(column: string, site: SiteRow) {
  if (column === 'tag') return <span className="medium">{site.name || site.address}</span>
  if (column === 'name') {
    return (
      <span className="soft">
        {[site.address === site.name ? '' : site.address, site.customerName].filter(Boolean).join(' · ')}
      </span>
    )
  }
  if (column === 'flags') return <span className="muted num">{t('places.assetsCount', { count: site.assets })}</span>
  if (column === 'open') return <span className="num">{site.openWorkOrders || ''}</span>
  return null
}

function waitingCell(column: string) {
  return column === 'tag' ? <span className="muted">{t('list.loading')}</span> : null
}
