import type { BoardHandle, Wish } from '../board-handle.ts'
import { pushText, splitOf } from './notes.ts'
import type { Dragged, Plan } from './plan.ts'

/** What a drop asks for: one visit placed, or several at once; with what pushing later visits would do instead. */
export function placeWish(handle: BoardHandle, dragged: Dragged, plan: Plan, offer: Plan | null): Wish {
  const { judgement, moves } = plan
  const split = splitOf(handle, dragged, plan)
  const first = moves[0]!
  if (moves.length > 1) return { kind: 'arrange', moves, judgement, bundle: dragged.bundle, split }
  return {
    kind: 'place',
    detail: dragged.detail,
    technicianId: first.technicianId,
    startsAt: first.startsAt,
    durationMinutes: first.durationMinutes,
    judgement,
    split,
    offer: offer && { text: pushText(offer.pushed), wish: placeWish(handle, dragged, offer, null) },
  }
}
