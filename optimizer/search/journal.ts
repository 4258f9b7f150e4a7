import type { Compiled } from './compiled.ts'
import { leaveOut, markEmpty, offRoute, unmarkEmpty } from './state.ts'
import type { State } from './state.ts'

/** Begins an attempt: from here on, what is touched is written down first. */
export function beginAttempt(state: State): void {
  const { journal } = state
  journal.stamp++
  journal.routeCount = 0
  journal.length = 0
  journal.cost = state.cost
  journal.poolCount = state.poolCount
  for (let i = 0; i < state.poolCount; i++) journal.pool[i] = state.pool[i]!
}

/** Writes down what a route looks like, once an attempt. */
export function touch(compiled: Compiled, state: State, route: number): void {
  const { journal, next, over, latest, leg } = state
  if (journal.stampOf[route] === journal.stamp) return
  journal.stampOf[route] = journal.stamp
  journal.routes[journal.routeCount] = route
  journal.routeCost[journal.routeCount] = state.routeCost[route]!
  journal.savable[journal.routeCount] = state.savable[route]!
  journal.busy[journal.routeCount] = state.busy[route]!
  journal.moved[journal.routeCount] = state.moved[route]!
  journal.from[journal.routeCount++] = journal.length
  let length = journal.length
  const end = compiled.visits + compiled.routes + route
  for (let node = compiled.visits + route; ; node = next[node]!) {
    journal.nodes[length] = node
    journal.over[length] = over[node]!
    journal.latest[length] = latest[node]!
    journal.leg[length++] = leg[node]!
    if (node === end) break
  }
  journal.length = length
}

/** Puts everything back to how it was when the attempt began. */
export function undoAttempt(compiled: Compiled, state: State): void {
  const { journal, next, previous, over, latest, leg, legInto, routeOf } = state
  const { dimensions } = compiled
  for (let i = 0; i < state.poolCount; i++) state.poolSlot[state.pool[i]!] = -1
  for (let touched = 0; touched < journal.routeCount; touched++) {
    const route = journal.routes[touched]!
    const from = journal.from[touched]!
    const until = touched + 1 < journal.routeCount ? journal.from[touched + 1]! : journal.length
    state.routeCost[route] = journal.routeCost[touched]!
    state.savable[route] = journal.savable[touched]!
    state.busy[route] = journal.busy[touched]!
    state.moved[route] = journal.moved[touched]!
    const wasEmpty = state.count[route] === 0
    for (let d = 0; d < dimensions; d++) state.load[route * dimensions + d] = 0
    for (let i = from; i < until; i++) {
      const node = journal.nodes[i]!
      routeOf[node] = route
      over[node] = journal.over[i]!
      latest[node] = journal.latest[i]!
      leg[node] = journal.leg[i]!
      if (i > from) {
        previous[node] = journal.nodes[i - 1]!
        legInto[node] = journal.leg[i - 1]!
      }
      if (i + 1 < until) next[node] = journal.nodes[i + 1]!
      if (i > from && i + 1 < until)
        for (let d = 0; d < dimensions; d++)
          state.load[route * dimensions + d]! += compiled.load[node * dimensions + d]!
    }
    state.count[route] = until - from - 2
    const isEmpty = state.count[route] === 0
    if (wasEmpty && !isEmpty) unmarkEmpty(compiled, state, route)
    if (!wasEmpty && isEmpty) markEmpty(compiled, state, route)
  }
  state.poolCount = 0
  for (let i = 0; i < journal.poolCount; i++) {
    const node = journal.pool[i]!
    leaveOut(state, node)
    leg[node] = offRoute
    legInto[node] = offRoute
  }
  state.cost = journal.cost
}
