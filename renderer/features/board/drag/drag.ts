import { t } from '../../../lib/messages.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { Lane } from '../model/board-model.ts'
import { snap } from '../model/time-axis.ts'
import { createDragLayer } from './drag-layer.ts'
import type { DragLayer, Frame } from './drag-layer.ts'
import { askVisibleLanes, judgeAt, laneAtY, resized } from './drag-target.ts'
import type { Dragged, LaneAnswer } from './drag-target.ts'
import { spokenVerdict, verdictOf } from './verdict.ts'

/** Where a drag would drop at the moment. */
interface Target {
  readonly lane: Lane
  readonly answer: Pick<LaneAnswer, 'judgement' | 'kind' | 'y'>
}

/** Dragging by pointer or by keys; both show the same layer and drop the same wish. */
export interface Drag {
  readonly active: Dragged | null
  /** Picks a visit up; `grabOffsetMs` is how far into it the pointer holds it. */
  begin(detail: VisitDetail, part: Dragged['part'], grabOffsetMs: number): void
  /** Moves with the pointer; drawn once a frame. `exact` does not give way to what stands there. */
  pointTo(clientX: number, clientY: number, exact: boolean): void
  /** Places by keys: a lane and a start, exactly. */
  putAt(laneId: string, startsAt: number, durationMinutes: number): void
  drop(): void
  cancel(): void
  /** Draws again: rows came into sight or the answer changed. */
  refresh(): void
}

/** Px from an edge within which the board scrolls by itself, and its step a frame. */
const edge = 28
const edgeStep = 10

/** Creates the drag of one board. */
export function createDrag(handle: BoardHandle): Drag {
  let dragged: Dragged | null = null
  let layer: DragLayer | null = null
  let grabOffsetMs = 0
  let pointer: { x: number; y: number; exact: boolean } | null = null
  let keyed: { laneId: string; startsAt: number } | null = null
  let target: Target | 'queue' | null = null
  let frame = 0
  let shield: HTMLElement | null = null
  let asked = ''
  let answers: LaneAnswer[] = []

  const finish = () => {
    cancelAnimationFrame(frame)
    frame = 0
    layer?.clear()
    layer = null
    dragged = null
    pointer = null
    keyed = null
    target = null
    asked = ''
    shield?.remove()
    shield = null
    handle.queuePanel?.classList.remove('drop-here')
  }

  const ask = (wanted: number, exact: boolean) => {
    if (!dragged || !handle.scroller) return
    const key = `${wanted}|${dragged.durationMinutes}|${exact}|${Math.floor(handle.scroller.scrollTop / 20)}|${handle.layout.height}`
    if (key === asked) return
    asked = key
    answers = askVisibleLanes(handle, dragged, wanted, exact)
  }

  const draw = () => {
    frame = 0
    if (!dragged || !layer || !handle.scroller || !handle.axis || !handle.model) return
    if (keyed) return drawKeyed(keyed)
    if (!pointer) return
    const { x, y, exact } = pointer
    const scroller = handle.scroller
    const box = scroller.getBoundingClientRect()
    const seen = frameOf(scroller, box)
    const overQueue = isOver(handle.queuePanel, x, y)
    handle.queuePanel?.classList.toggle('drop-here', overQueue && dragged.detail.visit.startsAt !== null)
    if (overQueue || !isOver(scroller, x, y)) {
      target = overQueue && dragged.part === 'whole' ? 'queue' : null
      layer.showLoose(
        x,
        y,
        target === 'queue' && dragged.detail.visit.startsAt !== null ? t('board.dropUnschedules') : '',
      )
      return
    }
    if (scrollAtEdge(scroller, box, x, y)) frame = requestAnimationFrame(draw)
    const contentX = x - box.left + scroller.scrollLeft - headWidth
    const contentY = y - box.top + scroller.scrollTop - seen.axisHeight
    const under = handle.axis.timeAt(contentX)
    if (dragged.part !== 'whole') return drawResize(dragged.part, under, seen)
    const wanted = snap(under - grabOffsetMs, snapMinutes)
    ask(wanted, exact)
    const found = laneAtY(handle, contentY)
    const answer = found && answers.find((one) => one.lane === found.lane)
    target = answer ? { lane: answer.lane, answer } : null
    layer.showAnswers(answers, answer?.lane.id ?? null, seen)
    if (answer) layer.showGhost({ ...answer, laneCode: answer.lane.code }, seen)
    else layer.showLoose(x, y, '')
  }

  const drawResize = (part: 'start' | 'end', under: number, seen: Frame) => {
    const { detail } = dragged!
    const lane = handle.model!.lanes.get(detail.technicianId ?? '')
    const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane === lane)
    if (!lane || !row) return
    const { startsAt, durationMinutes } = resized(detail, part, under)
    dragged = { ...dragged!, durationMinutes }
    const judgement = judgeAt(handle, lane, detail, startsAt, durationMinutes, true)
    const answer = { judgement, kind: verdictOf(judgement), y: row.y }
    target = { lane, answer }
    layer!.showGhost({ ...answer, laneCode: lane.code }, seen)
  }

  const drawKeyed = ({ laneId, startsAt }: { laneId: string; startsAt: number }) => {
    const lane = handle.model!.lanes.get(laneId)
    const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane.id === laneId)
    if (!lane || !row || !dragged) return
    ask(startsAt, true)
    const judgement = judgeAt(handle, lane, dragged.detail, startsAt, dragged.durationMinutes, true)
    const kind = answers.find((one) => one.lane === lane)?.kind ?? verdictOf(judgement)
    target = { lane, answer: { judgement, kind, y: row.y } }
    const seen = frameOf(handle.scroller!, handle.scroller!.getBoundingClientRect())
    layer!.showAnswers(answers, laneId, seen)
    layer!.showGhost({ judgement, kind, y: row.y, laneCode: lane.code }, seen)
  }

  const start = (detail: VisitDetail, part: Dragged['part']) => {
    finish()
    dragged = { detail, part, durationMinutes: detail.visit.durationMinutes }
    layer = createDragLayer(handle, detail)
  }

  return {
    get active() {
      return dragged
    },
    begin(detail, part, offsetMs) {
      start(detail, part)
      grabOffsetMs = Math.min(offsetMs, 4 * hourMs)
    },
    pointTo(x, y, exact) {
      pointer = { x, y, exact }
      shield ??= raiseShield(handle)
      frame ||= requestAnimationFrame(draw)
    },
    putAt(laneId, startsAt, durationMinutes) {
      if (!dragged) return
      dragged = { ...dragged, durationMinutes }
      keyed = { laneId, startsAt }
      draw()
      if (target && target !== 'queue') handle.say(spokenVerdict(target.answer.judgement, target.lane.code))
    },
    drop() {
      if (frame) {
        cancelAnimationFrame(frame)
        draw()
      }
      const dropped = dragged
      const where = target
      finish()
      if (!dropped || !where) return
      if (where === 'queue') {
        if (dropped.detail.visit.startsAt !== null)
          handle.grant({ kind: 'unschedule', visitIds: [dropped.detail.visit.id] })
        return
      }
      const { judgement } = where.answer
      handle.grant({
        kind: 'place',
        detail: dropped.detail,
        technicianId: where.lane.id,
        startsAt: judgement.arrival,
        durationMinutes: Math.round((judgement.leave - judgement.arrival) / minuteMs),
        judgement,
      })
    },
    cancel: finish,
    refresh() {
      if (!dragged) return
      asked = ''
      frame ||= requestAnimationFrame(draw)
    },
  }
}

const headWidth = 208

/**
 * A clear pane over the window while something is dragged: the browser finds what is under the pointer at once instead
 * of searching a thousand cards sixty times a second, and the cursor stays a grabbing hand. The wheel passes through.
 */
function raiseShield(handle: BoardHandle): HTMLElement {
  const pane = document.createElement('div')
  pane.className = 'drag-shield'
  pane.addEventListener('wheel', (event) => handle.scroller?.scrollBy(event.deltaX, event.deltaY), { passive: true })
  document.body.append(pane)
  return pane
}

function frameOf(scroller: HTMLElement, box: DOMRect): Frame {
  const rows = scroller.querySelector<HTMLElement>('.lane-rows')
  return {
    left: box.left,
    top: box.top,
    bottom: box.bottom,
    scrollLeft: scroller.scrollLeft,
    scrollTop: scroller.scrollTop,
    axisHeight: rows?.offsetTop ?? 0,
  }
}

function isOver(element: HTMLElement | null, x: number, y: number): boolean {
  if (!element) return false
  const box = element.getBoundingClientRect()
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom
}

/** Ms a pointer rests near an edge before the board scrolls: long enough to drop on the last lane in peace. */
const edgeDelayMs = 350
let nearEdgeSince = 0

/** Scrolls when the pointer rests near an edge; true while it may. */
function scrollAtEdge(scroller: HTMLElement, box: DOMRect, x: number, y: number): boolean {
  const down = y > box.bottom - edge ? 1 : y > box.top + 20 && y < box.top + 20 + edge ? -1 : 0
  const right = x > box.right - edge ? 1 : x > box.left + headWidth && x < box.left + headWidth + edge / 2 ? -1 : 0
  if (down === 0 && right === 0) {
    nearEdgeSince = 0
    return false
  }
  nearEdgeSince ||= performance.now()
  if (performance.now() - nearEdgeSince < edgeDelayMs) return true
  const { scrollTop, scrollLeft } = scroller
  scroller.scrollTop += down * edgeStep
  scroller.scrollLeft += right * edgeStep
  return scroller.scrollTop !== scrollTop || scroller.scrollLeft !== scrollLeft
}
