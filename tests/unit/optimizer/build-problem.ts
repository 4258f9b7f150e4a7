import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemRoute } from '#optimizer/problem/problem-route.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import type { Weights } from '#optimizer/problem/weights.ts'

/** A visit at place 1 with nothing special, and what a test says about it. */
export function aVisit(id: string, said: Partial<ProblemVisit> = {}): ProblemVisit {
  return {
    id,
    place: 1,
    service: 10,
    setup: 0,
    windows: [],
    wish: null,
    dueAt: null,
    lateCost: 0,
    skipCost: 100_000,
    skills: [],
    certificates: [],
    territory: null,
    territoryStrict: false,
    requiredTechnicians: [],
    excludedTechnicians: [],
    preferredTechnicians: [],
    lastTechnician: null,
    days: [],
    crewSize: 1,
    load: [],
    tools: [],
    needsInsured: false,
    locked: null,
    ...said,
  }
}

/** A technician-day from place 0 and back, from tick 0 to 1000. */
export function aRoute(id: string, said: Partial<ProblemRoute> = {}): ProblemRoute {
  return {
    id,
    technicianId: `technician of ${id}`,
    day: 'monday',
    profile: 0,
    startPlace: 0,
    endPlace: 0,
    shift: { start: 0, end: 1000 },
    commute: 'inShift',
    overtime: 0,
    breaks: [],
    blocked: [],
    skills: {},
    certificates: [],
    territories: [],
    capacity: [],
    tools: [],
    depot: null,
    maxVisits: null,
    maxTravel: null,
    maxMetres: null,
    fixedCost: 0,
    serviceCost: 0,
    insured: true,
    ...said,
  }
}

/** Only travel and visits left out cost anything. */
export const plainWeights: Weights = {
  travel: 1,
  distance: 0,
  wait: 0,
  overtime: 0,
  lateness: 100,
  unassigned: 100,
  wish: 0,
  preferred: 0,
  lastTechnician: 0,
  overqualified: 0,
  territory: 0,
  balance: 0,
  movedTechnician: 0,
  movedStart: 0,
  promisedStart: 0,
  moveTolerance: 0,
}

/** Places on a line, `step` ticks from one to the next. */
export function onALine(places: number, step = 10): TravelMatrix {
  const ticks = new Int32Array(places * places)
  for (let from = 0; from < places; from++)
    for (let to = 0; to < places; to++) ticks[from * places + to] = Math.abs(from - to) * step
  return { places, ticks, metres: null }
}

/** A problem on a line of ten places. */
export function aProblem(said: Partial<Problem>): Problem {
  return { visits: [], routes: [], matrices: [onALine(10)], links: [], weights: plainWeights, published: [], ...said }
}
