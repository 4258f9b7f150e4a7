import { describe, expect, test } from 'vitest'
import { evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { Sequences } from '#optimizer/evaluate/sequences.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { totalOf } from '#optimizer/terms/terms.ts'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { aProblem, aRoute, aVisit } from './build-problem.ts'
import { someProblem } from './random-problem.ts'

const seeds = Array.from({ length: 24 }, (_, seed) => seed)

/** The order of a plan, to be judged anew. */
function orderOf(plan: Plan): Sequences {
  return plan.routes.map(({ stops }) =>
    stops.flatMap((stop) =>
      stop.kind === 'break'
        ? []
        : [stop.kind === 'depot' ? ({ kind: 'depot', id: stop.id, startAt: null } as const) : visitStop(stop.id)],
    ),
  )
}

function withoutLocks(problem: Problem): Problem {
  return { ...problem, visits: problem.visits.map((visit) => ({ ...visit, locked: null })) }
}

describe('a plan of a random problem with a bit of everything', () => {
  test('breaks no rule, costs the sum of its terms, and what the search said it costs', () => {
    for (const seed of seeds) {
      const problem = withoutLocks(someProblem(seed))
      let said = NaN
      const { plan } = solve(problem, { seed, budget: { iterations: 100 }, onBetter: ({ cost }) => (said = cost) })
      const again = evaluateWithRules(problem, orderOf(plan))
      expect(again.broken, `seed ${seed}`).toEqual([])
      expect(again.plan.cost, `seed ${seed}`).toBe(plan.cost)
      expect(totalOf(plan.terms), `seed ${seed}`).toBe(plan.cost)
      expect(Object.values(plan.terms).every(Number.isInteger), `seed ${seed}`).toBe(true)
      expect(plan.cost, `seed ${seed}`).toBeCloseTo(said, 3)
    }
  })

  test('is the same to the byte for the same seed and iterations', () => {
    for (const seed of seeds.slice(0, 8)) {
      const options = { seed, budget: { iterations: 60 } }
      const first = JSON.stringify(solve(someProblem(seed), options))
      expect(JSON.stringify(solve(someProblem(seed), options))).toBe(first)
    }
  })

  test('keeps what people locked where it is', () => {
    for (const seed of seeds) {
      const problem = someProblem(seed)
      const { plan } = solve(problem, { seed, budget: { iterations: 40 } })
      for (const { id, locked } of problem.visits) {
        if (!locked) continue
        const routes = plan.routes.filter(({ stops }) => stops.some((stop) => stop.kind === 'visit' && stop.id === id))
        expect(
          routes.map(({ routeId }) => routeId),
          `seed ${seed}`,
        ).toEqual(locked.routeIds)
      }
    }
  })

  test('names a reason for what it leaves out', () => {
    const problem = aProblem({
      visits: [aVisit('a', { skills: [{ skill: 'gas', level: 3 }] }), aVisit('b', { service: 2000 })],
      routes: [aRoute('r', { skills: { gas: 1 } })],
    })
    const { plan } = solve(problem, { seed: 1, budget: { iterations: 10 } })
    expect(plan.unassigned.map(({ visitId, reasons }) => [visitId, reasons[0]?.rule])).toEqual([
      ['a', 'skill-level'],
      ['b', 'overtime'],
    ])
  })
})

/** Vehicles that are alike, some visits pinned to them, little room. */
function aFleet(seed: number): Problem {
  const random = seededRandom(seed)
  const places = 71
  const points = Array.from({ length: places }, () => [random.integer(0, 400), random.integer(0, 400)] as const)
  const ticks = Int32Array.from({ length: places * places }, (_, cell) => {
    const [x, y] = points[Math.floor(cell / places)]!
    const [otherX, otherY] = points[cell % places]!
    return Math.round(Math.hypot(x - otherX, y - otherY))
  })
  const fixedCost = random.integer(0, 1) * 300
  return aProblem({
    matrices: [{ places, ticks, metres: null }],
    visits: Array.from({ length: places - 1 }, (_, number) => {
      const start = random.integer(0, 2_000)
      return aVisit(`v${number}`, {
        place: number + 1,
        service: 20,
        windows: [{ start, end: start + random.integer(200, 1_500) }],
        load: [random.integer(1, 9), random.integer(0, 3)],
        skipCost: 5_000,
        locked: seed % 2 === 1 && number < 3 ? { routeIds: [`r${number}`], start: null } : null,
      })
    }),
    routes: Array.from({ length: 20 }, (_, number) =>
      aRoute(`r${number}`, {
        shift: { start: 0, end: 4_000 },
        startPlace: 0,
        endPlace: 0,
        capacity: [50, 20],
        maxVisits: seed % 3 === 0 ? 8 : null,
        fixedCost,
      }),
    ),
  })
}

test('a plan of vehicles that are alike breaks no rule and costs what the search said', () => {
  for (const seed of seeds.slice(0, 9)) {
    const problem = aFleet(seed)
    let said = NaN
    const { plan } = solve(problem, { seed, budget: { iterations: 3_000 }, onBetter: ({ cost }) => (said = cost) })
    expect(evaluateWithRules(problem, orderOf(plan)).broken, `seed ${seed}`).toEqual([])
    expect(plan.cost, `seed ${seed}`).toBeCloseTo(said, 3)
    for (const number of seed % 2 === 1 ? [0, 1, 2] : [])
      expect(plan.routes[number]!.stops.some(({ id }) => id === `v${number}`)).toBe(true)
  }
})

describe('visits that hang together', () => {
  test('crews and chains of random problems break no rule, and cost what the search said', () => {
    for (const seed of seeds) {
      const problem = withoutLocks(someProblem(seed, 20, 5, true))
      let said = NaN
      const { plan } = solve(problem, { seed, budget: { iterations: 100 }, onBetter: ({ cost }) => (said = cost) })
      const starts = new Map(plan.routes.flatMap(({ stops }) => stops.map(({ id, startAt }) => [id, startAt])))
      const held = orderOf(plan).map((stops) =>
        stops.map((stop) =>
          stop.kind === 'visit' ? visitStop(stop.id, startOfGrouped(problem, stop.id, starts)) : stop,
        ),
      )
      expect(evaluateWithRules(problem, held).broken, `seed ${seed}`).toEqual([])
      expect(plan.cost, `seed ${seed}`).toBeCloseTo(said, 3)
    }
  })

  test('two technicians come at once, and the chain follows in order', () => {
    const problem = aProblem({
      visits: [
        aVisit('lift', { crewSize: 2, service: 60 }),
        aVisit('test', { place: 3 }),
        aVisit('clean', { place: 2 }),
      ],
      routes: [aRoute('r'), aRoute('s', { startPlace: 5 }), aRoute('t', { startPlace: 9 })],
      links: [
        { kind: 'after', visitId: 'test', onVisitId: 'lift', sameTechnician: false, slack: 0 },
        { kind: 'immediatelyAfter', visitId: 'clean', onVisitId: 'test', sameTechnician: true, slack: 5 },
      ],
    })
    const { plan } = solve(problem, { seed: 1, budget: { iterations: 200 } })
    const stops = plan.routes.flatMap(({ stops }) => stops)
    expect(stops.map(({ id }) => id).sort()).toEqual(['clean', 'lift', 'lift', 'test'])
    const [first, second] = stops.filter(({ id }) => id === 'lift')
    expect(first!.startAt).toBe(second!.startAt)
    expect(stops.find(({ id }) => id === 'test')!.startAt).toBeGreaterThanOrEqual(first!.endAt)
  })
})

/** Starts of crews and chains are held: the plan says when. */
function startOfGrouped(problem: Problem, id: string, starts: ReadonlyMap<string, number>): number | null {
  const grouped =
    problem.links.some(({ visitId, onVisitId }) => visitId === id || onVisitId === id) ||
    problem.visits.some((visit) => visit.id === id && visit.crewSize > 1)
  return grouped ? starts.get(id)! : null
}

describe('modes', () => {
  const visits = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, place) => aVisit(id, { place: place + 1 }))
  const routes = [aRoute('r'), aRoute('s')]
  const published = visits.slice(0, 4).map(({ id }, number) => ({
    visitId: id,
    routeIds: [number % 2 === 0 ? 'r' : 's'],
    start: 100 * number,
    promised: false,
  }))
  const problem = aProblem({ visits, routes, published })
  const ownersOf = (plan: Plan) =>
    new Map(plan.routes.flatMap(({ routeId, stops }) => stops.map(({ id }) => [id, routeId])))

  test('inserting only adds: what was planned keeps its technician', () => {
    const owners = ownersOf(solve(problem, { seed: 1, budget: { iterations: 200 }, mode: 'insert' }).plan)
    expect(['a', 'b', 'c', 'd'].map((id) => owners.get(id))).toEqual(['r', 's', 'r', 's'])
    expect(owners.size).toBe(6)
  })

  test('a repair moves no more visits than it may', () => {
    for (const maxMoves of [0, 1, 2]) {
      const owners = ownersOf(solve(problem, { seed: 1, budget: { iterations: 500 }, maxMoves }).plan)
      const moved = published.filter(({ visitId, routeIds }) => owners.get(visitId) !== routeIds[0])
      expect(moved.length).toBeLessThanOrEqual(maxMoves)
      expect(owners.size).toBe(6)
    }
  })

  test('a search that is asked to stop ends with a whole plan', () => {
    const { ended, plan } = solve(problem, { seed: 1, budget: { iterations: 1e9 }, shouldStop: () => true })
    expect(ended).toBe('stopped')
    expect(plan.routes).toHaveLength(2)
  })

  test('nobody to do it, nothing to do, and unknown ways end at once with an honest plan', () => {
    const noOne = solve(aProblem({ visits }), { seed: 1, budget: { iterations: 100 } }).plan
    expect(noOne.unassigned).toHaveLength(6)
    expect(solve(aProblem({ routes }), { seed: 1, budget: { iterations: 100 } }).plan.cost).toBe(0)
    const holes = { places: 10, ticks: new Int32Array(100).fill(-1), metres: null }
    const lost = solve(aProblem({ visits, routes, matrices: [holes] }), { seed: 1, budget: { iterations: 100 } }).plan
    expect(lost.unassigned.every(({ reasons }) => reasons[0]?.rule === 'no-way')).toBe(true)
  })
})
