import type { Pushed } from '#shared/domain/schedule/push-later.ts'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { BoardHandle } from '../board-handle.ts'
import { leftOfBundle } from '../model/bundle-split.ts'
import type { Dragged, Plan } from './plan.ts'
import type { TipLine } from './verdict.ts'

/** "Move 3 later visits by 20 min", as words of a button or a line. */
export function pushText(pushed: readonly Pushed[]): string {
  const by = Math.max(...pushed.map(({ byMinutes }) => byMinutes))
  const same = pushed.every(({ byMinutes }) => byMinutes === by)
  return t(same ? 'board.pushBy' : 'board.pushUpTo', { count: pushed.length, by: formatMinutes(by) })
}

/** What happens besides the visit itself when a plan is dropped, and what holding Alt would do instead. */
export function notesOf(handle: BoardHandle, dragged: Dragged, plan: Plan, offer: Plan | null): TipLine[] {
  const { moves, pushed } = plan
  const lines: TipLine[] = []
  if (pushed.length > 0) lines.push({ tone: 'note', text: pushText(pushed) })
  else if (moves.length > 1) {
    const until = Math.max(...moves.map(({ startsAt, durationMinutes }) => startsAt + durationMinutes * 60_000))
    lines.push({
      tone: 'note',
      text: t('board.togetherUntil', { count: moves.length, until: formatTime(until, officeZone()) }),
    })
  }
  const split = splitOf(handle, dragged, plan)
  if (split) lines.push({ tone: 'warn', text: split })
  if (offer) {
    const time = formatTime(offer.judgement.arrival, officeZone())
    lines.push({ tone: 'note', text: t('board.pushOffer', { time, what: pushText(offer.pushed) }) })
  }
  return lines
}

/** Says that a bundle is split by a drop: others of it are then on another trip, or on none yet. Null where none is. */
export function splitOf(
  handle: BoardHandle,
  { detail, part }: Pick<Dragged, 'detail' | 'part'>,
  { moves }: Plan,
): string | null {
  const { bundle } = detail
  if (!bundle || part !== 'whole') return null
  const count = leftOfBundle(handle.model?.lanes.get(moves[0]!.technicianId), moves)
  return count > 0 ? t('board.bundleSplits', { name: bundle.name, count }) : null
}
