import { noWay } from '../problem/travel-matrix.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'

/** A way between two places. */
export interface Leg {
  /** Ticks, or `noWay`. */
  readonly ticks: number
  /** Metres; 0 where the matrix has none. */
  readonly metres: number
}

const nothing: Leg = { ticks: 0, metres: 0 }

/** The way a route takes from one place to another; a place that is null is everywhere. */
export function legOf(problem: Problem, route: ProblemRoute, from: number | null, to: number | null): Leg {
  if (from === null || to === null) return nothing
  const matrix = problem.matrices[route.profile]!
  const cell = from * matrix.places + to
  return { ticks: matrix.ticks[cell]!, metres: matrix.metres?.[cell] ?? 0 }
}

/** Whether nobody knows a way. */
export function isUnknown(leg: Leg): boolean {
  return leg.ticks === noWay
}
