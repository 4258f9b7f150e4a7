import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { assetsCount, assetsIds, assetsPage } from '#shared/queries/assets.ts'
import type { AssetRow } from '#shared/queries/assets.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useApi } from '../../api/api-context.tsx'
import { useMay } from '../../api/may.ts'
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
import { assetView, useAssetMode } from '../../state/asset-view.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import './assets.css'
import { AssetBar } from './asset-bar.tsx'
import { assetList } from './asset-list.ts'
import { AssetTree } from './asset-tree.tsx'
import { assetLooks } from './columns.tsx'
import { AssetFilterBar } from './filter-bar.tsx'
import { LabelsDialog } from './labels-dialog.tsx'
import { NewAssetDialog } from './new-asset-dialog.tsx'

/** All equipment: one long list, or a tree of sites and what stands there. */
export function AssetsScreen() {
  const view = assetView.use()
  const { mode } = useAssetMode()
  const now = useNow()
  const may = useMay('editPlaces')
  const [creating, setCreating] = useState(false)
  const [labels, setLabels] = useState(false)
  const searchRef = useRef<HTMLInputElement>(null)
  const counted = useQueryOf(assetsCount, { filter: view.filter }).data
  const { ids: selected } = useSelectedOf('asset')
  useActions('assets', [
    { id: 'assets.new', text: t('assets.newAsset'), keys: 'n', run: () => setCreating(true), enabled: may },
    { id: 'assets.search', text: t('assets.search'), keys: '/', run: () => searchRef.current?.focus() },
    {
      id: 'assets.mode',
      text: t('assets.toggleTree'),
      keys: 't',
      run: () => useAssetMode.setState({ mode: mode === 'tree' ? 'list' : 'tree' }),
    },
  ])
  const count = counted ? t(counted.more ? 'list.countMore' : 'list.count', { count: counted.count }) : ''
  return (
    <div className="screen-stack">
      <div className="toolbar">
        <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
          {view.name ?? t('assets.title')}
        </h1>
        <span className="num muted">{count}</span>
        <span className="grow" />
        <Segmented
          label={t('assets.mode')}
          value={mode}
          options={[
            { value: 'list', text: t('assets.list') },
            { value: 'tree', text: t('assets.tree') },
          ]}
          onChange={(next) => useAssetMode.setState({ mode: next })}
        />
        {mode === 'list' && <ListTools kind={assetList} />}
        <Button icon="i-print" disabled={selected.size === 0} onClick={() => setLabels(true)}>
          {t('assets.printLabels')}
        </Button>
        {may && (
          <Button kind="primary" icon="i-plus" onClick={() => setCreating(true)}>
            {t('assets.newAsset')}
          </Button>
        )}
      </div>
      {mode === 'list' && <AssetFilterBar searchRef={searchRef} />}
      {mode === 'tree' ? <AssetTree now={now} /> : <AssetList now={now} count={counted?.count} />}
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

function AssetList({ now, count }: { readonly now: number; readonly count: number | undefined }) {
  const { client } = useApi()
  const view = assetView.use()
  const list = useRangeList<typeof assetsPage.args, AssetRow>(assetsPage, { filter: view.filter, sort: view.sort })
  const columns = useListLayout(assetList)
  return (
    <>
      <RecordGrid
        label={t('assets.title')}
        kind="asset"
        list={list}
        columns={gridColumns(columns, {
          looks: assetLooks(dayOf(now, officeZone())),
          words: assetList.words(),
          subject: assetList.subject,
          now,
        })}
        sort={view.sort}
        onSort={assetView.sortBy}
        onWidth={columns.setWidth}
        allIds={() => client.query(assetsIds, { filter: view.filter, sort: view.sort })}
        count={count}
        nameOf={(row) => row.tag}
        empty={<EmptyAssets />}
      />
      {list.textCut && <p className="warn list-note">{t('list.textCut')}</p>}
    </>
  )
}

function EmptyAssets() {
  const [, goTo] = useLocation()
  const all = useQueryOf(assetsCount, { filter: {} }).data
  if (!all) return <SkeletonRows rows={4} label={t('list.loading')} />
  if (all.count > 0) {
    return (
      <MessageState
        title={t('assets.noMatch')}
        text={t('assets.noMatchText')}
        actions={
          <Button kind="primary" onClick={() => assetView.use.setState({ filter: {} })}>
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
