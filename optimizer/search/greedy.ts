import { judgeRoute } from '../constraints/route-constraints.ts'
import { judgeStatic } from '../constraints/static-constraints.ts'
import { routeTerms } from '../evaluate/route-terms.ts'
import { scheduleRoute } from '../evaluate/schedule-route.ts'
import { visitStop } from '../evaluate/sequences.ts'
import type { Sequences, SequenceStop } from '../evaluate/sequences.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import { totalOf } from '../terms/terms.ts'

/** Puts one visit after the other, the most expensive to leave out first, where it costs least; only single visits. */
export function greedySequences(problem: Problem): Sequences {
  const sequences: SequenceStop[][] = problem.routes.map(() => [])
  const costs = problem.routes.map(() => 0)
  const visits = [...problem.visits].sort((a, b) => b.skipCost - a.skipCost || (a.id < b.id ? -1 : 1))
  for (const visit of visits) {
    if (visit.crewSize > 1 || problem.links.some((link) => link.visitId === visit.id)) continue
    const best = cheapestPlace(problem, sequences, costs, visit)
    if (best) {
      sequences[best.route] = best.sequence
      costs[best.route] = best.cost
    }
  }
  return sequences
}

function cheapestPlace(
  problem: Problem,
  sequences: readonly SequenceStop[][],
  costs: readonly number[],
  visit: ProblemVisit,
): { route: number; sequence: SequenceStop[]; cost: number } | null {
  let best: { route: number; sequence: SequenceStop[]; cost: number; added: number } | null = null
  for (const [number, route] of problem.routes.entries()) {
    if (judgeStatic(visit, route, problem)) continue
    const stops = sequences[number]!
    for (let at = 0; at <= stops.length; at++) {
      const sequence = [...stops.slice(0, at), visitStop(visit.id), ...stops.slice(at)]
      const schedule = scheduleRoute(problem, route, sequence)
      const cost = totalOf(routeTerms(problem, schedule))
      const added = cost - costs[number]!
      if (best && added >= best.added) continue
      if (judgeRoute(schedule, problem).length === 0) best = { route: number, sequence, cost, added }
    }
  }
  return best
}
