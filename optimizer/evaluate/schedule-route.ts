import { isUnknown, legOf } from './leg.ts'
import type { Leg } from './leg.ts'
import { earliestStart } from './earliest-start.ts'
import { problemIndex } from '../problem/problem-index.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemBreak, ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { RouteSchedule, ScheduledStop } from './route-schedule.ts'
import type { SequenceStop } from './sequences.ts'

/** Earliest starts that come from other routes: the others of a crew, the visits a visit waits for. */
export type NotBefore = ReadonlyMap<string, number>

const nobodyElse: NotBefore = new Map()

/** A stop on the way, with how far its start could slip before anything that counts would change. */
interface Draft {
  visit: ProblemVisit | null
  pause: ProblemBreak | null
  leg: Leg
  work: number
  arriveAt: number
  startAt: number
  untilAt: number
  heldAt: number | null
}

/**
 * The times of a route: every stop as early as it can be, breaks where they cost least. Then, where idling costs
 * anything, the whole beginning of the day slips as far as nothing is late because of it; otherwise only the departure.
 * Where a rule is broken, the stop simply starts when the technician is there: `constraints/` says what is wrong.
 */
export function scheduleRoute(
  problem: Problem,
  route: ProblemRoute,
  sequence: readonly SequenceStop[],
  notBefore: NotBefore = nobodyElse,
): RouteSchedule {
  const drafts: Draft[] = []
  const pauses = [...route.breaks].sort((a, b) => a.window.start - b.window.start)
  let place = route.startPlace
  const commutes = route.commute === 'outsideShift'
  let time = route.shift.start
  for (const item of sequence) {
    const visit = item.kind === 'visit' ? problemIndex(problem).visits.get(item.id)! : null
    const to = visit ? visit.place : (route.depot?.place ?? place)
    const leg = legOf(problem, route, place, to)
    const drive = Math.max(0, leg.ticks)
    const work = visit ? visit.service + (place === to ? 0 : visit.setup) : (route.depot?.service ?? 0)
    // A commute is over when the shift begins.
    if (drafts.length === 0 && commutes) time = route.shift.start - drive
    const heldAt = item.startAt ?? visit?.locked?.start ?? null
    const startFrom = (arriveAt: number) =>
      startOf(problem, route, visit, work, heldAt, Math.max(arriveAt, notBefore.get(item.id) ?? -Infinity))
    for (let pause = pauses[0]; pause; pause = pauses[0]) {
      const without = startFrom(time + drive).startAt
      const owed = without + work > pause.window.end
      if (drafts.length === 0 && without - drive >= pause.window.end) {
        pauses.shift()
        continue
      }
      const begin = Math.max(time, pause.window.start)
      const free = drafts.length > 0 && startFrom(begin + pause.duration + drive).startAt <= without
      if (!owed && !free) break
      pauses.shift()
      drafts.push(pauseDraft(pause, time))
      time = begin + pause.duration
    }
    const arriveAt = time + drive
    const { startAt, untilAt } = startFrom(arriveAt)
    drafts.push({ visit, pause: null, leg, work, arriveAt, startAt, untilAt, heldAt })
    time = startAt + work
    place = to
  }
  const back = legOf(problem, route, place, route.endPlace)
  const backDrive = commutes ? 0 : Math.max(0, back.ticks)
  for (const pause of drafts.length > 0 ? pauses : []) {
    if (time + backDrive <= pause.window.end) break
    drafts.push(pauseDraft(pause, time))
    time = Math.max(time, pause.window.start) + pause.duration
  }
  return finish(problem, route, drafts, back)
}

function pauseDraft(pause: ProblemBreak, time: number): Draft {
  const startAt = Math.max(time, pause.window.start)
  const leg = { ticks: 0, metres: 0 }
  const untilAt = pause.window.end
  return { visit: null, pause, leg, work: pause.duration, arriveAt: time, startAt, untilAt, heldAt: null }
}

function startOf(
  problem: Problem,
  route: ProblemRoute,
  visit: ProblemVisit | null,
  work: number,
  heldAt: number | null,
  from: number,
): { startAt: number; untilAt: number } {
  if (!visit) return { startAt: from, untilAt: Infinity }
  if (heldAt !== null) return { startAt: Math.max(from, heldAt), untilAt: heldAt }
  const published = problemIndex(problem).published.get(visit.id)
  const tolerance = problem.weights.moveTolerance
  // Who was told a start is not surprised by an earlier one.
  const told = published?.promised ? Math.max(from, published.start - tolerance) : from
  const found = earliestStart(visit, route, told, work) ?? earliestStart(visit, route, from, work)
  if (!found) return { startAt: from, untilAt: from }
  const { startAt } = found
  let { untilAt } = found
  // A start does not slip past what counts: the promise, the wish, the published start. What is late already stays.
  if (visit.dueAt !== null) untilAt = Math.min(untilAt, Math.max(startAt, visit.dueAt - work))
  if (visit.wish) untilAt = Math.min(untilAt, Math.max(startAt, visit.wish.end))
  if (published && Math.abs(startAt - published.start) <= tolerance)
    untilAt = Math.min(untilAt, published.start + tolerance)
  return { startAt, untilAt }
}

/** How far the departure can slip without the last stop being later: forward time slack (Savelsbergh 1992). */
function slack(problem: Problem, drafts: readonly Draft[]): number {
  const first = drafts[0]
  if (!first) return 0
  let idle = first.startAt - first.arriveAt
  if (problem.weights.wait === 0) return idle
  let slip = Infinity
  drafts.forEach(({ arriveAt, startAt, untilAt }, position) => {
    if (position > 0) idle += startAt - arriveAt
    slip = Math.min(slip, Math.max(0, untilAt - startAt) + idle)
  })
  return Math.min(slip, idle)
}

function finish(problem: Problem, route: ProblemRoute, drafts: readonly Draft[], back: Leg): RouteSchedule {
  const first = drafts[0]
  const outside = route.commute === 'outsideShift'
  const earliest = first ? first.arriveAt - Math.max(0, first.leg.ticks) : route.shift.start
  const departAt = earliest + slack(problem, drafts)
  let time = departAt
  const stops = drafts.map(({ visit, pause, leg, work, startAt, heldAt }): ScheduledStop => {
    const arriveAt = time + Math.max(0, leg.ticks)
    const begin = Math.max(arriveAt, startAt)
    time = begin + work
    const travel = isUnknown(leg) ? null : leg.ticks
    return { visit, pause, travel, metres: leg.metres, work, arriveAt, startAt: begin, endAt: time, heldAt }
  })
  return {
    route,
    stops,
    departAt,
    // `time` is when the last stop is over.
    overAt: stops.length > 0 ? time + (outside ? 0 : Math.max(0, back.ticks)) : departAt,
    returnAt: stops.length > 0 ? time + Math.max(0, back.ticks) : departAt,
    returnTravel: stops.length === 0 ? 0 : isUnknown(back) ? null : back.ticks,
    returnMetres: stops.length === 0 ? 0 : back.metres,
  }
}
