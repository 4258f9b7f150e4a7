import { problemIndex } from '../problem/problem-index.ts'
import type { Problem, PublishedVisit } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { TermName } from '../terms/terms.ts'

/** What it costs that this technician, and not another, does a visit on this day, whatever the time. */
export function staticCost(
  problem: Problem,
  visit: ProblemVisit,
  route: ProblemRoute,
): Partial<Record<TermName, number>> {
  const { weights } = problem
  const { preferredTechnicians: preferred, lastTechnician } = visit
  const costs: Partial<Record<TermName, number>> = {}
  if (preferred.length > 0 && !preferred.includes(route.technicianId)) costs.preferred = weights.preferred
  if (lastTechnician !== null && lastTechnician !== route.technicianId) costs.lastTechnician = weights.lastTechnician
  if (weights.overqualified > 0) costs.overqualified = weights.overqualified * levelsBeyond(visit, route)
  if (visit.territory !== null && !route.territories.includes(visit.territory)) costs.territory = weights.territory
  const published = problemIndex(problem).published.get(visit.id)
  if (published && !isOnPublished(problem, published, route)) costs.change = weights.movedTechnician
  return costs
}

/** Levels held beyond what is needed, plus one for each skill that is not needed. */
export function levelsBeyond(visit: ProblemVisit, route: ProblemRoute): number {
  let levels = 0
  for (const [skill, held] of Object.entries(route.skills)) {
    const needed = visit.skills.find((need) => need.skill === skill)
    levels += needed ? Math.max(0, held - needed.level) : held > 0 ? 1 : 0
  }
  return levels
}

/** Whether a route is the technician and day people know for a visit. */
export function isOnPublished(problem: Problem, published: PublishedVisit, route: ProblemRoute): boolean {
  const { routes } = problemIndex(problem)
  return published.routeIds.some((id) => {
    const known = routes.get(id)
    return id === route.id || (known?.technicianId === route.technicianId && known.day === route.day)
  })
}
