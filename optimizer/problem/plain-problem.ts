import type { ProblemRoute } from './problem-route.ts'
import type { ProblemVisit } from './problem-visit.ts'
import type { Weights } from './weights.ts'

/** A visit that asks for nothing but to be done at its place: what a file format does not know is left at this. */
export function plainVisit(id: string, place: number): ProblemVisit {
  return {
    id,
    place,
    service: 0,
    setup: 0,
    windows: [],
    wish: null,
    dueAt: null,
    lateCost: 0,
    skipCost: 0,
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
  }
}

/** A technician-day without any limit but its shift, in ticks. */
export function plainRoute(id: string, shift: ProblemRoute['shift']): ProblemRoute {
  return {
    id,
    technicianId: id,
    day: '',
    profile: 0,
    startPlace: null,
    endPlace: null,
    shift,
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
  }
}

/** Nothing counts but time on the way and what is left out. */
export const travelOnly: Weights = {
  travel: 1,
  distance: 0,
  wait: 0,
  overtime: 0,
  lateness: 0,
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
