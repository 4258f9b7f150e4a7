import { useMemo } from 'react'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import { takesTime } from '#shared/domain/schedule/technician-schedule.ts'
import { draftOf } from '#shared/domain/visit/draft.ts'
import { addDays, weekdayOf } from '#shared/kernel/zone.ts'
import { boardCalendar } from '#shared/queries/board.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { errorText } from '../../../lib/error-text.ts'
import { formatTime } from '../../../lib/format.ts'
import { currentLanguage, t } from '../../../lib/messages.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { showDay } from '../../../state/day.ts'
import { select, useSelection } from '../../../state/selection.ts'
import { useRiskJudge } from '../../../state/service-terms.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import type { BoardHandle, Wish } from '../board-handle.ts'
import { useBoardState, useFit } from '../board-state.ts'
import type { CalendarView } from '../board-state.ts'
import { clockOf } from '../model/board-model.ts'
import type { RiskJudge } from '../model/lane-view.ts'
import type { BoardModel } from '../model/board-model.ts'
import { CalendarAdapter } from './calendar-adapter.tsx'
import type { CalendarLayout } from './calendar-adapter.tsx'
import { judgedByStore } from './judged-by-store.ts'

interface CalendarPaneProps {
  readonly day: string
  readonly zone: string
  readonly now: number
  readonly model: BoardModel
  readonly handle: BoardHandle
  readonly grant: (wish: Wish) => void
}

/** Month, week, day and agenda over the same visits as the lanes; dragging a visit runs the same command. */
export function CalendarPane({ day, zone, now, model, handle, grant }: CalendarPaneProps) {
  const judge = useRiskJudge()
  const { calendarView, calendarTechnicianId } = useBoardState()
  const selected = useSelection((state) => state.ids)
  const { from, to } = spanOf(calendarView, day, zone)
  const answer = useQueryOf(boardCalendar, { from, to, technicianId: calendarTechnicianId })
  const visits = useMemo(() => (answer.data?.visits ?? []).filter(takesTime), [answer.data])
  const byId = useMemo(() => new Map(visits.map((detail) => [detail.visit.id, detail])), [visits])
  const clock = clockOf(zone)
  const perDay = useMemo(() => Map.groupBy(visits, (detail) => clock.dayOf(detail.visit.startsAt!)), [visits, clock])
  if (answer.error && !answer.data)
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(answer.error.error)}
        actions={<Button onClick={() => void answer.refetch()}>{t('errors.retry')}</Button>}
      />
    )
  return (
    <CalendarAdapter
      layout={layoutOf(calendarView, calendarTechnicianId !== null)}
      day={day}
      zone={zone}
      language={currentLanguage()}
      now={now}
      moreText={(count) => t('board.calendarMore', { count })}
      emptyText={t('board.calendarEmpty')}
      entries={visits.map((detail) => ({
        id: detail.visit.id,
        title: detail.title,
        start: detail.visit.startsAt!,
        end: detail.visit.endsAt!,
        movable: canBePlaced(detail.visit.status),
        classes: classesOf(detail, isRisky(detail, judge, now), selected.has(detail.visit.id)),
      }))}
      drawEntry={(id) => {
        const detail = byId.get(id)
        return detail ? (
          <Entry detail={detail} code={codeOf(model, detail)} zone={zone} late={isRisky(detail, judge, now)} />
        ) : null
      }}
      drawDay={(cell) => {
        const count = perDay.get(cell)?.length ?? 0
        return count > 0 ? <span className="day-count num">{t('board.visits', { count })}</span> : null
      }}
      onOpen={(id) => select('visit', id)}
      onDay={showDay}
      onMove={(id, startsAt) => {
        const detail = byId.get(id)
        if (!detail?.technicianId) return
        const { durationMinutes } = detail.visit
        const judgement = judgedByStore(detail.technicianId, startsAt, durationMinutes)
        grant({ kind: 'place', detail, technicianId: detail.technicianId, startsAt, durationMinutes, judgement })
      }}
      onDrop={(dragged, { startsAt, day: dropped }) => {
        const detail = handle.queued.get(dragged.dataset['queued'] ?? '')
        if (!detail) return
        if (startsAt === null || calendarTechnicianId === null) {
          // A day alone says neither who nor when: the ranked technicians of that day do.
          select('visit', detail.visit.id)
          showDay(dropped)
          useFit.setState({ visitId: detail.visit.id, mode: 'fit' })
          return
        }
        const { durationMinutes } = detail.visit
        const judgement = judgedByStore(calendarTechnicianId, startsAt, durationMinutes)
        grant({ kind: 'place', detail, technicianId: calendarTechnicianId, startsAt, durationMinutes, judgement })
      }}
    />
  )
}

function Entry({
  detail,
  code,
  zone,
  late,
}: {
  readonly detail: VisitDetail
  readonly code: string
  readonly zone: string
  readonly late: boolean
}) {
  const { visit } = detail
  return (
    <span className="entry num" title={`${detail.workOrderNumber} ${detail.title}, ${detail.address ?? ''}`}>
      <Icon
        name={late ? 's-risk' : visitStatusLook[visit.status].shape}
        label={late ? t('status.atRisk') : t(visitStatusLook[visit.status].textKey)}
      />
      <span>{formatTime(visit.startsAt!, zone)}</span>
      <b className="cut">{code}</b>
      <span className="cut">{detail.address ?? detail.title}</span>
    </span>
  )
}

function codeOf(model: BoardModel, detail: VisitDetail): string {
  return model.lanes.get(detail.technicianId ?? '')?.code ?? ''
}

/** Whether the plan of a visit puts a promise at risk. */
function isRisky({ visit, clock }: VisitDetail, judge: RiskJudge, now: number): boolean {
  const { status, windowEndsAt, startsAt, endsAt } = visit
  const facts = { status, clock, windowEndsAt, expectedStartsAt: startsAt, expectedEndsAt: endsAt, lateMinutes: 0 }
  return judge(facts, now) !== null
}

function classesOf(detail: VisitDetail, late: boolean, selected: boolean): string {
  const classes = ['visit-entry', `is-${detail.visit.status}`]
  if (late) classes.push('at-risk')
  if (draftOf(detail)) classes.push('draft')
  if (selected) classes.push('selected')
  return classes.join(' ')
}

function layoutOf(view: CalendarView, oneTechnician: boolean): CalendarLayout {
  switch (view) {
    case 'month':
      return 'month'
    // Hours side by side are readable for one person; for everybody the days are lists.
    case 'week':
      return oneTechnician ? 'weekGrid' : 'weekDays'
    case 'day':
      return oneTechnician ? 'dayGrid' : 'dayList'
    case 'agenda':
      return 'weekList'
  }
}

/** The instants a view may show, with the neighbouring days of a month. */
function spanOf(view: CalendarView, day: string, zone: string) {
  const clock = clockOf(zone)
  if (view === 'day') return { from: clock.bounds(day).start, to: clock.bounds(day).end }
  if (view === 'month') {
    const first = `${day.slice(0, 8)}01`
    return { from: clock.bounds(addDays(first, -7)).start, to: clock.bounds(addDays(first, 44)).start }
  }
  const monday = addDays(day, 1 - weekdayOf(day))
  return { from: clock.bounds(monday).start, to: clock.bounds(addDays(monday, 7)).start }
}
