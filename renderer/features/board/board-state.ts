import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { QueueTab as ListedTab } from '#shared/queries/board.ts'
import type { Grouping } from './model/board-model.ts'

/** Tabs of the queue: its lists of visits, and work for one trip. */
export type QueueTab = ListedTab | 'bundles'

/** How many days the axis shows. */
export type Span = 'day' | 'threeDays' | 'week' | 'twoWeeks'
export const spanDays: Readonly<Record<Span, number>> = { day: 1, threeDays: 3, week: 7, twoWeeks: 14 }

/** Lanes, or one of the calendars over the same visits. */
export type BoardView = 'lanes' | 'calendar'
export type CalendarView = 'month' | 'week' | 'day' | 'agenda'

interface BoardState {
  readonly view: BoardView
  /** What the lanes are put together by. */
  readonly grouping: Grouping
  readonly span: Span
  readonly calendarView: CalendarView
  /** Technician the calendar is narrowed to; null for all. */
  readonly calendarTechnicianId: string | null
  /** Zoom beyond what fits the window: 1 fits. */
  readonly zoom: number
  readonly closedGroups: readonly string[]
  readonly queueSort: 'deadline' | 'priority' | 'age'
}

/** How this person looks at the board; kept in the browser. */
export const useBoardState = create<BoardState>()(
  persist(
    (): BoardState => ({
      view: 'lanes',
      grouping: 'territory',
      span: 'day',
      calendarView: 'month',
      calendarTechnicianId: null,
      zoom: 1,
      closedGroups: [],
      queueSort: 'deadline',
    }),
    { name: 'fieldboard.board' },
  ),
)

export function setBoardState(patch: Partial<BoardState>): void {
  useBoardState.setState(patch)
}

/** What the queue is narrowed to; forgotten with the window. */
interface QueueFilterState {
  readonly tab: QueueTab
  readonly text: string
  readonly skillId: string | null
  readonly territoryId: string | null
}

export const useQueueFilter = create<QueueFilterState>(() => ({
  tab: 'toSchedule',
  text: '',
  skillId: null,
  territoryId: null,
}))

/** A request of the board's keys for the ranked list of technicians; null when it is closed. */
interface FitState {
  readonly visitId: string | null
  /** `fit`: the best time of each technician; `reassign`: the visit's own time. */
  readonly mode: 'fit' | 'reassign'
}

export const useFit = create<FitState>(() => ({ visitId: null, mode: 'fit' }))
