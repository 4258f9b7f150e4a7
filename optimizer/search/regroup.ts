import type { Problem } from '../problem/problem.ts'
import type { Compiled } from './compiled.ts'
import type { Group } from './groups.ts'
import { touch } from './journal.ts'
import { holdAt, placeGroup } from './place-group.ts'
import { noTime } from './rich.ts'
import type { Rich } from './rich.ts'
import { removeOne } from './ruin.ts'
import { offRoute } from './state.ts'
import type { State } from './state.ts'

/** What a group looked like before an attempt. */
interface Before {
  readonly node: number
  readonly placed: boolean
  readonly held: number
  readonly earliest: number
  readonly latest: number
}

/** Everything about groups that a search needs. */
export interface Regroup {
  readonly problem: Problem
  readonly groups: readonly Group[]
  /** Limits of the starts of grouped nodes before they were held. */
  readonly limits: ReadonlyMap<number, readonly [number, number]>
  readonly before: Before[]
}

/** Remembers the limits of grouped nodes, before any of them is held. */
export function newRegroup(problem: Problem, compiled: Compiled, groups: readonly Group[]): Regroup {
  const nodes = groups.flatMap((group) => group.nodes)
  const limits = new Map(nodes.map((node) => [node, [compiled.earliest[node]!, compiled.latest[node]!] as const]))
  return { problem, groups, limits, before: [] }
}

/** Takes a group out, except what is locked, so that it can be placed anew once others have made room. */
export function takeGroupOut(compiled: Compiled, rich: Rich, state: State, regroup: Regroup, group: Group): void {
  regroup.before.length = 0
  for (const node of group.nodes) {
    const placed = state.routeOf[node]! >= 0
    const earliest = compiled.earliest[node]!
    const latest = compiled.latest[node]!
    regroup.before.push({ node, placed, held: rich.heldAt[node]!, earliest, latest })
    if (!placed || regroup.problem.visits[compiled.visitOf[node]!]!.locked) continue
    const route = state.routeOf[node]!
    touch(compiled, state, route)
    removeOne(compiled, state, route, node)
    state.cost += compiled.skipCost[node]!
    holdAt(compiled, rich, node, noTime, ...regroup.limits.get(node)!)
  }
}

/** Places the group that was taken out. */
export function putGroupBack(compiled: Compiled, rich: Rich, state: State, regroup: Regroup, group: Group): void {
  placeGroup(regroup.problem, compiled, rich, state, group)
}

/** After an attempt was undone: holds the group where it was before. */
export function undoGroup(compiled: Compiled, rich: Rich, state: State, regroup: Regroup): void {
  for (const { node, placed, held, earliest, latest } of regroup.before) {
    rich.heldAt[node] = held
    compiled.earliest[node] = earliest
    compiled.latest[node] = latest
    if (placed) continue
    state.routeOf[node] = -1
    state.leg[node] = offRoute
    state.legInto[node] = offRoute
  }
}
