import type { Link } from './link.ts'
import type { Problem, PublishedVisit } from './problem.ts'
import type { ProblemRoute } from './problem-route.ts'
import type { ProblemVisit } from './problem-visit.ts'

/** Look-ups by id into a problem. */
export interface ProblemIndex {
  readonly visits: ReadonlyMap<string, ProblemVisit>
  readonly routes: ReadonlyMap<string, ProblemRoute>
  readonly routeNumbers: ReadonlyMap<string, number>
  readonly published: ReadonlyMap<string, PublishedVisit>
  /** Links a visit takes part in, on either side. */
  readonly links: ReadonlyMap<string, readonly Link[]>
}

const known = new WeakMap<Problem, ProblemIndex>()

/** The index of a problem, made once for each object. */
export function problemIndex(problem: Problem): ProblemIndex {
  const found = known.get(problem)
  if (found) return found
  const links = new Map<string, Link[]>()
  for (const link of problem.links)
    for (const id of [link.visitId, link.onVisitId]) links.set(id, [...(links.get(id) ?? []), link])
  const index: ProblemIndex = {
    visits: new Map(problem.visits.map((visit) => [visit.id, visit])),
    routes: new Map(problem.routes.map((route) => [route.id, route])),
    routeNumbers: new Map(problem.routes.map((route, number) => [route.id, number])),
    published: new Map(problem.published.map((published) => [published.visitId, published])),
    links,
  }
  known.set(problem, index)
  return index
}
