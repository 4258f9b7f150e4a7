import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import type { Weights } from '#optimizer/problem/weights.ts'

/** A visit at place 1 with nothing special, and what a test says about it. */
export function aVisit(id: string, said: Partial<ProblemVisit> = {}): ProblemVisit {
  return { ...plainVisit(id, 1), service: 10, skipCost: 100_000, ...said }
}

/** A technician-day from place 0 and back, from tick 0 to 1000. */
export function aRoute(id: string, said: Partial<ProblemRoute> = {}): ProblemRoute {
  const plain = plainRoute(id, { start: 0, end: 1000 })
  return { ...plain, technicianId: `technician of ${id}`, day: 'monday', startPlace: 0, endPlace: 0, ...said }
}

/** Only travel, lateness and visits left out cost anything. */
export const plainWeights: Weights = { ...travelOnly, lateness: 100 }

/** Places on a line, `step` ticks from one to the next. */
export function onALine(places: number, step = 10): TravelMatrix {
  const ticks = new Int32Array(places * places)
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) ticks[from * places + to] = Math.abs(from - to) * step
  return { places, ticks, metres: null }
}

/** A problem on a line of ten places. */
export function aProblem(said: Partial<Problem>): Problem {
  return { visits: [], routes: [], matrices: [onALine(10)], links: [], weights: plainWeights, published: [], ...said }
}
