import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import type { Link } from '#optimizer/problem/link.ts'
import { linkKinds } from '#optimizer/problem/link.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import type { Weights } from '#optimizer/problem/weights.ts'
import type { Random } from '#shared/kernel/random.ts'

/** How large and how rich. */
export interface RandomSize {
  readonly visits: number
  readonly routes: number
  /** Crews, links, breaks, absences, depots, locks, published plans and everything else that ties starts together. */
  readonly everything: boolean
}

/** Ticks of a day; the second begins where the first ends. */
const dayLength = 600
const days = ['mon', 'tue']
const names = ['a', 'b', 'c']

/** A problem in which most plans are nearly possible: every rule and every term has something to say now and then. */
export function randomProblem(random: Random, size: RandomSize): Problem {
  const places = size.visits + 2
  const routes = Array.from({ length: size.routes }, (_, number) => randomRoute(random, number, places, size))
  const visits = Array.from({ length: size.visits }, (_, number) => randomVisit(random, number, places, routes, size))
  return {
    visits,
    routes,
    matrices: Array.from({ length: 2 }, () => randomMatrix(random, places, size.everything)),
    links: size.everything ? randomLinks(random, visits) : [],
    weights: randomWeights(random, size.everything),
    published: size.everything
      ? visits
          .filter(() => random.chance(0.3))
          .map(({ id }) => ({
            visitId: id,
            routeIds: [random.pick(routes).id],
            start: random.integer(0, dayLength),
            promised: random.chance(0.5),
          }))
      : [],
  }
}

function randomMatrix(random: Random, places: number, holes: boolean): TravelMatrix {
  const points = Array.from({ length: places }, () => [random.integer(0, 60), random.integer(0, 60)] as const)
  const ticks = new Int32Array(places * places)
  const metres = new Int32Array(places * places)
  points.forEach(([x, y], from) => {
    points.forEach(([otherX, otherY], to) => {
      const line = Math.hypot(x - otherX, y - otherY)
      const isHole = holes && from !== to && random.chance(0.01)
      ticks[from * places + to] = isHole ? -1 : Math.round(line + (from === to ? 0 : random.integer(0, 3)))
      metres[from * places + to] = Math.round(line * 137)
    })
  })
  return { places, ticks, metres: random.chance(0.5) ? metres : null }
}

function span(random: Random, from: number, to: number) {
  const start = random.integer(from, to)
  return { start, end: random.integer(start, to) }
}

function randomRoute(random: Random, number: number, places: number, { everything }: RandomSize): ProblemRoute {
  const home = random.chance(0.2) ? null : random.integer(0, places - 1)
  const day = everything ? random.integer(0, 1) : 0
  const midnight = day * dayLength
  const start = midnight + random.integer(0, 60)
  const on = (from: number, to: number) => span(random, midnight + from, midnight + to)
  const may = (probability: number) => everything && random.chance(probability)
  return {
    ...plainRoute(`r${number}`, { start, end: random.integer(start + 150, midnight + dayLength) }),
    technicianId: `t${number}`,
    day: days[day]!,
    profile: random.integer(0, 1),
    commute: random.chance(0.3) ? 'outsideShift' : 'inShift',
    startPlace: home,
    endPlace: random.chance(0.8) ? home : null,
    overtime: random.chance(0.4) ? random.integer(10, 60) : 0,
    breaks: may(0.4) ? [{ id: `lunch${number}`, window: on(100, 400), duration: random.integer(5, 30) }] : [],
    blocked: may(0.3) ? [on(0, dayLength)] : [],
    skills: Object.fromEntries(names.filter(() => random.chance(0.7)).map((name) => [name, random.integer(1, 5)])),
    certificates: names.filter(() => random.chance(0.7)),
    territories: names.filter(() => random.chance(0.6)),
    capacity: random.chance(0.4) ? [random.integer(3, 20), random.integer(3, 20)] : [],
    tools: names.filter(() => random.chance(0.7)),
    depot: may(0.3)
      ? {
          place: random.integer(0, places - 1),
          service: random.integer(0, 10),
          tools: names.filter(() => random.chance(0.7)),
          refill: random.chance(0.5) ? null : [random.integer(3, 20), random.integer(3, 20)],
        }
      : null,
    maxVisits: random.chance(0.2) ? random.integer(1, 4) : null,
    maxTravel: random.chance(0.2) ? random.integer(50, 300) : null,
    maxMetres: random.chance(0.2) ? random.integer(5_000, 40_000) : null,
    fixedCost: random.chance(0.4) ? random.integer(0, 200) : 0,
    serviceCost: random.chance(0.3) ? random.integer(0, 3) : 0,
    insured: random.chance(0.8),
  }
}

function randomVisit(
  random: Random,
  number: number,
  places: number,
  routes: readonly ProblemRoute[],
  { everything }: RandomSize,
): ProblemVisit {
  const may = (probability: number) => everything && random.chance(probability)
  const technicians = (probability: number) =>
    random.chance(probability) ? routes.filter(() => random.chance(0.5)).map(({ technicianId }) => technicianId) : []
  const early = span(random, 0, 300)
  const last = everything ? 2 * dayLength : dayLength
  const late = span(random, early.end + 1, last)
  return {
    ...plainVisit(`v${number}`, random.chance(0.2) ? random.integer(0, places - 1) : number + 2),
    service: random.integer(0, 40),
    setup: random.chance(0.4) ? random.integer(0, 15) : 0,
    windows: random.chance(0.5) ? [] : random.chance(0.5) ? [early, late] : [span(random, 0, last)],
    wish: may(0.3) ? span(random, 0, last) : null,
    dueAt: random.chance(0.4) ? random.integer(0, last) : null,
    lateCost: random.integer(0, 5),
    skipCost: random.integer(0, 2_000),
    skills: random.chance(0.4) ? [{ skill: random.pick(names), level: random.integer(1, 4) }] : [],
    certificates: random.chance(0.2) ? [random.pick(names)] : [],
    territory: random.chance(0.5) ? random.pick(names) : null,
    territoryStrict: random.chance(0.2),
    requiredTechnicians: technicians(0.1),
    excludedTechnicians: technicians(0.1),
    preferredTechnicians: technicians(0.2),
    lastTechnician: random.chance(0.2) ? random.pick(routes).technicianId : null,
    days: may(0.2) ? [random.pick(days)] : [],
    crewSize: may(0.1) ? 2 : 1,
    load: random.chance(0.5) ? [random.integer(0, 5), random.integer(0, 5)] : [],
    tools: random.chance(0.2) ? [random.pick(names)] : [],
    needsInsured: random.chance(0.1),
    locked: may(0.1)
      ? { routeIds: [random.pick(routes).id], start: random.chance(0.5) ? random.integer(0, dayLength) : null }
      : null,
  }
}

function randomLinks(random: Random, visits: readonly ProblemVisit[]): Link[] {
  return visits.flatMap((visit, number) =>
    number > 0 && random.chance(0.08)
      ? [
          {
            kind: random.pick(linkKinds),
            visitId: visit.id,
            onVisitId: visits[random.integer(0, number - 1)]!.id,
            sameTechnician: random.chance(0.3),
            slack: random.integer(0, 60),
          },
        ]
      : [],
  )
}

function randomWeights(random: Random, everything: boolean): Weights {
  const weight = (most: number) => (random.chance(0.6) ? random.integer(0, most) : 0)
  return {
    ...travelOnly,
    travel: random.integer(1, 3),
    distance: weight(40),
    wait: everything ? weight(3) : 0,
    overtime: weight(5),
    lateness: weight(200),
    unassigned: random.pick([100, 100, 50, 1_000]),
    preferred: weight(60),
    lastTechnician: weight(60),
    overqualified: weight(10),
    territory: weight(60),
    balance: weight(100),
    ...(everything
      ? {
          wish: weight(4),
          movedTechnician: weight(80),
          movedStart: weight(60),
          promisedStart: weight(120),
          moveTolerance: random.integer(0, 30),
        }
      : {}),
  }
}
