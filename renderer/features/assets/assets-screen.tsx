import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { assetsCount, assetsIds, assetsPage } from '#shared/queries/assets.ts'
import type { AssetRow, AssetSort } from '#shared/queries/assets.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useApi } from '../../api/api-context.tsx'
import { useMay } from '../../api/may.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { setAssetFilter, useAssetView } from '../../state/asset-view.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useGridSelection } from '../../ui/use-grid-selection.ts'
import './assets.css'
import { AssetBar } from './asset-bar.tsx'
import { AssetTree } from './asset-tree.tsx'
import { assetColumns, usualAssetColumns } from './columns.tsx'
import { AssetFilterBar } from './filter-bar.tsx'
import { LabelsDialog } from './labels-dialog.tsx'
import { NewAssetDialog } from './new-asset-dialog.tsx'

const noIds: ReadonlySet<string> = new Set()

/** All equipment: one long list, or a tree of sites and what stands there. */
export function AssetsScreen() {
  const view = useAssetView()
  const now = useNow()
  const may = useMay('editPlaces')
  const [creating, setCreating] = useState(false)
  const [labels, setLabels] = useState(false)
  const searchRef = useRef<HTMLInputElement>(null)
  const counted = useQueryOf(assetsCount, { filter: view.filter }).data
  const selection = useSelection()
  const mine = selection.current?.kind === 'asset'
  const selected = mine ? selection.ids : noIds
  useActions('assets', [
    { id: 'assets.new', text: t('assets.newAsset'), keys: 'n', run: () => setCreating(true), enabled: may },
    { id: 'assets.search', text: t('assets.search'), keys: '/', run: () => searchRef.current?.focus() },
    {
      id: 'assets.mode',
      text: t('assets.toggleTree'),
      keys: 't',
      run: () => useAssetView.setState({ mode: view.mode === 'tree' ? 'list' : 'tree' }),
    },
  ])
  const count = counted ? t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count }) : ''
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {t('assets.title')}
        </h1>
        <span className="num muted">{count}</span>
        <span className="grow" />
        <Segmented
          label={t('assets.mode')}
          value={view.mode}
          options={[
            { value: 'list', text: t('assets.list') },
            { value: 'tree', text: t('assets.tree') },
          ]}
          onChange={(mode) => useAssetView.setState({ mode })}
        />
        <Button icon="i-print" disabled={selected.size === 0} onClick={() => setLabels(true)}>
          {t('assets.printLabels')}
        </Button>
        {may && (
          <Button kind="primary" icon="i-plus" onClick={() => setCreating(true)}>
            {t('assets.newAsset')}
          </Button>
        )}
      </div>
      {view.mode === 'list' && <AssetFilterBar searchRef={searchRef} />}
      {view.mode === 'tree' ? <AssetTree now={now} /> : <AssetList now={now} selected={selected} />}
      {selected.size > 1 && <AssetBar ids={[...selected]} />}
      <footer className="status-line">
        <span className="num">{t('assets.count', { count })}</span>
        {selected.size > 1 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
        <span className="grow" />
        <span>{officeZone()}</span>
      </footer>
      {labels && <LabelsDialog ids={[...selected]} onClose={() => setLabels(false)} />}
      {creating && <NewAssetDialog onClose={() => setCreating(false)} />}
    </div>
  )
}

function AssetList({ now, selected }: { readonly now: number; readonly selected: ReadonlySet<string> }) {
  const { client } = useApi()
  const view = useAssetView()
  const list = useRangeList<typeof assetsPage.args, AssetRow>(assetsPage, { filter: view.filter, sort: view.sort })
  const current = useSelection((state) => (state.current?.kind === 'asset' ? state.current.id : null))
  const { onMove } = useGridSelection({
    idAt: (index) => list.rowAt(index)?.id,
    ids: selected,
    selectAlone: (id) => select('asset', id),
    toggle: (id) => toggleSelected('asset', id),
    selectMany: (ids) => selectMany('asset', ids),
  })
  const selectAll = async () => {
    if (selected.size > 1 && selected.size === list.rowCount) return selectMany('asset', [])
    const reply = await client.query(assetsIds, { filter: view.filter, sort: view.sort })
    if (reply.ok) selectMany('asset', reply.value.ids.toReversed())
  }
  if (list.error) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(list.error.error)}
        actions={<Button onClick={list.retry}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (list.loading) return <SkeletonRows rows={18} label={t('list.loading')} />
  if (list.rowCount === 0 && list.complete) return <EmptyAssets />
  const shown = view.columns ?? usualAssetColumns
  return (
    <>
      <DataGrid
        label={t('assets.title')}
        columns={assetColumns(dayOf(now, officeZone())).filter(({ id }) => shown.includes(id))}
        rowCount={list.rowCount}
        complete={list.complete}
        rowAt={list.rowAt}
        rowId={(row) => row.id}
        onView={list.see}
        sort={view.sort}
        onSort={(by) =>
          useAssetView.setState({
            sort: { by: by as AssetSort['by'], descending: view.sort.by === by ? !view.sort.descending : false },
          })
        }
        current={current}
        currentIndex={current ? list.indexOf(current) : -1}
        selected={selected}
        onMove={onMove}
        onSelectAll={() => void selectAll()}
        allSelected={selected.size > 0 && list.complete && selected.size === list.rowCount}
        selectAllLabel={t('list.selectAll')}
        selectLabel={(row) => t('list.selectRow', { name: row.tag })}
      />
      {list.textCut && <p className="warn list-note">{t('list.textCut')}</p>}
    </>
  )
}

function EmptyAssets() {
  const [, goTo] = useLocation()
  const filter = useAssetView((view) => view.filter)
  const all = useQueryOf(assetsCount, { filter: {} }).data
  if (!all) return <SkeletonRows rows={4} label={t('list.loading')} />
  if (all.count > 0) {
    return (
      <MessageState
        title={t('assets.noMatch')}
        text={t('assets.noMatchText')}
        actions={
          <Button
            kind="primary"
            onClick={() => {
              for (const field of Object.keys(filter)) setAssetFilter({ [field]: undefined })
            }}
          >
            {t('assets.showAll')}
          </Button>
        }
      />
    )
  }
  return (
    <MessageState
      title={t('assets.emptyTitle')}
      text={t('assets.emptyText')}
      actions={
        <Button kind="primary" onClick={() => goTo('/import')}>
          {t('assets.import')}
        </Button>
      }
    />
  )
}
