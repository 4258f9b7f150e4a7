import { refilledRoom } from '../constraints/load.ts'
import { problemIndex } from '../problem/problem-index.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemRoute } from '../problem/problem-route.ts'
import type { ProblemVisit, Span } from '../problem/problem-visit.ts'
import type { Compiled } from './compiled.ts'
import { noTime } from './rich.ts'
import type { Rich } from './rich.ts'

/** Whether a problem has more than travel, single windows, load and who may come. */
export function isRich(problem: Problem): boolean {
  const { weights, routes, visits } = problem
  return (
    weights.wait > 0 ||
    weights.balance > 0 ||
    problem.matrices.length > 1 ||
    problem.links.length > 0 ||
    problem.published.some(({ promised }) => promised) ||
    (problem.published.length > 0 && weights.movedStart > 0) ||
    routes.some(isRichRoute) ||
    visits.some((visit) => isRichVisit(visit, problem))
  )
}

function isRichRoute(route: ProblemRoute): boolean {
  return (
    route.commute === 'outsideShift' ||
    route.overtime > 0 ||
    route.breaks.length + route.blocked.length > 0 ||
    route.depot !== null ||
    route.maxTravel !== null ||
    route.maxMetres !== null
  )
}

function isRichVisit(visit: ProblemVisit, { weights }: Problem): boolean {
  return (
    visit.setup > 0 ||
    visit.crewSize > 1 ||
    visit.windows.length > 1 ||
    (visit.dueAt !== null && visit.lateCost * weights.lateness > 0) ||
    (visit.wish !== null && weights.wish > 0) ||
    typeof visit.locked?.start === 'number'
  )
}

/** Spans of many owners as three arrays. */
function spansOf(lists: readonly (readonly Span[])[], time: (ticks: number) => number) {
  const from = new Int32Array(lists.length + 1)
  lists.forEach((list, i) => (from[i + 1] = from[i]! + list.length))
  const all = lists.flat()
  return {
    from,
    start: Int32Array.from(all, (span) => time(span.start)),
    end: Int32Array.from(all, (s) => time(s.end)),
  }
}

type Base = Pick<Compiled, 'visitOf' | 'visits' | 'routes' | 'places' | 'dimensions' | 'classes' | 'origin'>

/** Makes typed arrays of the rest of a problem. `time` shifts a moment to the origin. */
export function compileRich(
  problem: Problem,
  base: Base,
  routeOfClass: readonly ProblemRoute[],
  time: (ticks: number) => number,
): Rich {
  const { weights, routes } = problem
  const { dimensions, classes } = base
  const { published } = problemIndex(problem)
  const visits = Array.from(base.visitOf, (v) => problem.visits[v]!)
  const known = visits.map(({ id }) => published.get(id) ?? null)
  const windows = spansOf(
    visits.map((visit) => visit.windows),
    time,
  )
  const byStart = (a: Span, b: Span) => a.start - b.start
  const away = spansOf(
    routes.map(({ blocked }) => [...blocked].sort(byStart)),
    time,
  )
  const pauses = routes.map(({ breaks }) => [...breaks].sort((a, b) => byStart(a.window, b.window)))
  const pauseWindows = spansOf(
    pauses.map((list) => list.map(({ window }) => window)),
    time,
  )
  const depotRoom = new Float64Array(routes.length * dimensions)
  routes.forEach((route, r) => {
    for (let d = 0; d < dimensions; d++) depotRoom[r * dimensions + d] = refilledRoom(route, d)
  })
  const fetches = new Uint8Array(visits.length * classes)
  visits.forEach((visit, node) =>
    routeOfClass.forEach((route, kind) => {
      if (visit.tools.some((tool) => !route.tools.includes(tool))) fetches[node * classes + kind] = 1
    }),
  )
  const orNone = (moment: number | null | undefined) => (moment == null ? noTime : time(moment))
  return {
    windowFrom: windows.from,
    windowStart: windows.start,
    windowEnd: windows.end,
    awayFrom: away.from,
    awayStart: away.start,
    awayEnd: away.end,
    pauseFrom: pauseWindows.from,
    pauseStart: pauseWindows.start,
    pauseEnd: pauseWindows.end,
    pauseLength: Int32Array.from(pauses.flat(), ({ duration }) => duration),
    setup: Int32Array.from(visits, ({ setup }) => setup),
    dueAt: Int32Array.from(visits, ({ dueAt }) => orNone(dueAt)),
    lateCost: Float64Array.from(visits, ({ lateCost }) => (lateCost * weights.lateness) / 100),
    wishStart: Int32Array.from(visits, ({ wish }) => orNone(wish?.start)),
    wishEnd: Int32Array.from(visits, ({ wish }) => orNone(wish?.end)),
    knownStart: Int32Array.from(known, (visit) => orNone(visit?.start)),
    moveCost: Float64Array.from(known, (visit) => (visit?.promised ? weights.promisedStart : weights.movedStart)),
    release: Int32Array.from(known, (visit) => (visit?.promised ? time(visit.start - weights.moveTolerance) : noTime)),
    heldAt: Int32Array.from(visits, ({ locked }) => orNone(locked?.start)),
    commutes: Uint8Array.from(routes, ({ commute }) => (commute === 'outsideShift' ? 1 : 0)),
    shiftEnd: Int32Array.from(routes, ({ shift }) => time(shift.end)),
    shiftLength: Int32Array.from(routes, ({ shift }) => Math.max(1, shift.end - shift.start)),
    maxTravel: Float64Array.from(routes, ({ maxTravel }) => maxTravel ?? Infinity),
    maxMetres: Float64Array.from(routes, ({ maxMetres }) => maxMetres ?? Infinity),
    metres: compileMetres(problem, base.places),
    serviceCost: Float64Array.from(routes, ({ serviceCost }) => serviceCost),
    depotAt: Int32Array.from(routes, ({ depot }) => depot?.place ?? -1),
    depotTime: Int32Array.from(routes, ({ depot }) => depot?.service ?? 0),
    depotRoom,
    fetches,
    waitWeight: weights.wait,
    overtimeWeight: weights.overtime,
    wishWeight: weights.wish,
    balanceWeight: weights.balance,
    tolerance: weights.moveTolerance,
  }
}

function compileMetres({ matrices, routes }: Problem, places: number): Int32Array {
  if (routes.every(({ maxMetres }) => maxMetres === null)) return new Int32Array(0)
  const all = new Int32Array(matrices.length * places * places)
  matrices.forEach((matrix, profile) => {
    for (let from = 0; from < matrix.places; from++)
      for (let to = 0; to < matrix.places; to++)
        all[(profile * places + from) * places + to] = matrix.metres?.[from * matrix.places + to] ?? 0
  })
  return all
}
