import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { Link } from '#optimizer/problem/link.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit, Span } from '#optimizer/problem/problem-visit.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import { aRoute, aVisit, plainWeights } from './build-problem.ts'

const skills = ['gas', 'power', 'water']
const places = 14

function someSpan(random: Random, from: number, to: number, least: number): Span {
  const start = random.integer(from, to - least)
  return { start, end: random.integer(start + least, to) }
}

/** Asymmetric ways over a plane; a few are not known. */
function someMatrix(random: Random): TravelMatrix {
  const points = Array.from({ length: places }, () => [random.integer(0, 100), random.integer(0, 100)] as const)
  const ticks = new Int32Array(places * places)
  const metres = new Int32Array(places * places)
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) {
      const [a, b] = [points[from]!, points[to]!]
      const length = Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]))
      metres[from * places + to] = length * 100
      ticks[from * places + to] = from === to ? 0 : length + random.integer(0, 5)
      if (from > 0 && to > 0 && from !== to && random.chance(0.01)) ticks[from * places + to] = -1
    }
  return { places, ticks, metres }
}

function someVisit(random: Random, id: string): ProblemVisit {
  const windows = random.chance(0.5) ? [someSpan(random, 0, 450, 60)] : []
  if (windows.length > 0 && random.chance(0.3)) windows.push(someSpan(random, 460, 900, 40))
  return aVisit(id, {
    place: random.integer(1, places - 1),
    service: random.integer(5, 60),
    setup: random.chance(0.3) ? random.integer(1, 15) : 0,
    windows,
    wish: random.chance(0.2) ? someSpan(random, 0, 900, 30) : null,
    dueAt: random.chance(0.3) ? random.integer(50, 900) : null,
    lateCost: random.integer(0, 5),
    skipCost: random.integer(100, 3000),
    skills: random.chance(0.4) ? [{ skill: random.pick(skills), level: random.integer(1, 3) }] : [],
    certificates: random.chance(0.1) ? ['tank'] : [],
    territory: random.chance(0.3) ? random.pick(['north', 'south']) : null,
    territoryStrict: random.chance(0.2),
    excludedTechnicians: random.chance(0.1) ? ['t1'] : [],
    preferredTechnicians: random.chance(0.2) ? ['t0'] : [],
    lastTechnician: random.chance(0.2) ? 't2' : null,
    days: random.chance(0.1) ? ['monday'] : [],
    load: random.chance(0.5) ? [random.integer(0, 3), random.integer(0, 2)] : [],
    tools: random.chance(0.2) ? [random.pick(['ladder', 'crane'])] : [],
    needsInsured: random.chance(0.1),
  })
}

function someRoute(random: Random, number: number): ProblemRoute {
  const start = random.integer(0, 100)
  return aRoute(`r${number}`, {
    technicianId: `t${number}`,
    profile: random.integer(0, 1),
    startPlace: random.chance(0.1) ? null : random.integer(0, 3),
    endPlace: random.chance(0.2) ? null : 0,
    shift: { start, end: start + random.integer(300, 800) },
    commute: random.chance(0.5) ? 'inShift' : 'outsideShift',
    overtime: random.chance(0.4) ? random.integer(10, 100) : 0,
    breaks: random.chance(0.5) ? [{ id: `pause ${number}`, window: someSpan(random, 200, 400, 50), duration: 30 }] : [],
    blocked: random.chance(0.3) ? [someSpan(random, 100, 600, 40)] : [],
    skills: Object.fromEntries(skills.filter(() => random.chance(0.7)).map((skill) => [skill, random.integer(1, 5)])),
    certificates: random.chance(0.5) ? ['tank'] : [],
    territories: random.chance(0.7) ? ['north'] : ['south'],
    capacity: random.chance(0.5) ? [random.integer(2, 10), random.integer(2, 8)] : [],
    tools: random.chance(0.5) ? ['ladder'] : [],
    depot: random.chance(0.4) ? { place: 0, service: 5, tools: ['crane', 'ladder'], refill: null } : null,
    maxVisits: random.chance(0.2) ? random.integer(2, 6) : null,
    maxTravel: random.chance(0.2) ? random.integer(100, 400) : null,
    maxMetres: random.chance(0.1) ? random.integer(10_000, 40_000) : null,
    fixedCost: random.chance(0.3) ? 50 : 0,
    serviceCost: random.chance(0.2) ? 1 : 0,
    insured: random.chance(0.8),
  })
}

/** A problem with a bit of everything, the same for the same seed. */
export function someProblem(seed: number, visitCount = 25, routeCount = 5, links = false): Problem {
  const random = seededRandom(seed)
  const routes = Array.from({ length: routeCount }, (_, number) => someRoute(random, number))
  let visits = Array.from({ length: visitCount }, (_, number) => someVisit(random, `v${number}`))
  const published = visits
    .filter(() => random.chance(0.4))
    .map(({ id }) => ({
      visitId: id,
      routeIds: [random.pick(routes).id],
      start: random.integer(0, 600),
      promised: random.chance(0.3),
    }))
  visits = visits.map((visit) => {
    const known = published.find(({ visitId }) => visitId === visit.id)
    return known && random.chance(0.15) ? { ...visit, locked: { routeIds: known.routeIds, start: null } } : visit
  })
  return {
    visits: links
      ? visits.map((visit) => (random.chance(0.15) && !visit.locked ? { ...visit, crewSize: 2 } : visit))
      : visits,
    routes,
    matrices: [someMatrix(random), someMatrix(random)],
    links: links ? someLinks(random, visits) : [],
    published,
    weights: {
      ...plainWeights,
      distance: random.integer(0, 3),
      wait: random.integer(0, 2),
      overtime: 3,
      wish: 1,
      preferred: 20,
      lastTechnician: 10,
      overqualified: 1,
      territory: 30,
      balance: random.integer(0, 20),
      movedTechnician: 60,
      movedStart: 15,
      promisedStart: 40,
      moveTolerance: 15,
    },
  }
}

function someLinks(random: Random, visits: readonly ProblemVisit[]): Link[] {
  const kinds = ['sameStart', 'after', 'afterSameDay', 'immediatelyAfter'] as const
  return [0, 3, 6].map((first) => ({
    kind: random.pick(kinds),
    visitId: visits[first + 1]!.id,
    onVisitId: visits[first]!.id,
    sameTechnician: false,
    slack: random.integer(0, 30),
  }))
}
