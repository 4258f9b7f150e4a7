import { useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { bundleMake } from '#shared/commands/bundle/make.ts'
import { boardBundles } from '#shared/queries/board.ts'
import type { WaitingBundle } from '#shared/queries/board.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { bundleFactsText, bundlePlaceName, bundleReason } from '../../../lib/bundle-text.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { select, selectMany, useSelection } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { BoardHandle, WantedBundle } from '../board-handle.ts'
import { useBoardState } from '../board-state.ts'
import { followDrag } from '../drag/follow-drag.ts'

/** How far into the first visit the pointer holds a bundle. */
const holdMinutes = 5

interface BundleListProps {
  readonly handle: BoardHandle
  /** Words that must all be in a bundle's name, or in number, title or address of one of its visits. */
  readonly text: string
}

/** Work best done on one trip: dragging it to a lane places its visits one after the other, in one step. */
export function BundleList({ handle, text }: BundleListProps) {
  const answer = useQueryOf(boardBundles, {})
  const { run } = useCommands()
  const may = useMay('workOrders')
  const list = useRef<HTMLDivElement>(null)
  const all = answer.data?.bundles
  const bundles = useMemo(() => (all ?? []).filter((bundle) => matches(bundle, text)), [all, text])
  useEffect(() => {
    handle.queued = new Map(bundles.flatMap(({ visits }) => visits.map((detail) => [detail.visit.id, detail])))
  }, [handle, bundles])
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onDown = (event: PointerEvent) => {
      const target = event.target as Element
      const at = target.closest<HTMLElement>('[data-bundle]')?.dataset['bundle']
      const bundle = at === undefined ? undefined : bundles[Number(at)]
      if (!bundle || event.button !== 0 || target.closest('.btn')) return
      const [first, ...along] = bundle.visits
      const one = target.closest<HTMLElement>('[data-member]')?.dataset['member']
      const wanted = bundle.bundleId === null ? wantedOf(bundle) : null
      // A calendar has no lanes to lay a trip into.
      if (useBoardState.getState().view === 'calendar') return one ? select('visit', one) : selectBundle(bundle)
      const begin = () => handle.drag.begin(first!, 'whole', holdMinutes * minuteMs, { along, bundle: wanted })
      followDrag(event, handle, begin, () => (one ? select('visit', one) : selectBundle(bundle)))
    }
    element.addEventListener('pointerdown', onDown)
    return () => element.removeEventListener('pointerdown', onDown)
  }, [handle, bundles])

  if (answer.error && !answer.data)
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(answer.error.error)}
        actions={<Button onClick={() => void answer.refetch()}>{t('errors.retry')}</Button>}
      />
    )
  if (!answer.data) return <SkeletonRows rows={8} height={96} label={t('app.loading')} />
  if (bundles.length === 0) return <MessageState title={t('board.bundleEmpty')} text={t('board.bundleEmptyText')} />
  const bundleUp = (bundle: WaitingBundle) => {
    const workOrderIds = [...new Set(bundle.visits.map(({ visit }) => visit.workOrderId))]
    void run(bundleMake, { ...wantedOf(bundle), workOrderIds })
  }
  return (
    <div ref={list} className="queue-list bundle-list" role="list" aria-label={t('board.bundleSuggested')}>
      {bundles.map((bundle, at) => (
        <BundleCard
          key={bundle.bundleId ?? bundle.visits[0]!.visit.id}
          bundle={bundle}
          at={at}
          onBundle={may && bundle.bundleId === null ? () => bundleUp(bundle) : null}
        />
      ))}
    </div>
  )
}

interface BundleCardProps {
  readonly bundle: WaitingBundle
  readonly at: number
  /** Puts the suggested work together; null where it is already, or may not be. */
  readonly onBundle: (() => void) | null
}

function BundleCard({ bundle, at, onBundle }: BundleCardProps) {
  const { visits, reason, meters, savedMinutes, bundleId } = bundle
  const selected = useSelection(({ ids }) => visits.every(({ visit }) => ids.has(visit.id)))
  const durationMinutes = visits.reduce((sum, { visit }) => sum + visit.durationMinutes, 0)
  const name = nameOf(bundle)
  const facts = bundleFactsText({ count: visits.length, durationMinutes, savedMinutes, meters, reason })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    selectBundle(bundle)
  }
  return (
    <div
      role="listitem"
      className={`bundle-card${selected ? ' selected' : ''}`}
      data-bundle={at}
      tabIndex={0}
      aria-label={`${name}, ${facts}`}
      onKeyDown={onKeyDown}
    >
      <div className="row">
        <Icon name="i-bundle" label={t(bundleId === null ? 'board.bundleIdea' : 'board.bundleMade')} />
        <b className="grow cut" title={name}>
          {name}
        </b>
        {onBundle && (
          <Button size="small" onClick={onBundle} aria-label={t('board.bundleDoOf', { name })}>
            {t('board.bundleDo')}
          </Button>
        )}
      </div>
      <p className="soft num">{facts}</p>
      <ul>
        {visits.map(({ visit, title, priority, workOrderNumber }) => (
          <li key={visit.id} className="row" data-member={visit.id}>
            <Icon
              name={priorityLook[priority].shape}
              className={priorityLook[priority].family}
              label={t(priorityLook[priority].textKey)}
            />
            <span className="grow cut" title={title}>
              {title}
            </span>
            <span className="num soft">{recordNumber('workOrder', workOrderNumber)}</span>
            <span className="num how-long">{formatMinutes(visit.durationMinutes)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function nameOf({ name, reason, visits }: WaitingBundle): string {
  return name ?? bundlePlaceName(reason, visits[0]?.address ?? visits[0]?.siteName ?? null)
}

function wantedOf(bundle: WaitingBundle): WantedBundle {
  const { reason, meters } = bundle
  return { name: nameOf(bundle), reason: reason && bundleReason(reason, meters) }
}

/** Selects all its visits, the first one to be moved with M. */
function selectBundle({ visits }: WaitingBundle): void {
  selectMany('visit', visits.map(({ visit }) => visit.id).toReversed())
}

function matches(bundle: WaitingBundle, text: string): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/)
  const all = [
    nameOf(bundle),
    ...bundle.visits.map(({ title, address, workOrderNumber }) => `${title} ${address ?? ''} ${workOrderNumber}`),
  ]
  const searched = all.join(' ').toLocaleLowerCase()
  return words.every((word) => searched.includes(word))
}
