import type { Terms } from '../terms/terms.ts'
import type { Reason } from './reason.ts'

/** A stop of a route. All times in ticks; `arriveAt ≤ startAt ≤ endAt`. */
export interface PlannedStop {
  readonly kind: 'visit' | 'break' | 'depot'
  /** The visit or break; for a depot the id of the route. */
  readonly id: string
  /** Travel to it from the stop before. */
  readonly travel: number
  readonly arriveAt: number
  /** Start of setting up and working. */
  readonly startAt: number
  readonly endAt: number
}

/** What one technician does on one day. A route without visits has no stops. */
export interface PlannedRoute {
  readonly routeId: string
  readonly stops: readonly PlannedStop[]
  readonly departAt: number
  readonly returnAt: number
}

/** A visit the plan leaves out, and why: the reason that stands in the way on the routes that come nearest. */
export interface Unassigned {
  readonly visitId: string
  readonly reasons: readonly Reason[]
}

/** A plan: valid under every hard rule of its problem, and what it costs by term. */
export interface Plan {
  /** In the order of the problem's routes. */
  readonly routes: readonly PlannedRoute[]
  /** In the order of the problem's visits. */
  readonly unassigned: readonly Unassigned[]
  readonly terms: Terms
  /** The objective: `totalOf(terms)`. */
  readonly cost: number
}
