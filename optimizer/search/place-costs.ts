import { judgeStatic } from '../constraints/static-constraints.ts'
import { staticCost } from '../evaluate/static-cost.ts'
import type { Problem } from '../problem/problem.ts'
import { totalOf } from '../terms/terms.ts'
import { never } from './compiled.ts'
import type { Compiled } from './compiled.ts'

type Costs = Pick<Compiled, 'visits' | 'visitOf' | 'classes' | 'classOf' | 'routeOfClass' | 'placeCost'>

/** Not worked out yet. */
export const notYet = NaN

/**
 * Works out what one node costs on one route. Judging every visit on every route takes longer than a first plan may:
 * where most visits stand where they stood, only those places are judged before it, and the rest after.
 */
export function costOnRoute(problem: Problem, costs: Costs, node: number, route: number): void {
  costOnClass(problem, costs, node, costs.classOf[route]!)
}

/** Works out what a node costs on every class of routes. */
export function costEverywhere(problem: Problem, costs: Costs, node: number): void {
  for (let kind = 0; kind < costs.classes; kind++) costOnClass(problem, costs, node, kind)
}

/** Works out whatever is left. */
export function costOfAll(problem: Problem, costs: Costs): void {
  for (let node = 0; node < costs.visits; node++) costEverywhere(problem, costs, node)
}

function costOnClass(problem: Problem, costs: Costs, node: number, kind: number): void {
  const { visitOf, classes, routeOfClass, placeCost } = costs
  const cell = node * classes + kind
  if (!Number.isNaN(placeCost[cell]!)) return
  const visit = problem.visits[visitOf[node]!]!
  const route = problem.routes[routeOfClass[kind]!]!
  placeCost[cell] = judgeStatic(visit, route, problem)
    ? never
    : totalOf(staticCost(problem, visit, route)) + route.serviceCost * visit.service
}
