import type { z } from 'zod'
import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { Move } from '#shared/domain/schedule/judge-together.ts'
import type { MatchReason } from '#shared/domain/visit/match-reason.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { MatchRanking, matchRank } from '#shared/queries/match.ts'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import { useSelection } from '../../state/selection.ts'
import type { BoardModel } from './model/board-model.ts'
import type { RowLayout } from './model/row-layout.ts'
import type { TimeAxis } from './model/time-axis.ts'
import { createDrag } from './drag/drag.ts'
import type { Drag } from './drag/drag.ts'

/** A bundle to make of the visits that are placed. */
export interface WantedBundle {
  readonly name: string
  readonly reason: string | null
}

/** A visit that gets a place. */
export interface PlaceWish {
  readonly kind: 'place'
  readonly detail: VisitDetail
  readonly technicianId: string
  readonly startsAt: number
  readonly durationMinutes: number
  /** What the ghost said. */
  readonly judgement: Judgement
  /** What Match said, where it was chosen from its list. */
  readonly match?: MatchReason
  /** That a bundle is split by it, in words. */
  readonly split?: string | null
  /** What could be done instead where it had to give way. */
  readonly offer?: { readonly text: string; readonly wish: Wish } | null
}

/** Several visits that get their places in one step. */
export interface ArrangeWish {
  readonly kind: 'arrange'
  /** The one held first. */
  readonly moves: readonly Move[]
  readonly judgement: Judgement
  readonly bundle: WantedBundle | null
  readonly split?: string | null
}

/** A change the board asks for. */
export type Wish = PlaceWish | ArrangeWish | { readonly kind: 'unschedule'; readonly visitIds: readonly string[] }

/**
 * What pointers and keys work on, always current, outside of React's rendering: a move of the pointer reads it sixty
 * times a second and renders nothing.
 */
export interface BoardHandle {
  model: BoardModel | null
  axis: TimeAxis | null
  layout: RowLayout
  now: number
  /** Visits of the queue that are loaded, for dragging them by id. */
  queued: ReadonlyMap<string, VisitDetail>
  scroller: HTMLElement | null
  layer: HTMLElement | null
  /** The queue's panel: dropping on it takes a visit off the board. */
  queuePanel: HTMLElement | null
  /** Carries a wish out, or says why not. */
  grant: (wish: Wish) => void
  /** Asks Match; null when there is no answer. */
  rank: (args: z.input<(typeof matchRank)['args']>) => Promise<MatchRanking | null>
  /** Says something in the board's live region. */
  say: (text: string) => void
  readonly drag: Drag
}

/** Creates the handle of one mounted board. */
export function createBoardHandle(): BoardHandle {
  const handle = {
    model: null,
    axis: null,
    layout: { rows: [], height: 0 },
    now: 0,
    queued: new Map(),
    scroller: null,
    layer: null,
    queuePanel: null,
    grant: () => {},
    rank: () => Promise.resolve(null),
    say: () => {},
  } as Omit<BoardHandle, 'drag'> as BoardHandle & { drag: Drag }
  handle.drag = createDrag(handle)
  return handle
}

/** A visit wherever it is: on the board or in the queue. */
export function visitOf(handle: BoardHandle, id: string): VisitDetail | null {
  return handle.model?.visits.get(id) ?? handle.queued.get(id) ?? null
}

/**
 * The other selected visits that come along when one of them is moved: those on the board with one on the board, those
 * of the queue with one of the queue, each in its order. Work that has begun stays where it happened.
 */
export function companyOf(handle: BoardHandle, detail: VisitDetail): readonly VisitDetail[] {
  const { current, ids } = useSelection.getState()
  if (current?.kind !== 'visit' || ids.size < 2 || !ids.has(detail.visit.id)) return []
  const placed = detail.visit.startsAt !== null
  const others = [...ids].flatMap((id) => (id === detail.visit.id ? [] : (visitOf(handle, id) ?? [])))
  const movable = others.filter(({ visit }) => canBePlaced(visit.status) && (visit.startsAt !== null) === placed)
  if (placed) return movable.toSorted((a, b) => a.visit.startsAt! - b.visit.startsAt!)
  const order = [...handle.queued.keys()]
  return movable.toSorted((a, b) => order.indexOf(a.visit.id) - order.indexOf(b.visit.id))
}
