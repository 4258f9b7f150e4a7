import { useCallback, useEffect, useRef, useState } from 'react'
import type { RequestRow, RequestSort, RequestTab } from '#shared/queries/requests.ts'
import { requestsDuplicates, requestsIds, requestsLikelyDuplicates, requestsPage } from '#shared/queries/requests.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useApi } from '../../api/api-context.tsx'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { useActions } from '../../state/actions.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useGridSelection } from '../../ui/use-grid-selection.ts'
import { requestColumns } from './columns.tsx'
import { RequestDialogs } from './dialogs/request-dialogs.tsx'
import { DuplicatesPanel } from './duplicates/duplicates-panel.tsx'
import { EmptyInbox } from './empty-inbox.tsx'
import { useTriage } from './use-triage.ts'

const noIds: ReadonlySet<string> = new Set()
/** Choice that stands for "no work type" in the filter. */
const without = 'without'
/** Rows in view that are looked at for duplicates. */
const mostMarked = 120

interface InboxProps {
  readonly tab: RequestTab
  readonly count: { readonly count: number; readonly more: boolean } | undefined
  readonly any: boolean
  readonly onWrite: () => void
}

/** Requests of one status, and the keys that decide them. */
export function Inbox({ tab, count, any, onWrite }: InboxProps) {
  const { client } = useApi()
  const now = useNow()
  const [text, setText] = useState('')
  const [workType, setWorkType] = useState<string | null>(null)
  const [territory, setTerritory] = useState<string | null>(null)
  const [sort, setSort] = useState<RequestSort>({ by: 'openedAt', descending: tab !== 'new' })
  const searchRef = useRef<HTMLInputElement>(null)
  const choices = useQueryOf(workOrdersChoices, {}).data
  const filter = {
    tab,
    ...(text.trim() === '' ? {} : { text }),
    ...(workType === null ? {} : { workTypeId: workType === without ? null : workType }),
    ...(territory === null ? {} : { territoryId: territory }),
  }
  const filtered = Object.keys(filter).length > 1
  const list = useRangeList<typeof requestsPage.args, RequestRow>(requestsPage, { filter, sort })
  const selection = useSelection()
  const mine = selection.current?.kind === 'request'
  const selected = mine ? selection.ids : noIds
  const current = mine ? selection.current!.id : null
  const currentIndex = current ? list.indexOf(current) : -1
  const currentRow = currentIndex >= 0 ? list.rowAt(currentIndex) : undefined

  // When the request the keyboard is on leaves the list, the one that takes its place is next.
  const [lastIndex, setLastIndex] = useState(0)
  if (currentIndex >= 0 && currentIndex !== lastIndex) setLastIndex(currentIndex)
  const advance = useRef(false)
  useEffect(() => {
    if (!advance.current || currentIndex >= 0 || list.rowCount === 0) return
    const next = list.rowAt(Math.min(lastIndex, list.rowCount - 1))
    if (!next) return
    advance.current = false
    select('request', next.id)
  }, [currentIndex, lastIndex, list])
  const triage = useTriage(() => {
    advance.current = true
    document.querySelector<HTMLElement>('#screen [role="grid"]')?.focus()
  })
  const ids = selected.size > 0 ? [...selected] : []
  const open = tab === 'new'
  const deciding = open && ids.length > 0 && list.rowCount > 0
  const reopening = (tab === 'resolved' || tab === 'rejected' || tab === 'merged') && ids.length === 1
  useActions('requests', [
    {
      id: 'requests.accept',
      text: t('requests.keyAccept'),
      keys: 'a',
      enabled: deciding,
      run: () => void triage.accept(ids),
    },
    {
      id: 'requests.reject',
      text: t('requests.keyReject'),
      keys: 'r',
      enabled: deciding,
      run: () => triage.open({ kind: 'reject', ids }),
    },
    {
      id: 'requests.resolve',
      text: t('requests.keyResolve'),
      keys: 's',
      enabled: deciding,
      run: () => triage.open({ kind: 'resolve', ids }),
    },
    {
      id: 'requests.reopen',
      text: t('requests.keyReopen'),
      keys: 'o',
      enabled: reopening,
      run: () => void triage.reopen(ids[0]!),
    },
    { id: 'requests.search', text: t('requests.keySearch'), keys: '/', run: () => searchRef.current?.focus() },
  ])
  const { onMove } = useGridSelection({
    idAt: (index) => list.rowAt(index)?.id,
    ids: selected,
    selectAlone: (id) => select('request', id),
    toggle: (id) => toggleSelected('request', id),
    selectMany: (all) => selectMany('request', all),
  })
  const selectAll = async () => {
    const reply = await client.query(requestsIds, { filter })
    if (!reply.ok) return
    selectMany('request', selected.size >= reply.value.ids.length ? [] : reply.value.ids)
  }
  const onText = useCallback((next: string) => setText(next), [])
  const [view, setView] = useState({ first: 0, last: 40 })
  const { see } = list
  const onView = useCallback(
    (first: number, last: number) => {
      setView({ first, last })
      see(first, last)
    },
    [see],
  )
  const inView = Array.from({ length: Math.min(mostMarked, view.last - view.first + 1) }, (_, at) =>
    list.rowAt(view.first + at),
  ).flatMap((row) => row?.id ?? [])
  const marks = useQueryOf(
    requestsLikelyDuplicates,
    { requestIds: inView },
    { enabled: open && inView.length > 0 },
  ).data
  const likely = new Map(open ? marks?.map((mark) => [mark.requestId, mark.count]) : [])
  const alone = open && currentRow && ids.length === 1 ? currentRow : null
  const candidates = useQueryOf(
    requestsDuplicates,
    { requestId: alone?.id ?? '' },
    { enabled: alone !== null, keepPrevious: false },
  ).data
  return (
    <>
      <div className="toolbar">
        <SearchField label={t('requests.search')} value={text} onChange={onText} inputRef={searchRef} />
        <ChoiceFilter
          label={t('requests.filterWorkType')}
          options={[
            { value: without, text: t('requests.withoutWorkType') },
            ...(choices?.workTypes ?? []).map(({ id, name }) => ({ value: id, text: name })),
          ]}
          chosen={workType === null ? null : [workType]}
          onChange={(chosen) => setWorkType(chosen?.at(-1) ?? null)}
          clearLabel={t('list.clearFilter', { name: t('requests.filterWorkType') })}
          searchLabel={t('list.searchChoices')}
          summary={(chosen) => t('list.several', { count: chosen })}
        />
        <ChoiceFilter
          label={t('requests.filterTerritory')}
          options={(choices?.territories ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          chosen={territory === null ? null : [territory]}
          onChange={(chosen) => setTerritory(chosen?.at(-1) ?? null)}
          clearLabel={t('list.clearFilter', { name: t('requests.filterTerritory') })}
          searchLabel={t('list.searchChoices')}
          summary={(chosen) => t('list.several', { count: chosen })}
        />
        <span className="grow" />
        {open && (
          <div className="row" role="group" aria-label={t('requests.decide')}>
            <Button kind="primary" disabled={!deciding} onClick={() => void triage.accept(ids)}>
              {ids.length > 1 ? t('requests.acceptMany', { count: ids.length }) : t('requests.accept')} <kbd>A</kbd>
            </Button>
            <Button disabled={!deciding} onClick={() => triage.open({ kind: 'reject', ids })}>
              {t('requests.reject')} <kbd>R</kbd>
            </Button>
            <Button disabled={!deciding} onClick={() => triage.open({ kind: 'resolve', ids })}>
              {t('requests.resolve')} <kbd>S</kbd>
            </Button>
          </div>
        )}
        {reopening && (
          <Button onClick={() => void triage.reopen(ids[0]!)}>
            {t('requests.reopen')} <kbd>O</kbd>
          </Button>
        )}
      </div>
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
        <EmptyInbox
          tab={tab}
          filtered={filtered}
          any={any}
          onClear={() => {
            setText('')
            setWorkType(null)
            setTerritory(null)
          }}
          onWrite={onWrite}
        />
      ) : (
        <DataGrid
          label={t('requests.title')}
          columns={requestColumns(tab, now, likely)}
          rowCount={list.rowCount}
          complete={list.complete}
          rowAt={list.rowAt}
          rowId={(row) => row.id}
          onView={onView}
          sort={sort}
          onSort={(by) =>
            setSort({ by: by as RequestSort['by'], descending: sort.by === by ? !sort.descending : false })
          }
          current={current}
          currentIndex={currentIndex}
          selected={selected}
          onMove={onMove}
          onSelectAll={() => void selectAll()}
          allSelected={selected.size > 0 && list.complete && selected.size === list.rowCount}
          selectAllLabel={t('list.selectAll')}
          selectLabel={(row) => t('list.selectRow', { name: row.number })}
        />
      )}
      {alone && candidates && candidates.length > 0 && (
        <DuplicatesPanel key={alone.id} request={alone} candidates={candidates} triage={triage} />
      )}
      <footer className="status-line">
        <span className="num">
          {t('requests.shown', {
            count: count ? t(count.more ? 'list.countMore' : 'list.count', { count: count.count }) : '',
          })}
        </span>
        {selected.size > 0 && <span className="num">{t('list.selected', { count: selected.size })}</span>}
        {list.textCut && <span className="warn">{t('list.textCut')}</span>}
        <span className="grow" />
        <span>{officeZone()}</span>
      </footer>
      <RequestDialogs triage={triage} />
    </>
  )
}
