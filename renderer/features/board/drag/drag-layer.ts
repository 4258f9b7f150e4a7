import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { Move } from '#shared/domain/schedule/judge-together.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { formatTime } from '../../../lib/format.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { LaneAnswer } from './drag-target.ts'
import { element } from './element.ts'
import { placeTip, tipContent } from './ghost-tip.ts'
import { markHead } from './lane-ranks.ts'
import type { LaneRank, LaneRanks } from './lane-ranks.ts'
import { shapeOf } from './shapes.ts'
import { verdictIcon, verdictText } from './verdict.ts'
import type { TipLine, VerdictKind } from './verdict.ts'

/**
 * Where the lanes are on the screen, measured once at the start of a drawing: reading places after writing them would
 * make the browser lay the page out in the middle of it.
 */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly scrollLeft: number
  readonly scrollTop: number
  /** Height of the axis above the first row. */
  readonly axisHeight: number
}

/** Where the ghost is: in a lane at its judged time, or loose under the pointer. */
export interface GhostPlace {
  readonly y: number
  readonly judgement: Judgement
  readonly kind: VerdictKind
  readonly laneCode: string
  /** Visits that are placed with it: those that come along, and those that give way. */
  readonly others: readonly Move[]
  /** What happens besides, and what else could. */
  readonly notes: readonly TipLine[]
}

/** The fast layer: plain elements moved by transforms while something is dragged; React does not know of them. */
export interface DragLayer {
  /** `ranks` is what Match answered; null until it has. */
  showAnswers(answers: readonly LaneAnswer[], ghostLaneId: string | null, frame: Frame, ranks: LaneRanks | null): void
  showGhost(place: GhostPlace, frame: Frame): void
  showLoose(clientX: number, clientY: number, text: string): void
  clear(): void
}

interface Answer {
  readonly pill: HTMLElement
  readonly slot: HTMLElement
  shown: string
  row: HTMLElement | null
  ranked: LaneRank | undefined
}

const headWidth = 208

/** Creates the layer over the lanes for one drag of one visit. */
export function createDragLayer(handle: BoardHandle, detail: VisitDetail): DragLayer {
  const answers = new Map<string, Answer>()
  const tinted = new Set<HTMLElement>()
  const ghost = element('div', 'visit-ghost', shapeOf(detail.priority), String(detail.workOrderNumber))
  const tip = element('div', 'ghost-tip')
  const companions: HTMLElement[] = []
  let tipShown = ''
  let ghostShown = ''
  document.body.append(tip)
  tip.hidden = true

  const answerOf = (laneId: string): Answer => {
    let found = answers.get(laneId)
    if (!found) {
      found = { pill: element('div', 'verdict'), slot: element('div', 'slot'), shown: '', row: null, ranked: undefined }
      answers.set(laneId, found)
    }
    if (found.pill.parentElement !== handle.layer) handle.layer?.append(found.slot, found.pill)
    return found
  }

  return {
    showAnswers(list, ghostLaneId, { scrollLeft: left }, ranks) {
      const seen = new Set<string>()
      for (const { lane, y, judgement, kind } of list) {
        seen.add(lane.id)
        const answer = answerOf(lane.id)
        const ranked = ranks?.get(lane.id)
        // What stands in the way all day says more than what does at this minute.
        const text = (kind === 'impossible' && ranked?.refusal) || verdictText(judgement, kind)
        const shown = `${kind}|${text}|${judgement.arrival}`
        if (answer.shown !== shown) {
          answer.shown = shown
          answer.pill.className = `verdict ${kind}`
          answer.pill.replaceChildren(shapeOf(verdictIcon[kind]), text)
          answer.slot.className = `slot ${kind}`
          const time = formatTime(judgement.arrival, officeZone())
          answer.slot.replaceChildren(shapeOf(verdictIcon[kind]), time)
        }
        answer.pill.style.transform = `translate(${left + 42}px, ${y + 20}px)`
        placeSlot(answer.slot, handle, judgement, y, kind === 'impossible' || lane.id === ghostLaneId)
        if (!answer.row?.isConnected) {
          answer.row =
            handle.layer?.parentElement?.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane.id)}"]`) ?? null
          answer.ranked = undefined
        }
        if (ranked && answer.row && answer.ranked !== ranked) {
          answer.ranked = ranked
          markHead(answer.row, ranked)
        }
        if (answer.row && answer.row.dataset['verdict'] !== kind) {
          answer.row.dataset['verdict'] = kind
          tinted.add(answer.row)
        }
      }
      for (const [laneId, answer] of answers) {
        const hidden = !seen.has(laneId)
        answer.pill.hidden = hidden
        if (hidden) answer.slot.hidden = true
      }
    },
    showGhost(place, frame) {
      const { y, judgement, kind, laneCode, others, notes } = place
      if (ghost.parentElement !== handle.layer) handle.layer?.append(ghost)
      const x = handle.axis!.xOf(judgement.arrival)
      const width = Math.max(22, handle.axis!.xOf(judgement.leave) - x)
      const look = `visit-ghost ${kind}${width < 58 ? ' narrow' : ''}`
      if (ghostShown !== look) ghost.className = look
      ghostShown = look
      ghost.style.width = `${width}px`
      ghost.style.transform = `translate(${headWidth + x}px, ${y + 3}px)`
      showCompanions(companions, handle, others, kind)
      const shown = `${laneCode}|${kind}|${judgement.arrival}|${judgement.leave}|${notes.map(({ text }) => text).join()}`
      if (tipShown !== shown) {
        tipShown = shown
        tip.className = `ghost-tip ${kind}`
        tip.replaceChildren(...tipContent(place, detail.resolveBy))
        tip.hidden = false
      }
      placeTip(tip, frame, judgement.violations.length + notes.length, headWidth + x, y, width)
    },
    showLoose(clientX, clientY, text) {
      if (ghost.parentElement !== document.body) document.body.append(ghost)
      showCompanions(companions, handle, [], 'good')
      ghostShown = 'loose'
      ghost.className = 'visit-ghost loose'
      ghost.style.width = ''
      ghost.style.transform = `translate(${clientX + 8}px, ${clientY - 12}px)`
      tipShown = ''
      tip.hidden = text === ''
      if (text === '') return
      tip.className = 'ghost-tip'
      tip.replaceChildren(text)
      tip.style.transform = `translate(${clientX + 8}px, ${clientY + 24}px)`
    },
    clear() {
      for (const { pill, slot } of answers.values()) {
        pill.remove()
        slot.remove()
      }
      for (const row of tinted) {
        delete row.dataset['verdict']
        markHead(row, undefined)
      }
      for (const companion of companions) companion.remove()
      ghost.remove()
      tip.remove()
    },
  }
}

function placeSlot(slot: HTMLElement, handle: BoardHandle, judgement: Judgement, y: number, hidden: boolean): void {
  slot.hidden = hidden
  if (hidden) return
  const x = handle.axis!.xOf(judgement.arrival)
  const width = Math.max(14, handle.axis!.xOf(judgement.leave) - x)
  slot.classList.toggle('narrow', width < 46)
  slot.style.width = `${width}px`
  slot.style.transform = `translate(${headWidth + x}px, ${y + 3}px)`
}

/** Draws where the others would be, each in its lane; elements are kept and moved. */
function showCompanions(drawn: HTMLElement[], handle: BoardHandle, others: readonly Move[], kind: VerdictKind): void {
  others.forEach(({ detail, technicianId, startsAt, durationMinutes }, index) => {
    const row = handle.layout.rows.find((one) => one.kind === 'lane' && one.lane.id === technicianId)
    const companion = (drawn[index] ??= element('div', 'visit-companion'))
    companion.hidden = !row
    if (!row) return
    if (companion.parentElement !== handle.layer) handle.layer?.append(companion)
    const x = handle.axis!.xOf(startsAt)
    const width = Math.max(14, handle.axis!.xOf(startsAt + durationMinutes * minuteMs) - x)
    const number = width < 46 ? '' : String(detail.workOrderNumber)
    if (companion.textContent !== number) companion.textContent = number
    companion.className = `visit-companion ${kind}`
    companion.style.width = `${width}px`
    companion.style.transform = `translate(${headWidth + x}px, ${row.y + 3}px)`
  })
  for (const companion of drawn.slice(others.length)) companion.hidden = true
}
