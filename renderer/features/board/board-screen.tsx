import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { dayOf } from '#shared/kernel/zone.ts'
import { matchRank } from '#shared/queries/match.ts'
import { useApi } from '../../api/api-context.tsx'
import { useAppInfo } from '../../api/app-info.ts'
import { useNow } from '../../api/now.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { useDay } from '../../state/day.ts'
import { select, selectMany } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { createBoardHandle } from './board-handle.ts'
import './board.css'
import './lanes/lanes.css'
import './lanes/lane-heads.css'
import './lanes/lane-ground.css'
import './lanes/cards.css'
import './links/links.css'
import './queue/queue.css'
import './queue/bundles.css'
import './drag/drag.css'
import './fit/fit.css'
import './plan/proposal.css'
import './plan/lane-plan.css'
import './plan/plan-dialog.css'
import { setBoardState, useBoardState } from './board-state.ts'
import { BoardSkeleton } from './board-skeleton.tsx'
import { BoardToolbar } from './board-toolbar.tsx'
import { reveal } from './drag/move-by-keys.ts'
import { FitPanel } from './fit/fit-panel.tsx'
import { LanesView } from './lanes/lanes-view.tsx'
import type { Room } from './lanes/lanes-view.tsx'
import { layoutRows } from './model/row-layout.ts'
import { onBoardContextMenu } from './plan/menu-place.ts'
import { PlanOnBoard } from './plan/plan-on-board.tsx'
import { ProposalPanel } from './plan/proposal-panel.tsx'
import { usePlanKeys } from './plan/use-plan-keys.ts'
import { usePlanOnBoard } from './plan/use-plan-on-board.ts'
import { useRepairs } from './plan/use-repair.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { QueuePanel } from './queue/queue-panel.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { StatusLine } from './status-line.tsx'
import { useAxis } from './use-axis.ts'
import { useBoard } from './use-board.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { useWishes } from './use-wishes.ts'

const CalendarPane = lazy(() => import('./calendar/calendar-pane.tsx').then((m) => ({ default: m.CalendarPane })))

/** The board: the queue at the left, technicians in time beside it. */
export function BoardScreen() {
  const info = useAppInfo()
  const now = useNow()
  const chosen = useDay((state) => state.day)
  if (!info) return <BoardSkeleton />
  const day = chosen ?? dayOf(now, info.officeZone)
  return <Board day={day} zone={info.officeZone} now={now} />
}

const headWidth = 208

function Board({ day, zone, now }: { readonly day: string; readonly zone: string; readonly now: number }) {
  const [handle] = useState(createBoardHandle)
  const { view, span, zoom, closedGroups } = useBoardState()
  const { model, error, retry } = useBoard(day, span, zone, now)
  const [said, setSaid] = useState('')
  const [publishing, setPublishing] = useState(false)
  const middle = useRef<HTMLDivElement>(null)
  const room = useRoom(middle)
  // Leaves room for the scroll bar, so that a fitting axis does not scroll.
  const axis = useAxis(model, day, span, zoom, room.width - headWidth - 14)
  const layout = layoutRows(model?.groups ?? [], new Set(closedGroups))
  const wishes = useWishes(setSaid)
  const { client } = useApi()
  useBoardKeys(handle, setSaid)
  const plan = usePlanOnBoard()
  const repairs = useRepairs(handle, day, setSaid)
  usePlanKeys(handle, repairs, plan.planId)
  useEffect(() => {
    Object.assign(handle, { model, axis, layout, now, grant: wishes.grant, say: setSaid })
  }, [handle, model, axis, layout, now, wishes.grant])
  useEffect(() => {
    handle.rank = async (args) => {
      const reply = await client.query(matchRank, args)
      return reply.ok ? reply.value : null
    }
  }, [handle, client])
  useEffect(() => () => handle.drag.cancel(), [handle])

  const showRisk = () => {
    const lanes = [...(model?.lanes.values() ?? [])]
    const risky = lanes.flatMap((lane) => lane.view.cards.filter((card) => card.risk).map((card) => ({ lane, card })))
    const first = risky[0]
    if (!first) return
    selectMany(
      'visit',
      risky.map(({ card }) => card.id),
    )
    select('visit', first.card.id)
    setBoardState({ view: 'lanes' })
    reveal(handle, first.lane.id, first.card.start)
  }

  return (
    <div className="board" onContextMenu={onBoardContextMenu}>
      {plan.shown ? <ProposalPanel handle={handle} /> : <QueuePanel handle={handle} />}
      <section className="board-middle" aria-label={t('board.title')} ref={middle}>
        <BoardToolbar model={model} onPublish={() => setPublishing(true)} onShowRisk={showRisk} />
        {error && !model && (
          <MessageState
            role="alert"
            title={t('errors.loadFailed')}
            text={errorText(error.error)}
            actions={<Button onClick={retry}>{t('errors.retry')}</Button>}
          />
        )}
        {!model && !error && <BoardSkeleton />}
        {model && model.lanes.size === 0 && <NoTechnicians />}
        {model && model.lanes.size > 0 && view === 'lanes' && axis && (
          <LanesView
            model={model}
            axis={axis}
            layout={layout}
            now={now}
            handle={handle}
            room={room}
            onZoom={(factor) => setBoardState({ zoom: Math.min(8, Math.max(1, zoom * factor)) })}
          />
        )}
        {model && model.lanes.size > 0 && view === 'calendar' && (
          <Suspense fallback={<BoardSkeleton />}>
            <CalendarPane day={day} zone={zone} now={now} model={model} handle={handle} grant={wishes.grant} />
          </Suspense>
        )}
        {model && <StatusLine model={model} zone={zone} />}
        {model && <FitPanel handle={handle} model={model} day={day} now={now} />}
      </section>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      {wishes.asking && (
        <OverrideDialog
          number={(wishes.asking.kind === 'place' ? wishes.asking : wishes.asking.moves[0]!).detail.workOrderNumber}
          violations={wishes.asking.judgement.violations}
          onAnswer={wishes.answer}
        />
      )}
      {model && <PlanOnBoard handle={handle} model={model} day={day} span={span} now={now} repairs={repairs} />}
      {model && <PublishDialog model={model} opened={publishing} onClose={() => setPublishing(false)} />}
    </div>
  )
}

function NoTechnicians() {
  const [, goTo] = useLocation()
  return (
    <MessageState
      title={t('board.noTechnicians')}
      text={t('board.noTechniciansText')}
      actions={
        <>
          <Button kind="primary" onClick={() => goTo('/import')}>
            {t('board.importRoster')}
          </Button>
          <Button onClick={() => goTo('/people')}>{t('board.openPeople')}</Button>
        </>
      }
    />
  )
}

function useRoom(element: React.RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const measure = () => setRoom({ width: target.clientWidth, height: target.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return room
}
