import type { Problem } from '../problem/problem.ts'
import { never } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import type { Group, Stage } from './groups.ts'
import { costAfter } from './insertion-rich.ts'
import { putIn } from './recreate.ts'
import { noTime } from './rich.ts'
import type { Rich } from './rich.ts'
import { costAsIs } from './route-walk.ts'
import type { State } from './state.ts'
import { firstStart } from './walk.ts'

/** So many moments are tried for the start of a stage: the earliest that somebody could be there. */
const startsTried = 24

/** When a stage may start. */
interface Bounds {
  readonly from: number
  readonly until: number
}

/** Where one node of a stage would go. */
interface Choice {
  readonly node: number
  readonly route: number
  readonly after: number
  readonly cost: number
}

/**
 * Places visits that hang together: stage by stage, each at the start that costs least among those at which everybody
 * can be there. The start is then held, so that the search around them cannot pull them apart. A stage that finds no
 * place is left out, and what waits for it with it.
 */
export function placeGroup(problem: Problem, compiled: Compiled, rich: Rich, state: State, group: Group): void {
  for (const stage of group.stages) {
    const bounds = boundsOf(problem, compiled, rich, state, stage)
    if (bounds) placeStage(problem, compiled, rich, state, stage, bounds)
  }
}

/** Holds a node at a start; `noTime` lets it go again, within the given limits. */
export function holdAt(
  compiled: Compiled,
  rich: Rich,
  node: number,
  start: number,
  earliest: number,
  latest: number,
): void {
  rich.heldAt[node] = start
  compiled.earliest[node] = start === noTime ? earliest : start
  compiled.latest[node] = start === noTime ? latest : start
}

/** When a stage may start, by the visits around it that have a place; null when one it waits for has none. */
function boundsOf(problem: Problem, compiled: Compiled, rich: Rich, state: State, stage: Stage): Bounds | null {
  const { service } = compiled
  let from = -Infinity
  let until = Infinity
  for (const { other } of stage.waitsFor) {
    if (state.routeOf[other]! < 0) return null
    from = Math.max(from, startOf(compiled, rich, state, other) + service[other]! + rich.setup[other]!)
  }
  const longest = Math.max(...stage.nodes.map((node) => service[node]! + rich.setup[node]!))
  for (const { other } of stage.awaitedBy)
    if (state.routeOf[other]! >= 0) until = Math.min(until, startOf(compiled, rich, state, other) - longest)
  for (const node of stage.nodes)
    if (state.routeOf[node]! >= 0) {
      const start = startOf(compiled, rich, state, node)
      holdAt(compiled, rich, node, start, start, start)
      from = Math.max(from, start)
      until = Math.min(until, start)
    }
  return { from, until }
}

/** The start of a node that has a place. */
function startOf(compiled: Compiled, rich: Rich, state: State, node: number): number {
  if (rich.heldAt[node] !== noTime) return rich.heldAt[node]!
  costAsIs(compiled, rich, state, state.routeOf[node]!)
  return state.walk.start[state.walk.node.indexOf(node)]!
}

function placeStage(
  problem: Problem,
  compiled: Compiled,
  rich: Rich,
  state: State,
  stage: Stage,
  bounds: Bounds,
): void {
  const open = stage.nodes.filter((node) => state.routeOf[node]! < 0)
  if (open.length === 0) return
  const limits = open.map((node) => [compiled.earliest[node]!, compiled.latest[node]!] as const)
  const most = open.reduce((sum, node) => sum + compiled.skipCost[node]!, 0)
  let best: { start: number; cost: number; choices: Choice[] } | null = null
  for (const start of startsOf(problem, compiled, rich, state, stage, open, bounds)) {
    for (const node of open) holdAt(compiled, rich, node, start, start, start)
    const choices = choicesAt(problem, compiled, rich, state, stage, open, start)
    const cost = choices?.reduce((sum, choice) => sum + choice.cost, 0) ?? Infinity
    if (choices && cost < (best?.cost ?? most)) best = { start, cost, choices }
    open.forEach((node, i) => holdAt(compiled, rich, node, noTime, ...limits[i]!))
  }
  if (!best) return
  for (const { node, route, after, cost } of best.choices) {
    holdAt(compiled, rich, node, best.start, best.start, best.start)
    state.cost -= compiled.skipCost[node]!
    compiled.fixed[node] = 1
    putIn(compiled, state, node, { after, route, cost })
  }
}

/** Moments at which one of the nodes could start somewhere, the earliest first; the published start before them. */
function startsOf(
  problem: Problem,
  compiled: Compiled,
  rich: Rich,
  state: State,
  stage: Stage,
  open: readonly number[],
  { from, until }: Bounds,
): number[] {
  if (from === until) return [from]
  const { visits, routes, at, places, ticks, profileOffset } = compiled
  const starts = new Set<number>()
  for (const node of open)
    for (let route = 0; route < routes; route++) {
      if (!mayTake(problem, compiled, state, stage, node, route)) continue
      for (let ahead = visits + route; ahead < visits + routes; ahead = state.next[ahead]!) {
        const commute = rich.commutes[route] === 1 && ahead >= visits
        const drive = commute ? 0 : ticks[profileOffset[route]! + at[ahead]! * places + at[node]!]!
        const work = compiled.service[node]! + rich.setup[node]!
        const start = firstStart(rich, route, node, work, Math.max(state.over[ahead]! + drive, from))
        if (start !== noTime && start <= until) starts.add(start)
      }
    }
  const known = rich.knownStart[open[0]!]!
  const sorted = [...starts].sort((a, b) => a - b).slice(0, startsTried)
  return known !== noTime && known >= from && known <= until ? [known, ...sorted] : sorted
}

/** The cheapest place of each node at a start, each with another technician; null when one finds none. */
function choicesAt(
  problem: Problem,
  compiled: Compiled,
  rich: Rich,
  state: State,
  stage: Stage,
  open: readonly number[],
  start: number,
): Choice[] | null {
  const { visits, routes } = compiled
  const busy = new Set(
    stage.nodes.flatMap((node) =>
      state.routeOf[node]! < 0 ? [] : [problem.routes[state.routeOf[node]!]!.technicianId],
    ),
  )
  const choices: Choice[] = []
  for (const node of open) {
    let best: Choice | null = null
    for (let route = 0; route < routes; route++) {
      if (busy.has(problem.routes[route]!.technicianId)) continue
      if (!mayTake(problem, compiled, state, stage, node, route)) continue
      if (tooLongAfter(compiled, rich, state, stage, route, start)) continue
      // A held start is not moved into a window or clear of an absence: it has to be right as it is.
      const work = compiled.service[node]! + rich.setup[node]!
      if (firstStart(rich, route, node, work, start) !== start) continue
      for (let ahead = visits + route; ahead < visits + routes; ahead = state.next[ahead]!) {
        const cost = costAfter(compiled, rich, state, node, ahead, route, best?.cost ?? never)
        if (cost < (best?.cost ?? never)) best = { node, route, after: ahead, cost }
      }
    }
    if (!best) return null
    choices.push(best)
    busy.add(problem.routes[best.route]!.technicianId)
  }
  return choices
}

/** Whether rules and links let a route take a node of a stage at all. */
function mayTake(
  problem: Problem,
  compiled: Compiled,
  state: State,
  stage: Stage,
  node: number,
  route: number,
): boolean {
  if (compiled.placeCost[node * compiled.classes + compiled.classOf[route]!] === never) return false
  const { technicianId, day } = problem.routes[route]!
  const agrees = ({ link, other }: Stage['waitsFor'][number]) => {
    const on = state.routeOf[other]!
    if (on < 0) return true
    if (link.sameTechnician && problem.routes[on]!.technicianId !== technicianId) return false
    return link.kind !== 'afterSameDay' || problem.routes[on]!.day === day
  }
  return stage.waitsFor.every(agrees) && stage.awaitedBy.every(agrees)
}

/** Whether a start leaves too long a gap after a visit that has to be followed at once. */
function tooLongAfter(
  compiled: Compiled,
  rich: Rich,
  state: State,
  stage: Stage,
  route: number,
  start: number,
): boolean {
  const { at, places, ticks, profileOffset, service } = compiled
  return stage.waitsFor.some(({ link, other }) => {
    if (link.kind !== 'immediatelyAfter') return false
    const drive = ticks[profileOffset[route]! + at[other]! * places + at[stage.nodes[0]!]!]!
    return start > startOf(compiled, rich, state, other) + service[other]! + drive + link.slack
  })
}
