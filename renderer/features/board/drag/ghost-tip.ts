import { minuteMs } from '#shared/kernel/zone.ts'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { Frame, GhostPlace } from './drag-layer.ts'
import { element } from './element.ts'
import { shapeOf } from './shapes.ts'
import { tipLines, verdictIcon } from './verdict.ts'

const tipWidth = 250

const toneIcon = { good: 's-done', note: 'i-link', rank: 's-star', warn: 's-warn', bad: 's-no' } as const

/** Puts the tip below the ghost, or above where there is no room below; always inside the window. */
export function placeTip(
  tip: HTMLElement,
  frame: Frame,
  lines: number,
  x: number,
  y: number,
  ghostWidth: number,
): void {
  const ghostTop = frame.top + frame.axisHeight - frame.scrollTop + y
  const ghostLeft = frame.left + x - frame.scrollLeft
  // Its height is reckoned, not measured: title and figures, then 18 px a line, with room for one that wraps.
  const height = 116 + lines * 20
  const below = ghostTop + 44
  const above = below + height > frame.bottom && ghostTop > height
  // Beside the ghost rather than under it: the lanes below are where the pointer may go next.
  const right = ghostLeft + ghostWidth + 12
  const left = right + tipWidth < window.innerWidth - 8 ? right : Math.max(8, ghostLeft - tipWidth - 12)
  tip.style.transform = above
    ? `translate(${Math.round(left)}px, calc(${Math.round(ghostTop - 6)}px - 100%))`
    : `translate(${Math.round(left)}px, ${Math.round(below)}px)`
}

/** What the tip says: when, how far, what speaks for and against it, and what else happens with the drop. */
export function tipContent({ judgement, kind, laneCode, notes }: GhostPlace, resolveBy: number | null): Node[] {
  const zone = officeZone()
  const figure = (label: string, value: string) =>
    element('div', '', element('span', '', label), element('b', 'num', value))
  const travel =
    judgement.travelBefore.source === 'unknown' ? t('board.unknown') : formatMinutes(judgement.travelBefore.minutes)
  const minutes = Math.round((judgement.leave - judgement.arrival) / minuteMs)
  return [
    element('h3', '', shapeOf(verdictIcon[kind]), t(`board.tip-${kind}`, { technician: laneCode })),
    element(
      'div',
      'figures',
      figure(t('board.arrive'), formatTime(judgement.arrival, zone)),
      figure(t('board.leave'), formatTime(judgement.leave, zone)),
      figure(t('board.drive'), travel),
      figure(t('board.onSite'), formatMinutes(minutes)),
    ),
    element(
      'ul',
      '',
      ...[...notes, ...tipLines(judgement, resolveBy)].map(({ tone, text }) =>
        element('li', tone, shapeOf(toneIcon[tone]), element('span', '', text)),
      ),
    ),
  ]
}
