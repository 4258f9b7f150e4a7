import { judgeStatic } from '#optimizer/constraints/static-constraints.ts'
import type { Link } from '#optimizer/problem/link.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import type { PlanningProblem } from './build-problem.ts'
import type { PlanningFacts, Reckoned } from './planning-facts.ts'
import { isMovable } from './standing-stops.ts'

/** Visits of a bundle one after the other may lie so far apart besides drive and break, ticks: starts are rounded. */
const slackTicks = 15 * 60

/** Visits of one bundle that are planned as a chain, in its order. */
export interface BundleChain {
  readonly bundleId: string
  readonly visits: readonly ProblemVisit[]
}

/**
 * What waits of a bundle goes to the technician who has another visit of it that stays, where there is one. When they
 * cannot take it, anybody may.
 */
export function withBundleLeads(facts: PlanningFacts): PlanningFacts {
  const leads = new Map<string, string>()
  for (const { stops } of facts.lanes)
    for (const stop of stops) {
      const { bundle, technicianId, visit } = stop.detail
      const stays = facts.reckoned.get(visit.id)?.displaced !== true && !isMovable(stop, facts)
      if (bundle && technicianId && stays && !leads.has(bundle.id)) leads.set(bundle.id, technicianId)
    }
  const waiting = facts.waiting.flatMap(({ visit, bundle, crewSize }): [string, Reckoned][] => {
    const lead = bundle && leads.get(bundle.id)
    if (!lead || crewSize > 1 || facts.reckoned.has(visit.id)) return []
    return [[visit.id, { onlyTechnicianIds: [lead], otherwise: {} }]]
  })
  return waiting.length === 0 ? facts : { ...facts, reckoned: new Map([...facts.reckoned, ...waiting]) }
}

/** The bundles whose visits can be chained: two or more that move, that hang on nothing else, and that somebody can do all of. */
export function bundleChains(
  { problem, details }: PlanningProblem,
  counts: (visitId: string) => boolean,
): BundleChain[] {
  const linked = new Set(problem.links.flatMap(({ visitId, onVisitId }) => [visitId, onVisitId]))
  const free = problem.visits.filter(
    ({ id, locked, crewSize }) => locked === null && crewSize === 1 && !linked.has(id) && counts(id),
  )
  const byBundle = Map.groupBy(free, ({ id }) => details.get(id)!.bundle?.id ?? '')
  byBundle.delete('')
  return [...byBundle].flatMap(([bundleId, visits]): BundleChain[] => {
    const together = problem.routes.some((route) =>
      visits.every((visit) => judgeStatic(visit, route, problem) === null),
    )
    return visits.length > 1 && together ? [{ bundleId, visits: inOrder(visits, problem) }] : []
  })
}

/** By when they must be done, then the nearest next. */
function inOrder(visits: readonly ProblemVisit[], { matrices: [matrix] }: Problem): ProblemVisit[] {
  const until = ({ windows }: ProblemVisit) => windows.at(-1)?.end ?? Infinity
  const left = visits.toSorted((a, b) => until(a) - until(b) || (a.id < b.id ? -1 : 1))
  const chain = left.splice(0, 1)
  const drive = (to: ProblemVisit) => matrix!.ticks[chain.at(-1)!.place * matrix!.places + to.place]!
  while (left.length > 0) {
    const soonest = Math.min(...left.map(until))
    const next = left.filter((one) => until(one) === soonest).reduce((a, b) => (drive(b) < drive(a) ? b : a))
    chain.push(...left.splice(left.indexOf(next), 1))
  }
  return chain
}

/** The problem with chains held together for the search: the same technician, one visit right after the other. */
export function withChains(problem: Problem, chains: readonly BundleChain[]): Problem {
  const longestBreak = Math.max(0, ...problem.routes.flatMap(({ breaks }) => breaks.map(({ duration }) => duration)))
  const links = chains.flatMap(({ visits }) =>
    visits.slice(1).map(({ id }, index): Link => ({
      kind: 'immediatelyAfter',
      visitId: id,
      onVisitId: visits[index]!.id,
      sameTechnician: true,
      slack: slackTicks + longestBreak,
    })),
  )
  return links.length === 0 ? problem : { ...problem, links: [...problem.links, ...links] }
}
