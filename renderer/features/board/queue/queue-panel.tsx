import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { boardQueue, queueTabs } from '#shared/queries/board.ts'
import type { OpenHold } from '#shared/queries/cycle.ts'
import { holdsOpen } from '#shared/queries/cycle.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { useSelection } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { setBoardState, useBoardState, useQueueFilter } from '../board-state.ts'
import { BundleList } from './bundle-list.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { QueueRow } from './queue-row.tsx'
import { useQueueIntoCalendar } from './use-queue-into-calendar.ts'
import { useQueueKeys, useQueuePointer } from './use-queue-input.ts'

const rowHeight = 49
const pageSize = 500

/** Visits that wait for a place, most urgent first: drag one onto a lane, or press F. */
export function QueuePanel({ handle }: { readonly handle: BoardHandle }) {
  const filter = useQueueFilter()
  const sort = useBoardState((state) => state.queueSort)
  const text = useDeferredValue(filter.text.trim())
  const held = useQueryOf(holdsOpen, { limit: 1_000 }, { enabled: filter.tab === 'onHold' }).data
  const followUps = useMemo(() => followUpsOf(filter.tab === 'onHold' ? held?.holds : undefined), [held, filter.tab])
  const answer = useQueryOf(boardQueue, {
    // Behind the bundles, the counts of the other tabs stay true.
    tab: filter.tab === 'bundles' ? 'toSchedule' : filter.tab,
    text,
    skillId: filter.skillId,
    territoryId: filter.territoryId,
    sort,
    limit: pageSize,
  })
  const bundles = filter.tab === 'bundles'
  const visits = answer.data?.visits ?? []
  const panel = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: visits.length,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const currentId = useSelection((state) => (state.current?.kind === 'visit' ? state.current.id : null))
  useEffect(() => {
    handle.queuePanel = panel.current
    return () => {
      handle.queuePanel = null
    }
  }, [handle])
  const listed = answer.data?.visits
  useEffect(() => {
    if (!bundles) handle.queued = new Map(listed?.map((detail) => [detail.visit.id, detail]))
  }, [handle, listed, bundles])
  useQueuePointer(list, handle)
  useQueueIntoCalendar(list, handle)
  const onKeyDown = useQueueKeys(visits, (index) => rows.scrollToIndex(index))

  const counts = answer.data?.counts
  const hidden = (answer.data?.total ?? 0) - visits.length
  return (
    <section ref={panel} className="queue panel" aria-label={t('board.queue')}>
      <Tabs
        label={t('board.queue')}
        value={filter.tab}
        onChange={(tab) => useQueueFilter.setState({ tab })}
        tabs={[
          ...queueTabs.map((tab) => ({
            value: tab,
            text: t(`board.tab-${tab}`),
            ...(counts ? { count: counts[tab], alarm: tab === 'atRisk' && counts[tab] > 0 } : {}),
          })),
          { value: 'bundles', text: t('board.tab-bundles') },
        ]}
      />
      <div className="queue-tools">
        <label className="find">
          <Icon name="i-search" />
          <input
            id="queue-filter"
            type="search"
            aria-label={t('board.filterQueue')}
            placeholder={t('board.filterQueue')}
            value={filter.text}
            onChange={(event) => useQueueFilter.setState({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' && event.key !== 'ArrowDown') return
              event.preventDefault()
              if (event.key === 'Escape') useQueueFilter.setState({ text: '' })
              list.current?.focus()
            }}
          />
          {filter.text === '' && <kbd>/</kbd>}
        </label>
        {!bundles && <QueueFilters handle={handle} />}
        {!bundles && (
          <select
            className="field"
            aria-label={t('board.sortQueue')}
            value={sort}
            onChange={(event) => setBoardState({ queueSort: event.target.value as typeof sort })}
          >
            {(['deadline', 'priority', 'age'] as const).map((value) => (
              <option key={value} value={value}>
                {t(`board.sort-${value}`)}
              </option>
            ))}
          </select>
        )}
      </div>
      {bundles && <BundleList handle={handle} text={text} />}
      {!bundles && answer.error && visits.length === 0 && (
        <MessageState
          role="alert"
          title={t('errors.loadFailed')}
          text={errorText(answer.error.error)}
          actions={<Button onClick={() => void answer.refetch()}>{t('errors.retry')}</Button>}
        />
      )}
      {!bundles && answer.isPending && <SkeletonRows rows={14} height={rowHeight} label={t('app.loading')} />}
      {!bundles && answer.data && visits.length === 0 && (
        <MessageState title={t(`board.empty-${filter.tab}`)} text={t(`board.emptyText-${filter.tab}`)} />
      )}
      <div
        ref={list}
        className="queue-list"
        role="listbox"
        aria-label={t(`board.tab-${filter.tab}`)}
        aria-multiselectable="true"
        aria-activedescendant={currentId && handle.queued.has(currentId) ? `queue-${currentId}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        hidden={bundles || visits.length === 0}
      >
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((item) => (
            <QueueRow
              key={visits[item.index]!.visit.id}
              detail={visits[item.index]!}
              y={item.start}
              position={item.index + 1}
              count={visits.length}
              followUp={followUps.get(visits[item.index]!.visit.workOrderId) ?? null}
            />
          ))}
        </div>
        {hidden > 0 && <p className="muted more">{t('board.moreInQueue', { count: hidden })}</p>}
      </div>
    </section>
  )
}

/** When to look again at each work order on hold. */
function followUpsOf(
  holds: readonly OpenHold[] = [],
): ReadonlyMap<string, { readonly on: string; readonly due: boolean }> {
  return new Map(
    holds.flatMap(({ workOrderId, followUpOn, due }) =>
      followUpOn === null ? [] : [[workOrderId, { on: followUpOn, due }] as const],
    ),
  )
}
