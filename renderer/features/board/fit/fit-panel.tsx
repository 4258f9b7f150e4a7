import { useEffect, useRef } from 'react'
import { bestStart } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { MatchCandidate, MatchRanking, MatchRefusal } from '#shared/queries/match.ts'
import { formatDay, formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { matchReasonOf } from '../../../match/match-reason-of.ts'
import { MatchView } from '../../../match/match-view.tsx'
import { Button } from '../../../ui/button.tsx'
import type { BoardHandle } from '../board-handle.ts'
import { visitOf } from '../board-handle.ts'
import { useFit } from '../board-state.ts'
import { judgedByStore } from '../calendar/judged-by-store.ts'
import { judgeContextOf } from '../model/board-model.ts'
import type { BoardModel } from '../model/board-model.ts'
import { FitFacts } from './fit-facts.tsx'

interface FitPanelProps {
  readonly handle: BoardHandle
  readonly model: BoardModel
  readonly day: Day
  readonly now: number
}

/** Match beside the board for one visit, best first, with the reasons; Enter schedules the chosen one. */
export function FitPanel({ handle, model, day, now }: FitPanelProps) {
  const { visitId, mode } = useFit()
  const detail = visitId === null ? null : visitOf(handle, visitId)
  if (!detail) return null
  return (
    <Panel key={`${visitId} ${mode}`} detail={detail} mode={mode} handle={handle} model={model} day={day} now={now} />
  )
}

function Panel({
  detail,
  mode,
  handle,
  model,
  day,
  now,
}: FitPanelProps & { readonly detail: VisitDetail; readonly mode: 'fit' | 'reassign' }) {
  const panel = useRef<HTMLElement>(null)
  const { visit, technicianId: hadBy } = detail
  const title = t(`board.fitTitle-${mode}`, { number: String(detail.workOrderNumber) })
  const startsAt = mode === 'reassign' ? visit.startsAt : null
  const close = () => {
    useFit.setState({ visitId: null })
    handle.scroller?.focus()
  }
  useEffect(() => panel.current?.focus(), [])
  const context = judgeContextOf(model, now)
  const assign = (candidate: MatchCandidate, ranking: MatchRanking) => {
    const { technicianId, startsAt: at, day: on } = candidate
    const lane = model.lanes.get(technicianId)?.schedule
    const shown = lane?.days.some((one) => one.day === on)
    const judgement =
      lane && shown
        ? judgePlacement(detail, lane, at, visit.durationMinutes, context)
        : judgedByStore(technicianId, at, visit.durationMinutes)
    close()
    handle.grant({
      kind: 'place',
      detail,
      technicianId,
      startsAt: at,
      durationMinutes: visit.durationMinutes,
      judgement,
      match: matchReasonOf(candidate, ranking),
    })
  }
  // Somebody whom a rule asks about: at the start that breaks least, and the board asks for the reason.
  const insist = ({ technicianId, day: on }: MatchRefusal) => {
    const lane = model.lanes.get(technicianId)?.schedule
    const laneDay = lane?.days.find((one) => one.day === on)
    if (!lane || !laneDay) return
    const over = now < laneDay.start || now >= laneDay.end
    const from = over ? laneDay.start : now
    const judgement =
      startsAt === null
        ? bestStart(detail, lane, laneDay, from, visit.durationMinutes, context)
        : judgePlacement(detail, lane, startsAt, visit.durationMinutes, context)
    if (!judgement) return
    close()
    handle.grant({
      kind: 'place',
      detail,
      technicianId,
      startsAt: judgement.arrival,
      durationMinutes: visit.durationMinutes,
      judgement,
    })
  }
  return (
    <aside
      ref={panel}
      className="fit-panel"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <header>
        <div className="row">
          <b className="grow cut">{title}</b>
          <Button kind="ghost" size="small" icon="i-x" aria-label={t('app.close')} onClick={close} />
        </div>
        <p className="soft cut">
          {detail.title} · {formatDay(day, 'medium')} · {formatMinutes(visit.durationMinutes)}
          {detail.skillName ? ` · ${detail.skillName} ${detail.skillLevel}` : ''}
        </p>
      </header>
      <div className="fit-list">
        <MatchView
          visitId={visit.id}
          day={day}
          startsAt={startsAt}
          without={mode === 'reassign' ? hadBy : null}
          onAssign={assign}
          onInsist={insist}
          moreOf={(candidate) => <FitFacts candidate={candidate} detail={detail} model={model} />}
          focused
        />
      </div>
    </aside>
  )
}
