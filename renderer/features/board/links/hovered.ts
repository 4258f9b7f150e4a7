import { create } from 'zustand'

/** The linked visit the pointer is on; null for none. Only the lines between visits listen. */
export const useHoveredLinked = create<{ readonly visitId: string | null }>(() => ({ visitId: null }))

/** Says which linked visit the pointer is on. */
export function hoverLinked(visitId: string | null): void {
  if (useHoveredLinked.getState().visitId !== visitId) useHoveredLinked.setState({ visitId })
}
