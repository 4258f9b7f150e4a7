import { problemIndex } from '../problem/problem-index.ts'
import type { Span } from '../problem/problem-visit.ts'
import { totalOf } from '../terms/terms.ts'
import type { Terms } from '../terms/terms.ts'
import { startIn } from './gap.ts'
import { dayCostOf, marginalTerms } from './marginal-terms.ts'
import { placeIn, tryDay } from './rank.ts'
import type { RankRequest, RankedPlace } from './rank.ts'

/** The route for which a window costs least. */
export interface RankedWindow {
  /** When the work would start: `start` included, `end` not. */
  readonly window: Span
  readonly routeId: string
  readonly place: RankedPlace
  readonly terms: Terms
  readonly cost: number
}

/**
 * For each window the cheapest place of the visit with a start in it, in the order of the windows; those in which it
 * fits nowhere are left out. Windows of the visit itself are not looked at: a window is what is looked for.
 */
export function rankWindows(request: RankRequest, windows: readonly Span[]): RankedWindow[] {
  const { problem, visitId, grid = 1 } = request
  const visit = problemIndex(problem).visits.get(visitId)
  if (!visit) return []
  const planned = new Map(request.planned.map((route) => [route.routeId, route]))
  const best: (RankedWindow | null)[] = windows.map(() => null)
  const open = { ...visit, windows: [], locked: null }
  for (const route of problem.routes) {
    const { day, tried, reason } = tryDay(request, open, route, planned.get(route.id))
    if (reason) continue
    const dayCost = dayCostOf(problem, open, day)
    for (const { gap } of tried)
      windows.forEach((window, index) => {
        const { startAt, missedBy } = startIn(gap, open, day.route, grid, window.start)
        if (missedBy > 0 || startAt >= window.end) return
        const terms = marginalTerms(problem, open, day, dayCost, gap, startAt)
        const cost = totalOf(terms)
        const known = best[index]
        const better = !known || cost < known.cost || (cost === known.cost && startAt < known.place.startAt)
        if (better) best[index] = { window, routeId: route.id, place: placeIn(gap, startAt), terms, cost }
      })
  }
  return best.filter((one) => one !== null)
}

/** The windows worth offering, cheapest first; of equals the earlier. */
export function bestOf(windows: readonly RankedWindow[], most: number): RankedWindow[] {
  return windows.toSorted((a, b) => a.cost - b.cost || a.window.start - b.window.start).slice(0, most)
}
