import { unreachable } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import { brokenCost, noTime } from './rich.ts'
import type { Rich } from './rich.ts'
import { depotStop, pauseStop } from './walk-memory.ts'
import type { WalkMemory } from './walk-memory.ts'

const endless = 2_000_000_000

/**
 * The exact cost of the stops in memory on a route: the same times and terms as `evaluate/`, on arrays. A route that
 * breaks rules by more than it is allowed costs `brokenCost` on top.
 */
export function walkCost(compiled: Compiled, rich: Rich, memory: WalkMemory, route: number, allowed: number): number {
  memory.broken = 0
  memory.savable = 0
  memory.busy = 0
  memory.movedStarts = 0
  memory.length = 0
  if (memory.stopCount === 0) return 0
  const { at, places, ticks, legCost, visits, routes, service, placeCost, classes } = compiled
  const { setup, commutes, depotAt, depotTime, metres, pauseFrom, pauseStart, pauseEnd, pauseLength } = rich
  const { stops } = memory
  const offset = compiled.profileOffset[route]!
  const kind = compiled.classOf[route]!
  const commute = commutes[route] === 1
  const startNode = visits + route
  const endPlace = at[startNode + routes]!
  const lastPause = pauseFrom[route + 1]!
  let pause = pauseFrom[route]!
  let place = at[startNode]!
  let time = compiled.earliest[startNode]!
  let travel = 0
  let metresDriven = 0
  let cost = compiled.fixedCost[route]!
  let worked = 0
  let departs = time
  for (let i = 0; i < memory.stopCount; i++) {
    const node = stops[i]!
    const to = node === depotStop ? depotAt[route]! : at[node]!
    const cell = offset + place * places + to
    const known = ticks[cell]! < unreachable
    if (!known) memory.broken += endless
    const drive = known ? ticks[cell]! : 0
    const paid = node !== depotStop && place !== to ? setup[node]! : 0
    const work = node === depotStop ? depotTime[route]! : service[node]! + paid
    if (node !== depotStop) {
      cost += placeCost[node * classes + kind]! + paid * rich.serviceCost[route]!
      worked += work
    }
    travel += drive
    if (known) cost += legCost[cell]!
    if (metres.length > 0) metresDriven += metres[cell]!
    if (i === 0) {
      if (commute) time -= drive
      departs = time
    }
    while (pause < lastPause) {
      const without = startAfter(rich, route, node, work, time + drive)
      const owed = without + work > pauseEnd[pause]!
      if (memory.length === 0 && without - drive >= pauseEnd[pause]!) {
        pause++
        continue
      }
      const begin = Math.max(time, pauseStart[pause]!)
      const resumed = begin + pauseLength[pause]!
      const free = memory.length > 0 && startAfter(rich, route, node, work, resumed + drive) <= without
      if (!owed && !free) break
      addPause(rich, memory, pause++, time)
      time = resumed
    }
    const arrive = time + drive
    const start = startAfter(rich, route, node, work, arrive)
    if (node !== depotStop && latestUntil === noTime) memory.broken += tooLate(rich, node, start)
    add(memory, node, arrive, start, latestUntil === noTime ? start : latestUntil, work)
    time = start + work
    place = to
  }
  const backCell = offset + place * places + endPlace
  const knownBack = ticks[backCell]! < unreachable
  if (!knownBack) memory.broken += endless
  const back = knownBack ? ticks[backCell]! : 0
  travel += back
  if (knownBack) cost += legCost[backCell]!
  if (metres.length > 0) metresDriven += metres[backCell]!
  const backInShift = commute ? 0 : back
  while (pause < lastPause && time + backInShift > pauseEnd[pause]!) {
    addPause(rich, memory, pause, time)
    time = Math.max(time, pauseStart[pause]!) + pauseLength[pause]!
    pause++
  }
  memory.broken += Math.max(0, travel - rich.maxTravel[route]!) + Math.max(0, metresDriven - rich.maxMetres[route]!)
  const slip = slackOf(rich, memory)
  cost += timedCost(compiled.knownRoute, rich, memory, route, departs, slip, travel, back)
  const over = lastOver(memory) + backInShift
  memory.broken += Math.max(0, over - compiled.latest[startNode + routes]!)
  cost += rich.overtimeWeight * Math.max(0, over - rich.shiftEnd[route]!)
  const busy = worked + travel
  memory.busy = busy
  if (rich.balanceWeight > 0) cost += Math.round((rich.balanceWeight * busy * busy) / rich.shiftLength[route]! / 100)
  return memory.broken > allowed ? cost + brokenCost : cost
}

/** By how much a start misses: ticks where it is held, a great deal where no window is left. */
function tooLate(rich: Rich, node: number, start: number): number {
  const held = rich.heldAt[node]!
  return held === noTime ? endless : start - held
}

/** Until when the start found last could slip; `noTime` when there is none that keeps the rules. */
let latestUntil = 0

/** The earliest start of a stop at or after a moment; see `evaluate/earliest-start.ts`. */
function startAfter(rich: Rich, route: number, node: number, work: number, from: number): number {
  latestUntil = endless
  if (node === depotStop) return from
  const held = rich.heldAt[node]!
  if (held !== noTime) {
    latestUntil = from > held ? noTime : held
    return from > held ? from : held
  }
  const release = rich.release[node]!
  let start = inWindow(rich, route, node, work, release > from ? release : from)
  if (latestUntil === noTime && release > from) start = inWindow(rich, route, node, work, from)
  if (latestUntil === noTime) return from
  const due = rich.dueAt[node]!
  if (due !== noTime) limitUntil(Math.max(start, due - work))
  const wishEnd = rich.wishEnd[node]!
  if (wishEnd !== noTime) limitUntil(Math.max(start, wishEnd))
  const known = rich.knownStart[node]!
  if (known !== noTime && Math.abs(start - known) <= rich.tolerance) limitUntil(known + rich.tolerance)
  return start
}

function limitUntil(moment: number): void {
  if (moment < latestUntil) latestUntil = moment
}

/** The earliest start of a node at or after a moment, `noTime` when there is none. */
export function firstStart(rich: Rich, route: number, node: number, work: number, from: number): number {
  const start = inWindow(rich, route, node, work, Math.max(from, rich.release[node]!))
  return latestUntil === noTime ? noTime : start
}

/** The earliest start inside a window and clear of absences; sets `latestUntil`. */
function inWindow(rich: Rich, route: number, node: number, work: number, from: number): number {
  const { windowFrom, windowStart, windowEnd, awayFrom, awayStart, awayEnd } = rich
  const lastWindow = windowFrom[node + 1]!
  const lastAway = awayFrom[route + 1]!
  const anyTime = windowFrom[node]! === lastWindow
  let window = windowFrom[node]!
  let start = from
  for (;;) {
    while (window < lastWindow && windowEnd[window]! < start) window++
    if (!anyTime) {
      if (window === lastWindow) {
        latestUntil = noTime
        return from
      }
      if (windowStart[window]! > start) start = windowStart[window]!
    }
    latestUntil = anyTime ? endless : windowEnd[window]!
    let clear = true
    for (let away = awayFrom[route]!; away < lastAway; away++) {
      if (start < awayEnd[away]! && start + work > awayStart[away]!) {
        start = awayEnd[away]!
        clear = false
        break
      }
      if (awayStart[away]! >= start + work) limitUntil(awayStart[away]! - work)
    }
    if (clear) return start
  }
}

function add(memory: WalkMemory, node: number, arrive: number, start: number, until: number, work: number): void {
  const i = memory.length++
  memory.node[i] = node
  memory.arrive[i] = arrive
  memory.start[i] = start
  memory.until[i] = until
  memory.work[i] = work
}

function addPause(rich: Rich, memory: WalkMemory, pause: number, time: number): void {
  const start = Math.max(time, rich.pauseStart[pause]!)
  memory.broken += Math.max(0, start - rich.pauseEnd[pause]!)
  add(memory, pauseStop, time, start, rich.pauseEnd[pause]!, rich.pauseLength[pause]!)
}

/** How far the departure can slip; see `evaluate/schedule-route.ts`. */
function slackOf(rich: Rich, memory: WalkMemory): number {
  const { arrive, start, until } = memory
  let idle = start[0]! - arrive[0]!
  if (rich.waitWeight === 0) return idle
  let slip = endless
  for (let i = 0; i < memory.length; i++) {
    if (i > 0) idle += start[i]! - arrive[i]!
    const room = until[i]! - start[i]!
    const can = (room > 0 ? room : 0) + idle
    if (can < slip) slip = can
  }
  return slip < idle ? slip : idle
}

/** Cost of everything that depends on when stops start, with the beginning of the day as late as it may be. */
function timedCost(
  knownRoute: Int32Array,
  rich: Rich,
  memory: WalkMemory,
  route: number,
  departs: number,
  slip: number,
  travel: number,
  back: number,
): number {
  const { node, arrive, start, work } = memory
  let cost = 0
  let savable = 0
  let over = 0
  let busy = travel
  for (let i = 0; i < memory.length; i++) {
    const reach = i === 0 ? arrive[0]! + slip : over + arrive[i]! - start[i - 1]! - work[i - 1]!
    const begin = reach > start[i]! ? reach : start[i]!
    over = begin + work[i]!
    busy += work[i]!
    const stop = node[i]!
    if (stop < 0) continue
    const due = rich.dueAt[stop]!
    if (due !== noTime && over > due) cost += Math.round((over - due) * rich.lateCost[stop]!)
    if (rich.wishWeight > 0 && rich.wishStart[stop]! !== noTime) {
      const outside = Math.max(0, rich.wishStart[stop]! - begin, begin - rich.wishEnd[stop]!)
      cost += rich.wishWeight * outside
      savable += rich.wishWeight * outside
    }
    const known = rich.knownStart[stop]!
    if (known !== noTime && Math.abs(begin - known) > rich.tolerance) {
      cost += rich.moveCost[stop]!
      savable += rich.moveCost[stop]!
      if (knownRoute[stop] === route && rich.moveCost[stop]! > 0) memory.movedStarts++
    }
  }
  const idle = rich.waitWeight * (over + back - departs - slip - busy)
  memory.savable = savable + idle
  return cost + idle
}

/** When the last stop is over. Slipping never makes it later. */
function lastOver(memory: WalkMemory): number {
  const last = memory.length - 1
  return memory.start[last]! + memory.work[last]!
}
