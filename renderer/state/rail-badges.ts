import { create } from 'zustand'

interface RailBadges {
  readonly counts: Readonly<Record<string, number>>
}

/** What waits behind each screen, by screen id. */
export const useRailBadges = create<RailBadges>(() => ({ counts: {} }))

/** Sets the count beside a screen of the rail; 0 hides it. */
export function setRailBadge(screenId: string, count: number): void {
  useRailBadges.setState(({ counts }) =>
    counts[screenId] === count ? {} : { counts: { ...counts, [screenId]: count } },
  )
}
