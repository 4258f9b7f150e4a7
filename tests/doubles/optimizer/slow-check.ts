import type { Plan, PlannedRoute, PlannedStop } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'

/** A visit as it stands in a plan. */
interface Placed {
  readonly route: ProblemRoute
  readonly stop: PlannedStop
}

/**
 * Everything a plan breaks of its problem, as sentences; empty for a plan that can be carried out as it is written.
 * It is slow, plain, and shares nothing with the optimizer but the types: it is here to catch it lying.
 */
export function whatIsWrong(problem: Problem, plan: Plan): string[] {
  const wrong: string[] = []
  if (plan.routes.length !== problem.routes.length) return ['the plan has another number of routes than the problem']
  const placed = new Map<string, Placed[]>()
  problem.routes.forEach((route, number) => {
    const planned = plan.routes[number]!
    if (planned.routeId !== route.id) wrong.push(`route ${number} is ${planned.routeId} instead of ${route.id}`)
    for (const stop of planned.stops) {
      if (stop.kind !== 'visit') continue
      if (!placed.has(stop.id)) placed.set(stop.id, [])
      placed.get(stop.id)!.push({ route, stop })
    }
    wrong.push(...wrongOnRoute(problem, route, planned).map((what) => `route ${route.id}: ${what}`))
  })
  wrong.push(...wrongAsAWhole(problem, plan, placed))
  return wrong
}

function wrongAsAWhole(problem: Problem, plan: Plan, placed: ReadonlyMap<string, readonly Placed[]>): string[] {
  const wrong: string[] = []
  const known = new Set(problem.visits.map(({ id }) => id))
  for (const id of placed.keys()) if (!known.has(id)) wrong.push(`there is no visit ${id}`)
  const out = problem.visits.filter(({ id }) => !placed.has(id)).map(({ id }) => id)
  if (JSON.stringify(out) !== JSON.stringify(plan.unassigned.map(({ visitId }) => visitId))) {
    wrong.push('the visits named as left out are not those that are left out, in their order')
  }
  for (const visit of problem.visits) {
    const places = placed.get(visit.id) ?? []
    if (places.length > 0) {
      if (places.length !== visit.crewSize) wrong.push(`visit ${visit.id}: ${places.length} of ${visit.crewSize} come`)
      if (new Set(places.map(({ route }) => route.technicianId)).size !== places.length) {
        wrong.push(`visit ${visit.id}: one technician comes twice`)
      }
      if (places.some(({ stop }) => stop.startAt !== places[0]!.stop.startAt)) {
        wrong.push(`visit ${visit.id}: the crew does not start together`)
      }
    }
    if (visit.locked?.routeIds.some((id) => !places.some(({ route }) => route.id === id))) {
      wrong.push(`visit ${visit.id} is not where it is locked`)
    }
  }
  for (const link of problem.links) {
    const mine = placed.get(link.visitId)?.[0]
    if (!mine) continue
    const on = placed.get(link.onVisitId)?.[0]
    const what = `visit ${link.visitId} (${link.kind} ${link.onVisitId})`
    if (!on) {
      wrong.push(`${what} is planned without the other`)
      continue
    }
    if (link.sameTechnician && mine.route.technicianId !== on.route.technicianId) wrong.push(`${what}: two technicians`)
    if (link.kind === 'sameStart') {
      if (mine.stop.startAt !== on.stop.startAt) wrong.push(`${what} starts at another time`)
      continue
    }
    if (mine.stop.startAt < on.stop.endAt) wrong.push(`${what} starts too early`)
    if (link.kind === 'afterSameDay' && mine.route.day !== on.route.day) wrong.push(`${what} is on another day`)
    if (link.kind === 'immediatelyAfter') {
      const matrix = problem.matrices[mine.route.profile]!
      const visitOf = (id: string) => problem.visits.find((visit) => visit.id === id)!
      const drive = matrix.ticks[visitOf(link.onVisitId).place * matrix.places + visitOf(link.visitId).place]!
      if (mine.stop.startAt > on.stop.endAt + Math.max(0, drive) + link.slack) wrong.push(`${what} starts too late`)
    }
  }
  return wrong
}

function wrongOnRoute(problem: Problem, route: ProblemRoute, planned: PlannedRoute): string[] {
  const wrong: string[] = []
  const say = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what)
  }
  const { stops, departAt, returnAt } = planned
  if (stops.length === 0) {
    say(departAt === returnAt, 'a day without stops takes time')
    return wrong
  }
  const matrix = problem.matrices[route.profile]!
  let place = route.startPlace
  let freeAt = departAt
  let travel = 0
  let metres = 0
  const visits: ProblemVisit[] = []
  for (const stop of stops) {
    const visit = stop.kind === 'visit' ? problem.visits.find(({ id }) => id === stop.id) : undefined
    const pause = stop.kind === 'break' ? route.breaks.find(({ id }) => id === stop.id) : undefined
    const named = `${stop.kind} ${stop.id}`
    if (stop.kind === 'visit' && !visit) continue
    const to = visit ? visit.place : stop.kind === 'depot' ? route.depot!.place : place
    const cell = place === null || to === null ? -1 : place * matrix.places + to
    const drive = cell < 0 || stop.kind === 'break' ? 0 : matrix.ticks[cell]!
    say(drive >= 0, `there is no way to ${named}`)
    say(stop.travel === Math.max(0, drive), `the travel to ${named} is ${stop.travel} instead of ${drive}`)
    say(stop.arriveAt === freeAt + Math.max(0, drive), `${named} is reached at another time`)
    say(stop.startAt >= stop.arriveAt, `${named} starts before the arrival`)
    const setup = visit && place !== to ? visit.setup : 0
    const work = visit ? visit.service + setup : pause ? pause.duration : route.depot!.service
    say(stop.endAt === stop.startAt + work, `${named} takes ${stop.endAt - stop.startAt} instead of ${work}`)
    if (pause) {
      say(stop.startAt >= pause.window.start && stop.startAt <= pause.window.end, `${named} is outside its window`)
    }
    if (visit) {
      visits.push(visit)
      wrong.push(...wrongWithTime(route, visit, stop).map((what) => `${named} ${what}`))
      wrong.push(...wrongWithTechnician(route, visit).map((what) => `${named} ${what}`))
    }
    travel += Math.max(0, drive)
    if (cell >= 0 && stop.kind !== 'break') metres += matrix.metres?.[cell] ?? 0
    freeAt = stop.endAt
    place = to
  }
  const home = place === null || route.endPlace === null ? -1 : place * matrix.places + route.endPlace
  const back = home < 0 ? 0 : matrix.ticks[home]!
  say(back >= 0, 'there is no way to the end place')
  say(returnAt === freeAt + Math.max(0, back), 'the end place is reached at another time')
  travel += Math.max(0, back)
  metres += home < 0 ? 0 : (matrix.metres?.[home] ?? 0)
  const outside = route.commute === 'outsideShift'
  const begins = outside ? stops[0]!.arriveAt : departAt
  const ends = outside ? freeAt : returnAt
  say(begins >= route.shift.start, 'the day begins before the shift')
  say(ends <= route.shift.end + route.overtime, 'the day ends after shift and overtime')
  for (const pause of route.breaks) {
    const times = stops.filter((stop) => stop.kind === 'break' && stop.id === pause.id).length
    say(times <= 1, `break ${pause.id} is taken ${times} times`)
    const free = ends <= pause.window.end || departAt >= pause.window.end
    say(times === 1 || free, `break ${pause.id} is owed and not taken`)
  }
  for (const stop of stops) {
    if (stop.kind === 'break')
      say(
        route.breaks.some(({ id }) => id === stop.id),
        `there is no break ${stop.id}`,
      )
  }
  say(route.maxVisits === null || visits.length <= route.maxVisits, 'there are too many visits')
  say(route.maxTravel === null || travel <= route.maxTravel, 'there is too much travel')
  say(route.maxMetres === null || metres <= route.maxMetres, 'the way is too long')
  wrong.push(...wrongWithLoad(problem, route, planned))
  return wrong
}

/** Windows and absences; a start that a person locked is theirs to answer for. */
function wrongWithTime(route: ProblemRoute, visit: ProblemVisit, stop: PlannedStop): string[] {
  const lockedAt = visit.locked?.start ?? null
  if (lockedAt !== null) return stop.startAt === lockedAt ? [] : ['is not at its locked start']
  const wrong: string[] = []
  const inWindow = visit.windows.some(({ start, end }) => stop.startAt >= start && stop.startAt <= end)
  if (visit.windows.length > 0 && !inWindow) wrong.push('starts outside its windows')
  const meets = route.blocked.some(({ start, end }) => stop.startAt < end && stop.endAt > start)
  if (meets) wrong.push('meets an absence')
  return wrong
}

/** Whom a person locked a visit to is theirs to answer for. */
function wrongWithTechnician(route: ProblemRoute, visit: ProblemVisit): string[] {
  if (visit.locked) return visit.locked.routeIds.includes(route.id) ? [] : ['is locked elsewhere']
  const wrong: string[] = []
  for (const { skill, level } of visit.skills) {
    if (!((route.skills[skill] ?? 0) >= level)) wrong.push(`lacks skill ${skill} at level ${level}`)
  }
  for (const certificate of visit.certificates) {
    if (!route.certificates.includes(certificate)) wrong.push(`lacks certificate ${certificate}`)
  }
  if (visit.territory !== null && visit.territoryStrict && !route.territories.includes(visit.territory)) {
    wrong.push('lies across a strict border')
  }
  const { requiredTechnicians: required, excludedTechnicians: excluded } = visit
  if (required.length > 0 && !required.includes(route.technicianId)) wrong.push('is for somebody else')
  if (excluded.includes(route.technicianId)) wrong.push('must not be done by this technician')
  if (visit.days.length > 0 && !visit.days.includes(route.day)) wrong.push('may not be on that day')
  if (visit.needsInsured && !route.insured) wrong.push('needs somebody insured')
  return wrong
}

/** What is used up fits what is on board, counted anew from each stop at the depot; tools are there when needed. */
function wrongWithLoad(problem: Problem, route: ProblemRoute, { stops }: PlannedRoute): string[] {
  const wrong: string[] = []
  const dimensions = Math.max(0, ...problem.visits.map(({ load }) => load.length))
  const room = (of: readonly number[] | null) =>
    Array.from({ length: dimensions }, (_, at) => (of === null || of.length === 0 ? Infinity : (of[at] ?? 0)))
  let left = room(route.capacity)
  const tools = new Set(route.tools)
  for (const stop of stops) {
    if (stop.kind === 'depot') {
      left = room(route.depot!.refill)
      for (const tool of route.depot!.tools) tools.add(tool)
    }
    const visit = stop.kind === 'visit' ? problem.visits.find(({ id }) => id === stop.id) : undefined
    if (!visit) continue
    left = left.map((amount, at) => amount - (visit.load[at] ?? 0))
    if (left.some((amount) => amount < 0)) wrong.push(`the load runs out at visit ${visit.id}`)
    for (const tool of visit.tools) if (!tools.has(tool)) wrong.push(`tool ${tool} is missing at visit ${visit.id}`)
  }
  return wrong
}
