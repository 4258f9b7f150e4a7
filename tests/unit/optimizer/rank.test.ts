import { describe, expect, test } from 'vitest'
import { evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { Sequences } from '#optimizer/evaluate/sequences.ts'
import { rankRoutes } from '#optimizer/explain/rank.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { PlannedRoute } from '#optimizer/plan/plan.ts'
import { totalOf } from '#optimizer/terms/terms.ts'
import type { TermName } from '#optimizer/terms/terms.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import { aProblem, aRoute, aVisit, plainWeights } from './build-problem.ts'

/** Days with visits at fixed starts, as a person would have planned them. */
function planned(problem: Problem, starts: Record<string, readonly (readonly [string, number])[]>): PlannedRoute[] {
  const sequences: Sequences = problem.routes.map(({ id }) =>
    (starts[id] ?? []).map(([visit, at]) => visitStop(visit, at)),
  )
  const { plan, broken } = evaluateWithRules(problem, sequences)
  expect(broken).toEqual([])
  return [...plan.routes]
}

describe('where a visit would go', () => {
  test('routes are ranked by what the objective grows by, the detour here', () => {
    const visits = [aVisit('far', { place: 3 }), aVisit('near', { place: 1 }), aVisit('new', { place: 1 })]
    const problem = aProblem({ visits, routes: [aRoute('r'), aRoute('s')] })
    const days = planned(problem, { r: [['far', 100]], s: [['near', 100]] })
    const ranked = rankRoutes({ problem, planned: days, visitId: 'new' })
    expect(ranked.map(({ routeId, cost, terms }) => [routeId, cost, terms['travel'] ?? 0])).toEqual([
      ['r', 0, 0],
      ['s', 0, 0],
    ])
    expect(ranked[0]!.place).toMatchObject({ position: 0, startAt: 10, endAt: 20, extraTravel: 0 })
  })

  test('a visit that already has a place is ranked as if it had none', () => {
    const problem = aProblem({ visits: [aVisit('a')], routes: [aRoute('r'), aRoute('s')] })
    const days = planned(problem, { r: [['a', 500]] })
    const [first, second] = rankRoutes({ problem, planned: days, visitId: 'a' })
    expect([first!.cost, second!.cost]).toEqual([20, 20])
    expect(first!.place!.startAt).toBe(10)
  })

  test('starts lie on the grid where there is room for that, else to the tick', () => {
    const visits = [aVisit('a', { service: 90 }), aVisit('new')]
    const problem = aProblem({ visits, routes: [aRoute('r', { startPlace: null })] })
    const days = planned(problem, { r: [['a', 11]] })
    const grid = (ticks: number) =>
      rankRoutes({ problem, planned: days, visitId: 'new', grid: ticks })[0]!.place!.startAt
    expect(grid(1)).toBe(0)
    expect(grid(60)).toBe(0)
    expect(grid(500)).toBe(0)
    const tight = aProblem({ visits, routes: [aRoute('r', { startPlace: null, shift: { start: 1, end: 1000 } })] })
    const after = rankRoutes({ problem: tight, planned: days, visitId: 'new', grid: 5 })[0]!
    expect(after.place!.startAt).toBe(1)
  })

  test('times at which somebody who goes along is not free are passed over', () => {
    const problem = aProblem({ visits: [aVisit('new')], routes: [aRoute('r')] })
    const ranked = rankRoutes({ problem, planned: [], visitId: 'new', closed: [{ start: 0, end: 400 }] })
    expect(ranked[0]!.place!.startAt).toBe(400)
  })
})

describe('why not', () => {
  const oneDay = (visit: Parameters<typeof aVisit>[1], route: Parameters<typeof aRoute>[1] = {}) => {
    const problem = aProblem({ visits: [aVisit('new', visit)], routes: [aRoute('r', route)] })
    return rankRoutes({ problem, planned: [], visitId: 'new' })[0]!
  }

  test('a skill that is missing is named with its levels, and costs nothing', () => {
    const answer = oneDay({ skills: [{ skill: 'gas', level: 3 }] }, { skills: { gas: 2 } })
    expect(answer).toMatchObject({ place: null, terms: {}, cost: 0, nearMiss: null })
    expect(answer.reason).toEqual({
      rule: 'skill-level',
      severity: 'hard',
      facts: { skill: 'gas', neededLevel: 3, heldLevel: 2 },
    })
  })

  test('work that would end after the shift says when it would', () => {
    const { reason } = oneDay({ service: 1015 }, { commute: 'outsideShift' })
    expect(reason).toEqual({
      rule: 'overtime',
      severity: 'override',
      facts: { shiftStartsAt: 0, shiftEndsAt: 1000, endsAt: 1015, overtimeTicks: 15, allowedTicks: 0 },
    })
  })

  test('a window that nobody can reach in time says by how much it is missed', () => {
    const visits = [
      aVisit('a', { locked: { routeIds: ['r'], start: 10 }, service: 500 }),
      aVisit('new', { windows: [{ start: 0, end: 300 }], service: 100 }),
    ]
    const problem = aProblem({ visits, routes: [aRoute('r')] })
    const [answer] = rankRoutes({ problem, planned: planned(problem, { r: [['a', 10]] }), visitId: 'new' })
    expect(answer).toMatchObject({
      reason: { rule: 'overlap', facts: { visitId: 'a', shortTicks: 100 } },
      nearMiss: null,
    })
  })

  test('an absence that leaves no room is the reason', () => {
    const { reason } = oneDay({ service: 400 }, { blocked: [{ start: 300, end: 900 }] })
    expect(reason).toMatchObject({ rule: 'absence', facts: { fromAt: 300, untilAt: 900 } })
  })
})

describe('near misses', () => {
  const visits = [
    aVisit('a', { service: 100 }),
    aVisit('b', { service: 100 }),
    aVisit('new', { service: 100, windows: [{ start: 0, end: 250 }] }),
  ]
  const routes = [aRoute('r')]

  test('the visit behind moves later by just enough', () => {
    const problem = aProblem({ visits, routes })
    const days = planned(problem, {
      r: [
        ['a', 10],
        ['b', 190],
      ],
    })
    const [answer] = rankRoutes({ problem, planned: days, visitId: 'new', grid: 5 })
    expect(answer).toMatchObject({ place: null, reason: { rule: 'overlap', facts: { visitId: 'b', shortTicks: 20 } } })
    expect(answer!.nearMiss).toEqual({ visitId: 'b', byTicks: 20, moved: 1, startAt: 110, endAt: 210 })
  })

  test('a locked visit does not move, so the one before it moves earlier, when it may', () => {
    const locked = visits.map((visit) =>
      visit.id === 'b' ? { ...visit, locked: { routeIds: ['r'], start: 230 } } : visit,
    )
    const problem = aProblem({ visits: locked, routes })
    const days = planned(problem, {
      r: [
        ['a', 60],
        ['b', 230],
      ],
    })
    const [answer] = rankRoutes({ problem, planned: days, visitId: 'new', grid: 5 })
    expect(answer!.nearMiss).toEqual({ visitId: 'a', byTicks: -30, moved: 1, startAt: 130, endAt: 230 })
  })

  test('nothing is proposed that would break a window of who moves, or the shift', () => {
    const windowed = visits.map((visit) =>
      visit.id === 'b' ? { ...visit, windows: [{ start: 185, end: 195 }] } : visit,
    )
    const problem = aProblem({ visits: windowed, routes })
    const days = planned(problem, {
      r: [
        ['a', 10],
        ['b', 190],
      ],
    })
    expect(rankRoutes({ problem, planned: days, visitId: 'new' })[0]!.nearMiss).toBeNull()
  })
})

test('terms of random rankings are the difference the evaluator sees, and places are valid in its eyes', () => {
  const random = seededRandom(4)
  let places = 0
  for (let round = 0; round < 2_000; round++) {
    const problem = randomProblem(random)
    const sequences = randomDays(problem, random)
    const before = evaluateWithRules(problem, sequences)
    if (before.broken.length > 0) continue
    for (const { place, terms, cost, routeId, nearMiss, reason } of rankRoutes({
      problem,
      planned: before.plan.routes,
      visitId: 'new',
    })) {
      expect(totalOf(terms)).toBe(cost)
      expect([place !== null, reason !== null]).toContain(true)
      if (!place) {
        expect(reason).not.toBeNull()
        continue
      }
      expect(nearMiss).toBeNull()
      const at = problem.routes.findIndex(({ id }) => id === routeId)
      const added = sequences.map((stops, index) =>
        index === at ? stops.toSpliced(place.position, 0, visitStop('new', place.startAt)) : stops,
      )
      const after = evaluateWithRules(problem, added)
      expect(after.broken).toEqual([])
      const names = Object.keys({ ...after.plan.terms, ...before.plan.terms, ...terms }) as TermName[]
      const skipped: readonly TermName[] = ['unassigned']
      for (const name of names.filter((one) => !skipped.includes(one)))
        expect([name, terms[name] ?? 0]).toEqual([name, (after.plan.terms[name] ?? 0) - (before.plan.terms[name] ?? 0)])
      places += 1
    }
  }
  expect(places).toBeGreaterThan(300)
})

function randomProblem(random: Random): Problem {
  const any = (most: number) => random.integer(0, most)
  const visits = Array.from({ length: 6 }, (_, index) => randomVisit(index === 0 ? 'new' : `v${index}`, random))
  const routes = ['r', 's', 't'].map((id) =>
    aRoute(id, {
      commute: random.chance(0.5) ? 'inShift' : 'outsideShift',
      startPlace: any(4),
      endPlace: any(4),
      overtime: random.chance(0.3) ? 100 : 0,
      skills: random.chance(0.7) ? { gas: random.integer(1, 3) } : {},
      territories: random.chance(0.5) ? ['north'] : [],
      blocked: random.chance(0.3) ? [{ start: 300, end: 350 }] : [],
      fixedCost: any(50),
      serviceCost: any(2),
    }),
  )
  const weights = {
    ...plainWeights,
    travel: random.integer(1, 3),
    distance: any(20),
    wait: any(2),
    overtime: any(3),
    wish: any(2),
    lastTechnician: any(90),
    preferred: any(90),
    overqualified: any(30),
    territory: any(50),
    balance: any(100),
  }
  return aProblem({ visits, routes, weights })
}

function randomVisit(id: string, random: Random) {
  const from = random.integer(0, 600)
  return aVisit(id, {
    place: random.integer(0, 5),
    service: random.integer(10, 120),
    windows: random.chance(0.5) ? [{ start: from, end: from + 300 }] : [],
    wish: random.chance(0.3) ? { start: from, end: from + 100 } : null,
    dueAt: random.chance(0.5) ? from + 100 : null,
    lateCost: random.integer(0, 4),
    skills: random.chance(0.4) ? [{ skill: 'gas', level: random.integer(1, 2) }] : [],
    territory: random.chance(0.5) ? 'north' : null,
    lastTechnician: random.chance(0.5) ? 'technician of r' : null,
    preferredTechnicians: random.chance(0.3) ? ['technician of s'] : [],
  })
}

/** Days of the visits that are not new, each as early as the evaluator puts it and held there. */
function randomDays(problem: Problem, random: Random): Sequences {
  const days: string[][] = problem.routes.map(() => [])
  for (const { id } of problem.visits) if (id !== 'new') days[random.integer(0, days.length - 1)]!.push(id)
  const loose = evaluateWithRules(
    problem,
    days.map((ids) => ids.map((id) => visitStop(id))),
  )
  return loose.plan.routes.map(({ stops }) =>
    stops.map(({ id, startAt }) => visitStop(id, startAt + random.integer(0, 3))),
  )
}
