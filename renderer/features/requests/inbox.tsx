import { useCallback, useEffect, useRef, useState } from 'react'
import { priorities } from '#shared/domain/record/priority.ts'
import type { RequestRow, RequestTab } from '#shared/queries/requests.ts'
import {
  requestsCount,
  requestsDuplicates,
  requestsIds,
  requestsLikelyDuplicates,
  requestsPage,
} from '#shared/queries/requests.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useApi } from '../../api/api-context.tsx'
import { useMay } from '../../api/may.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { useRangeList } from '../../api/use-range-list.ts'
import { t } from '../../lib/messages.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { CustomFilters } from '../../list/custom-filters.tsx'
import { gridColumns } from '../../list/grid-columns.tsx'
import { RecordGrid, useSelectedOf } from '../../list/record-grid.tsx'
import { useListLayout } from '../../list/use-list-layout.ts'
import { useActions } from '../../state/actions.ts'
import { requestView } from '../../state/request-view.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceFilter } from '../../ui/choice-filter.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ChangeRequests } from './change-requests.tsx'
import { requestLooks } from './columns.tsx'
import { RequestDialogs } from './dialogs/request-dialogs.tsx'
import { DuplicatesPanel } from './duplicates/duplicates-panel.tsx'
import { EmptyInbox } from './empty-inbox.tsx'
import { requestListOf } from './request-list.ts'
import { useTriage } from './use-triage.ts'

const { setFilter } = requestView
/** Choice that stands for "no work type" in the filter. */
const without = 'without'
/** Rows in view that are looked at for duplicates. */
const mostMarked = 120

interface InboxProps {
  readonly tab: RequestTab
  readonly any: boolean
  readonly onWrite: () => void
}

/** Requests of one status, and the keys that decide them. */
export function Inbox({ tab, any, onWrite }: InboxProps) {
  const { client } = useApi()
  const now = useNow()
  const may = useMay('takeCalls')
  const searchRef = useRef<HTMLInputElement>(null)
  const choices = useQueryOf(workOrdersChoices, {}).data
  const { filter, sort } = requestView.use()
  const kind = requestListOf(tab)
  const columns = useListLayout(kind)
  const filtered = Object.keys(filter).length > 1
  const count = useQueryOf(requestsCount, { filter }).data
  const list = useRangeList<typeof requestsPage.args, RequestRow>(requestsPage, { filter, sort })
  const { ids: selected, current } = useSelectedOf('request')
  const [changing, setChanging] = useState(false)
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
  const onText = useCallback((text: string) => setFilter({ text: text.trim() === '' ? undefined : text }), [])
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
      <div className="toolbar" style={{ flexWrap: 'wrap', padding: '6px 12px' }}>
        <SearchField label={t('requests.search')} value={filter.text ?? ''} onChange={onText} inputRef={searchRef} />
        <ChoiceFilter
          label={t('requests.filterWorkType')}
          options={[
            { value: without, text: t('requests.withoutWorkType') },
            ...(choices?.workTypes ?? []).map(({ id, name }) => ({ value: id, text: name })),
          ]}
          chosen={filter.workTypeId === undefined ? null : [filter.workTypeId ?? without]}
          onChange={(chosen) => {
            const last = chosen?.at(-1)
            setFilter({ workTypeId: last === without ? null : last })
          }}
          clearLabel={t('list.clearFilter', { name: t('requests.filterWorkType') })}
          searchLabel={t('list.searchChoices')}
          summary={(chosen) => t('list.several', { count: chosen })}
        />
        <ChoiceFilter
          label={t('requests.filterTerritory')}
          options={(choices?.territories ?? []).map(({ id, name }) => ({ value: id, text: name }))}
          chosen={filter.territoryId ? [filter.territoryId] : null}
          onChange={(chosen) => setFilter({ territoryId: chosen?.at(-1) })}
          clearLabel={t('list.clearFilter', { name: t('requests.filterTerritory') })}
          searchLabel={t('list.searchChoices')}
          summary={(chosen) => t('list.several', { count: chosen })}
        />
        <ChoiceFilter
          label={t('requests.filterPriority')}
          options={priorities.map((value) => {
            const { shape, family, textKey } = priorityLook[value]
            return { value, text: t(textKey), icon: <Icon name={shape} className={family} /> }
          })}
          chosen={filter.priorities ?? null}
          onChange={(chosen) => setFilter({ priorities: chosen ?? undefined })}
          clearLabel={t('list.clearFilter', { name: t('requests.filterPriority') })}
          searchLabel={t('list.searchChoices')}
          summary={(chosen) => t('list.several', { count: chosen })}
        />
        <CustomFilters subject="request" chosen={filter.custom ?? []} onChange={(custom) => setFilter({ custom })} />
        <span className="grow" />
        {ids.length > 1 && may && <Button onClick={() => setChanging(true)}>{t('list.changeMany')}</Button>}
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
      <RecordGrid
        label={t('requests.title')}
        kind="request"
        list={list}
        columns={gridColumns(columns, {
          looks: requestLooks(now, likely),
          words: kind.words(),
          subject: kind.subject,
          now,
        })}
        sort={sort}
        onSort={requestView.sortBy}
        onWidth={columns.setWidth}
        allIds={() => client.query(requestsIds, { filter, sort })}
        count={count?.count}
        nameOf={(row) => String(row.number)}
        onView={onView}
        empty={
          <EmptyInbox
            tab={tab}
            filtered={filtered}
            any={any}
            onClear={() => requestView.use.setState({ filter: { tab } })}
            onWrite={onWrite}
          />
        }
      />
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
      {changing && <ChangeRequests ids={ids} onClose={() => setChanging(false)} />}
    </>
  )
}
