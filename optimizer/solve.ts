import { reasonsLeftOut } from './evaluate/left-out.ts'
import type { Sequences } from './evaluate/sequences.ts'
import type { Plan } from './plan/plan.ts'
import type { Problem } from './problem/problem.ts'
import { anneal } from './search/anneal.ts'
import { compile } from './search/compile.ts'
import { compileNeighbours } from './search/compile-neighbours.ts'
import type { Compiled } from './search/compiled.ts'
import { groupsOf } from './search/groups.ts'
import type { Group } from './search/groups.ts'
import { placeGroup } from './search/place-group.ts'
import { costEverywhere, costOfAll } from './search/place-costs.ts'
import { randomBits } from './search/random-bits.ts'
import { recreateAll } from './search/recreate.ts'
import { newRegroup } from './search/regroup.ts'
import { keep, newSnapshot, sequencesOf } from './search/sequences-of.ts'
import { emptyState } from './search/state.ts'
import type { State } from './search/state.ts'
import { withoutBroken } from './search/without-broken.ts'
import { warmStart } from './search/warm-start.ts'
import type { SolveOptions, SolveResult } from './solve-options.ts'

/** Up to so many visits without a place a first plan is made before there are lists of neighbours. */
const placedWithoutLists = 200

/**
 * Searches for the plan that costs least: from the published plan where there is one, then by ruin and recreate. The
 * answer is valid whenever the search ends; what people locked stays, also where it breaks a rule.
 */
export function solve(problem: Problem, options: SolveOptions): SolveResult {
  const begunAt = options.clock?.() ?? 0
  const bare = compile(problem)
  const state = emptyState(bare)
  const random = randomBits(options.seed)
  warmStart(problem, bare, state)
  const regroup = newRegroup(problem, bare, groupsOf(problem, bare.visitOf))
  for (const { nodes } of regroup.groups) for (const node of nodes) costEverywhere(problem, bare, node)
  if (bare.rich) for (const group of regroup.groups) placeGroup(problem, bare, bare.rich, state, group)
  if (options.mode === 'insert') fixWhatIsPlanned(state.routeOf, bare.fixed)
  const shouldStop = () => options.shouldStop?.() ?? false
  // Few visits find their first place sooner by trying every one than by making lists.
  const few = state.poolCount <= placedWithoutLists
  if (few) {
    for (const node of state.pool.subarray(0, state.poolCount)) costEverywhere(problem, bare, node)
    recreateAll(bare, state, random, shouldStop)
  }
  const best = newSnapshot(bare, state)
  const plan = () => planOf(problem, sequencesOf(problem, bare, state, best))
  const tell = (cost: number, iterations: number) =>
    options.onBetter?.({ cost, unassigned: leftOutCount(state, bare, regroup.groups), iterations, plan })
  if (few) tell(state.cost, 0)
  costOfAll(problem, bare)
  const compiled = { ...bare, ...compileNeighbours(bare) }
  if (!few) {
    recreateAll(compiled, state, random, shouldStop)
    keep(best, compiled, state)
    tell(state.cost, 0)
  }
  const { iterations, ended } = anneal(compiled, state, random, options, begunAt, regroup, (cost, done) => {
    keep(best, compiled, state)
    tell(cost, done)
  })
  return { plan: plan(), iterations, ended }
}

/** Visits without a place; a crew counts once. */
function leftOutCount(state: State, { visitOf }: Compiled, groups: readonly Group[]): number {
  const open = groups.flatMap(({ nodes }) => nodes.filter((node) => state.routeOf[node]! < 0))
  return state.poolCount + new Set(open.map((node) => visitOf[node]!)).size
}

/** Nothing that has a place moves to another. */
function fixWhatIsPlanned(routeOf: Int32Array, fixed: Uint8Array): void {
  for (let node = 0; node < fixed.length; node++) if (routeOf[node]! >= 0) fixed[node] = 1
}

/** The plan of sequences, with the reasons of what is left out. */
function planOf(problem: Problem, sequences: Sequences): Plan {
  // Judged once: whoever stops a search waits for this.
  const { sequences: valid, plan } = withoutBroken(problem, sequences)
  const left = new Set(plan.unassigned.map(({ visitId }) => visitId))
  const visits = problem.visits.filter(({ id }) => left.has(id))
  return { ...plan, unassigned: reasonsLeftOut(problem, valid, visits) }
}
