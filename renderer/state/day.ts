import { create } from 'zustand'

interface DayState {
  /** The day (`YYYY-MM-DD`, office zone) every screen shows; null until the backend has said what today is. */
  readonly day: string | null
}

/** The day the whole window is on. */
export const useDay = create<DayState>(() => ({ day: new URLSearchParams(location.search).get('day') }))

/** Moves every screen to a day. */
export function showDay(day: string): void {
  useDay.setState({ day })
  const address = new URL(location.href)
  address.searchParams.set('day', day)
  // What the screen was opened with stays with it while the day changes.
  history.replaceState(history.state, '', address)
}
