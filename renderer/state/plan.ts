import { create } from 'zustand'

interface PlanViewState {
  /** Whether the proposal stands beside the lanes; closing it discards nothing. */
  readonly open: boolean
  /** The search this window started; null when none is under way. */
  readonly jobId: string | null
  /** The plan that a search under way replaces when it is found; null: none. */
  readonly replaces: string | null
  /** What board and map draw: the days as the plan has them, or as they are. */
  readonly drawn: 'after' | 'before'
  /** Plan whose ticks are kept; those of another one are forgotten. */
  readonly planId: string | null
  /** Visits whose change is not to be accepted, taken out by hand. */
  readonly left: ReadonlySet<string>
}

/** How this window looks at the proposed plan; nothing of it is data. */
export const usePlanView = create<PlanViewState>(() => ({
  open: false,
  jobId: null,
  replaces: null,
  drawn: 'after',
  planId: null,
  left: new Set(),
}))

export const setPlanView = usePlanView.setState

interface PlanFocus {
  /** The change that is framed on the board: the one under the pointer, else the current one. */
  readonly visitId: string | null
  /** The current line of the list. */
  readonly current: string | null
}

/** Which change is looked at. Only its frame and its line listen, so that a move of the pointer draws nothing else. */
export const usePlanFocus = create<PlanFocus>(() => ({ visitId: null, current: null }))

/** Says which change the pointer is on; null: back to the current one. */
export function hoverPlanned(visitId: string | null): void {
  const { visitId: old, current } = usePlanFocus.getState()
  if (old !== (visitId ?? current)) usePlanFocus.setState({ visitId: visitId ?? current })
}

/** Makes a change the current one, or none. */
export function focusPlanned(visitId: string | null): void {
  usePlanFocus.setState({ visitId, current: visitId })
}
