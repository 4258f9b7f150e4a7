import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { bestStart } from '#shared/domain/schedule/find-start.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { t } from '../../../lib/messages.ts'
import type { BoardHandle } from '../board-handle.ts'
import { judgeContextOf } from '../model/board-model.ts'

/**
 * Moves a visit without a pointer: arrows by 5 minutes (with Shift 15) and from lane to lane, + and − make it longer
 * and shorter, Enter places it, Alt and Enter move later visits on for it, Escape leaves everything as it was. Visits
 * that come along move with it.
 */
export function moveByKeys(handle: BoardHandle, detail: VisitDetail, along: readonly VisitDetail[] = []): void {
  const lanes = handle.layout.rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []))
  if (lanes.length === 0 || !handle.axis) return
  let laneIndex = Math.max(
    0,
    lanes.findIndex((lane) => lane.id === detail.technicianId),
  )
  let durationMinutes = detail.visit.durationMinutes
  let startsAt = detail.visit.startsAt ?? firstStart(handle, detail, lanes[laneIndex]!.id)
  let push = false
  handle.drag.begin(detail, 'whole', 0, { along })
  const show = () => {
    handle.drag.putAt(lanes[laneIndex]!.id, startsAt, durationMinutes, push)
    reveal(handle, lanes[laneIndex]!.id, startsAt)
  }
  const stop = () => window.removeEventListener('keydown', onKey, true)
  const onKey = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? 15 : snapMinutes) * minuteMs
    if (event.key === 'ArrowLeft') startsAt -= step
    else if (event.key === 'ArrowRight') startsAt += step
    else if (event.key === 'ArrowUp') laneIndex = Math.max(0, laneIndex - 1)
    else if (event.key === 'ArrowDown') laneIndex = Math.min(lanes.length - 1, laneIndex + 1)
    else if (event.key === '+' || event.key === '=') durationMinutes += snapMinutes
    else if (event.key === '-') durationMinutes = Math.max(snapMinutes, durationMinutes - snapMinutes)
    else if (event.key === 'Enter') {
      stop()
      if (event.altKey) {
        push = true
        show()
      }
      handle.drag.drop()
    } else if (event.key === 'Escape') {
      stop()
      handle.drag.cancel()
      handle.say(t('board.moveCancelled'))
    } else return
    event.preventDefault()
    event.stopPropagation()
    if (handle.drag.active) show()
  }
  window.addEventListener('keydown', onKey, true)
  show()
  handle.say(t('board.moveMode', { number: String(detail.workOrderNumber) }))
}

/** Where a visit from the queue is first put down: the best start of the lane on the day shown. */
function firstStart(handle: BoardHandle, detail: VisitDetail, laneId: string): number {
  const lane = handle.model!.lanes.get(laneId)!
  const day = lane.days.find((one) => handle.now < one.end) ?? lane.days[0]!
  const from = Math.max(day.start, Math.min(handle.now, day.end))
  const context = judgeContextOf(handle.model!, handle.now)
  const best = bestStart(
    detail,
    lane.schedule,
    day,
    from === day.end ? day.start : from,
    detail.visit.durationMinutes,
    context,
  )
  return best?.arrival ?? day.start
}

/** Scrolls a lane and a time into sight. */
export function reveal(handle: BoardHandle, laneId: string, at: number): void {
  const { scroller, axis } = handle
  const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane.id === laneId)
  if (!scroller || !axis || !row) return
  const head = handle.layer?.parentElement?.offsetTop ?? 0
  if (row.y < scroller.scrollTop) scroller.scrollTop = row.y
  else if (row.y + 48 + head > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = row.y + 48 + head - scroller.clientHeight
  const x = axis.xOf(at)
  if (x < scroller.scrollLeft) scroller.scrollLeft = x - 40
  else if (x > scroller.scrollLeft + scroller.clientWidth - 300) scroller.scrollLeft = x - scroller.clientWidth + 340
}
