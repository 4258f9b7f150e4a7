import { t } from '../../../lib/messages.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { Lane } from '../model/board-model.ts'
import { snap } from '../model/time-axis.ts'
import { createDragLayer } from './drag-layer.ts'
import type { DragLayer, Frame } from './drag-layer.ts'
import { askVisibleLanes, laneAtY } from './drag-target.ts'
import type { LaneAnswer } from './drag-target.ts'
import { scrollAtEdge } from './edge-scroll.ts'
import { askLaneRanks, rankLine } from './lane-ranks.ts'
import type { LaneRanks } from './lane-ranks.ts'
import { notesOf } from './notes.ts'
import { planAt, planWithPush, resized } from './plan.ts'
import type { Dragged, Manner, Plan } from './plan.ts'
import { spokenVerdict, verdictOf } from './verdict.ts'
import { placeWish } from './wish-of-plan.ts'

/** Where a drag would drop at the moment. */
interface Target {
  readonly lane: Lane
  readonly answer: Omit<LaneAnswer, 'lane'>
  /** What insisting on the place would do: later visits give way. */
  readonly offer: Plan | null
}

/** Dragging by pointer or by keys; both show the same layer and drop the same wish. */
export interface Drag {
  readonly active: Dragged | null
  /** Picks a visit up; `grabOffsetMs` is how far into it the pointer holds it. */
  begin(detail: VisitDetail, part: Dragged['part'], grabOffsetMs: number, company?: Company): void
  /** Moves with the pointer; drawn once a frame. `push` does not give way: later visits do. */
  pointTo(clientX: number, clientY: number, push: boolean): void
  /** Places by keys: a lane and a start, exactly; `push` moves later visits on. */
  putAt(laneId: string, startsAt: number, durationMinutes: number, push: boolean): void
  drop(): void
  cancel(): void
  /** Draws again: rows came into sight or the answer changed. */
  refresh(): void
}

/** What comes along with the visit that is held; see `Dragged`. */
export type Company = Partial<Pick<Dragged, 'along' | 'bundle'>>

/** Creates the drag of one board. */
export function createDrag(handle: BoardHandle): Drag {
  let dragged: Dragged | null = null
  let layer: DragLayer | null = null
  let grabOffsetMs = 0
  let pointer: { x: number; y: number; push: boolean } | null = null
  let keyed: { laneId: string; startsAt: number; push: boolean } | null = null
  let target: Target | 'queue' | null = null
  let frame = 0
  let shield: HTMLElement | null = null
  let asked = ''
  let answers: LaneAnswer[] = []
  let ranks: LaneRanks | null = null

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
    ranks = null
    shield?.remove()
    shield = null
    handle.queuePanel?.classList.remove('drop-here')
  }

  const ask = (wanted: number, manner: Manner, underY: number) => {
    if (!dragged || !handle.scroller) return
    const under = dragged.along.length > 0 ? laneAtY(handle, underY)?.lane.id : ''
    const key = `${wanted}|${dragged.durationMinutes}|${manner}|${under}|${Math.floor(handle.scroller.scrollTop / 20)}|${handle.layout.height}`
    if (key === asked) return
    asked = key
    answers = askVisibleLanes(handle, dragged, wanted, manner, underY, ranks)
  }

  /** What pushing would do where a visit had to give way, or stands in the way. */
  const offerAt = (lane: Lane, wanted: number, { judgement, pushed, moves }: Plan): Plan | null => {
    if (!dragged || pushed.length > 0 || moves.length > 1) return null
    const inTheWay = judgement.arrival !== wanted || judgement.violations.some(({ rule }) => gapRules.has(rule))
    if (!inTheWay) return null
    const offer = planWithPush(handle, lane, dragged, wanted)
    return offer?.judgement.grade === 'impossible' ? null : offer
  }

  const show = ({ lane, answer, offer }: Target, seen: Frame) => {
    const notes = [...rankLine(ranks?.get(lane.id), answer.judgement), ...notesOf(handle, dragged!, answer, offer)]
    layer!.showGhost({ ...answer, laneCode: lane.code, others: answer.moves.slice(1), notes }, seen)
  }

  const draw = () => {
    frame = 0
    if (!dragged || !layer || !handle.scroller || !handle.axis || !handle.model) return
    if (keyed) return drawKeyed(keyed)
    if (!pointer) return
    const { x, y, push } = pointer
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
    if (dragged.part !== 'whole') return drawResize(dragged.part, under, push, seen)
    const wanted = snap(under - grabOffsetMs, snapMinutes)
    ask(wanted, push ? 'push' : 'settle', contentY)
    const found = laneAtY(handle, contentY)
    const answer = found && answers.find((one) => one.lane === found.lane)
    target = answer ? { lane: answer.lane, answer, offer: offerAt(answer.lane, wanted, answer) } : null
    layer.showAnswers(answers, answer?.lane.id ?? null, seen, ranks)
    if (target) show(target, seen)
    else layer.showLoose(x, y, '')
  }

  const drawResize = (part: 'start' | 'end', under: number, push: boolean, seen: Frame) => {
    const { detail } = dragged!
    const lane = handle.model!.lanes.get(detail.technicianId ?? '')
    const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane === lane)
    if (!lane || !row) return
    const { startsAt, durationMinutes } = resized(detail, part, under)
    dragged = { ...dragged!, durationMinutes }
    const plan = planAt(handle, lane, dragged, startsAt, push ? 'push' : 'exact')
    target = {
      lane,
      answer: { ...plan, kind: verdictOf(plan.judgement), y: row.y },
      offer: offerAt(lane, startsAt, plan),
    }
    show(target, seen)
  }

  const drawKeyed = ({ laneId, startsAt, push }: NonNullable<typeof keyed>) => {
    const lane = handle.model!.lanes.get(laneId)
    const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane.id === laneId)
    if (!lane || !row || !dragged) return
    const manner = push ? 'push' : 'exact'
    ask(startsAt, manner, row.y)
    const plan = planAt(handle, lane, dragged, startsAt, manner)
    const kind = answers.find((one) => one.lane === lane)?.kind ?? verdictOf(plan.judgement)
    target = { lane, answer: { ...plan, kind, y: row.y }, offer: offerAt(lane, startsAt, plan) }
    const seen = frameOf(handle.scroller!, handle.scroller!.getBoundingClientRect())
    layer!.showAnswers(answers, laneId, seen, ranks)
    show(target, seen)
  }

  const start = (detail: VisitDetail, part: Dragged['part'], { along = [], bundle = null }: Company) => {
    finish()
    dragged = {
      detail,
      part,
      durationMinutes: detail.visit.durationMinutes,
      along: part === 'whole' ? along : [],
      bundle,
    }
    layer = createDragLayer(handle, detail)
    if (part === 'whole' && along.length === 0) void rank(detail)
  }

  /** Nothing waits for Match: what it says is shown from when it is there, if this is still being dragged. */
  const rank = async (detail: VisitDetail) => {
    const ofLayer = layer
    const found = await askLaneRanks(handle, detail)
    if (!found || layer !== ofLayer) return
    ranks = found
    asked = ''
    frame ||= requestAnimationFrame(draw)
  }

  return {
    get active() {
      return dragged
    },
    begin(detail, part, offsetMs, company = {}) {
      start(detail, part, company)
      grabOffsetMs = Math.min(offsetMs, 4 * hourMs)
    },
    pointTo(x, y, push) {
      pointer = { x, y, push }
      shield ??= raiseShield(handle)
      frame ||= requestAnimationFrame(draw)
    },
    putAt(laneId, startsAt, durationMinutes, push) {
      if (!dragged) return
      dragged = { ...dragged, durationMinutes }
      keyed = { laneId, startsAt, push }
      draw()
      if (!target || target === 'queue') return
      const lines = [
        ...rankLine(ranks?.get(laneId), target.answer.judgement),
        ...notesOf(handle, dragged, target.answer, target.offer),
      ]
      const notes = lines.map(({ text }) => text)
      handle.say([spokenVerdict(target.answer.judgement, target.lane.code), ...notes].join('. '))
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
          handle.grant({
            kind: 'unschedule',
            visitIds: [dropped.detail, ...dropped.along].map(({ visit }) => visit.id),
          })
        return
      }
      handle.grant(placeWish(handle, dropped, where.answer, where.offer))
    },
    cancel: finish,
    refresh() {
      if (!dragged) return
      asked = ''
      frame ||= requestAnimationFrame(draw)
    },
  }
}

/** Rules that room behind the visit would mend. */
const gapRules = new Set(['overlap', 'travel-after'])

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
