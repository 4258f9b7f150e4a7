import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { BoardModel } from './model/board-model.ts'
import type { RowLayout } from './model/row-layout.ts'
import type { TimeAxis } from './model/time-axis.ts'
import { createDrag } from './drag/drag.ts'
import type { Drag } from './drag/drag.ts'

/** A change the board asks for. */
export type Wish =
  | {
      readonly kind: 'place'
      readonly detail: VisitDetail
      readonly technicianId: string
      readonly startsAt: number
      readonly durationMinutes: number
      /** What the ghost said. */
      readonly judgement: Judgement
    }
  | { readonly kind: 'unschedule'; readonly visitIds: readonly string[] }

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
    say: () => {},
  } as Omit<BoardHandle, 'drag'> as BoardHandle & { drag: Drag }
  handle.drag = createDrag(handle)
  return handle
}

/** A visit wherever it is: on the board or in the queue. */
export function visitOf(handle: BoardHandle, id: string): VisitDetail | null {
  return handle.model?.visits.get(id) ?? handle.queued.get(id) ?? null
}
