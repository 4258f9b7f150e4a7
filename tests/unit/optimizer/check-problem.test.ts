import { describe, expect, test } from 'vitest'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'
import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { randomProblem } from '#tests/doubles/optimizer/random-problem.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'

const places = 3
const base: Problem = {
  visits: [
    { ...plainVisit('a', 1), service: 10, skipCost: 1_000 },
    { ...plainVisit('b', 2), service: 10, skipCost: 1_000 },
  ],
  routes: [{ ...plainRoute('r', { start: 0, end: 500 }), startPlace: 0, endPlace: 0 }],
  matrices: [{ places, ticks: Int32Array.of(0, 5, 7, 5, 0, 3, 7, 3, 0), metres: null }],
  links: [],
  weights: travelOnly,
  published: [],
}
const withVisit = (said: Partial<ProblemVisit>): Problem => ({
  ...base,
  visits: [{ ...base.visits[0]!, ...said }, base.visits[1]!],
})
const told = (problem: Problem) => faultsOf(problem).map(({ path, message }) => `${path}: ${message}`)
const after = (visitId: string, onVisitId: string, kind: 'after' | 'sameStart' = 'after') =>
  ({ kind, visitId, onVisitId, sameTechnician: false, slack: 0 }) as const

describe('a senseless problem', () => {
  test('is told with the place and the numbers', () => {
    expect(told(base)).toEqual([])
    expect(told(withVisit({ service: -5 }))).toEqual(['visits "a".service: -5 is no whole number from 0 to 1073741824'])
    expect(told(withVisit({ service: 1.5 }))[0]).toContain('1.5 is no whole number')
    expect(told(withVisit({ skipCost: Number.NaN }))[0]).toContain('NaN is no whole number')
    expect(told(withVisit({ windows: [{ start: 9, end: 4 }] }))).toEqual([
      'visits "a".windows[0]: it ends (4) before it begins (9)',
    ])
    const crossed = [
      { start: 50, end: 60 },
      { start: 0, end: 9 },
    ]
    expect(told(withVisit({ windows: crossed }))[0]).toContain('not in order and apart')
    expect(told(withVisit({ place: 3 }))).toEqual(['visits "a".place: there is no place 3'])
    expect(told(withVisit({ id: 'b' }))).toEqual(['visits: "b" is there twice'])
    expect(told(withVisit({ crewSize: 0 }))[0]).toContain('a crew of 0')
    expect(told(withVisit({ locked: { routeIds: ['x'], start: null } }))[0]).toContain('no route "x"')
    expect(told(withVisit({ load: [-1] }))[0]).toContain('load[0]: -1')
    expect(told({ ...base, links: [after('a', 'x')] })).toEqual(['links "a": there is no visit "x"'])
    expect(told({ ...base, links: [after('a', 'b'), after('b', 'a')] })[0]).toContain('in a circle')
    expect(told({ ...base, links: [after('a', 'b'), after('b', 'a', 'sameStart')] })[0]).toContain('in a circle')
    expect(told({ ...base, weights: { ...travelOnly, travel: -1 } })[0]).toContain('weights.travel: -1')
    expect(told({ ...base, matrices: [] })).toContain('matrices: there is no travel matrix')
    const torn = { places, ticks: new Int32Array(8), metres: null }
    expect(told({ ...base, matrices: [torn] })[0]).toContain('8 times are not 3 × 3')
    const negative = { places, ticks: Int32Array.of(0, -7, 7, 5, 0, 3, 7, 3, 0), metres: null }
    expect(told({ ...base, matrices: [negative] })).toEqual([
      'matrices[0]: from place 0 to place 1: -7 is not possible',
    ])
    const route = base.routes[0]!
    expect(told({ ...base, routes: [route, { ...route, id: 's' }] })[0]).toContain('of the same technician')
    expect(told({ ...base, routes: [{ ...route, shift: { start: 9, end: 1 } }] })[0]).toContain('ends (1) before')
  })

  test('tells at most 20 faults', () => {
    const visits = Array.from({ length: 1_000 }, (_, number) => ({ ...plainVisit(String(number), 9), service: -1 }))
    expect(faultsOf({ ...base, visits })).toHaveLength(20)
  })

  test('is not what random problems are', () => {
    const random = seededRandom(7)
    for (let number = 0; number < 200; number++) {
      expect(
        told(randomProblem(random, { visits: 8, routes: 3, everything: random.chance(0.5) })).filter(notLinks),
      ).toEqual([])
    }
  })
})

const notLinks = (fault: string) => !fault.startsWith('links')

describe('what cannot be done is left out with a reason', () => {
  const reasonsOf = (problem: Problem) => {
    expect(told(problem)).toEqual([])
    const { plan } = solve(problem, { seed: 1, budget: { iterations: 50 } })
    expect(whatIsWrong(problem, plan)).toEqual([])
    return Object.fromEntries(plan.unassigned.map(({ visitId, reasons }) => [visitId, reasons[0]?.rule]))
  }

  test('a window outside every shift', () => {
    expect(reasonsOf(withVisit({ windows: [{ start: 900, end: 950 }] }))).toEqual({ a: 'window' })
  })

  test('a skill nobody has', () => {
    expect(reasonsOf(withVisit({ skills: [{ skill: 'magic', level: 1 }] }))).toEqual({ a: 'skill' })
  })

  test('work longer than the day', () => {
    expect(reasonsOf(withVisit({ service: 600 }))).toEqual({ a: 'overtime' })
  })

  test('a place without a way', () => {
    const holes = { places, ticks: Int32Array.of(0, -1, 7, -1, 0, -1, 7, -1, 0), metres: null }
    expect(reasonsOf({ ...base, matrices: [holes] })).toEqual({ a: 'no-way' })
  })

  test('no technicians at all', () => {
    expect(reasonsOf({ ...base, routes: [] })).toEqual({ a: 'no-technician', b: 'no-technician' })
  })

  test('no visits at all is an empty plan', () => {
    expect(reasonsOf({ ...base, visits: [] })).toEqual({})
  })

  test('most of 10,000 visits for 20 technicians: the search ends with full days', { timeout: 600_000 }, () => {
    const random = seededRandom(3)
    const wide = 300
    const ticks = Int32Array.from({ length: wide * wide }, () => random.integer(60, 3_000))
    const visits = Array.from({ length: 10_000 }, (_, number) => ({
      ...plainVisit(String(number), random.integer(0, wide - 1)),
      service: random.integer(600, 3_600),
      skipCost: 10_000,
    }))
    const routes = Array.from({ length: 20 }, (_, number) => ({
      ...plainRoute(`r${number}`, { start: 0, end: 8 * 3_600 }),
      startPlace: 0,
      endPlace: 0,
    }))
    const problem = { ...base, visits, routes, matrices: [{ places: wide, ticks, metres: null }] }
    const { plan } = solve(problem, { seed: 1, budget: { iterations: 100 } })
    expect(whatIsWrong(problem, plan)).toEqual([])
    expect(plan.routes.every(({ stops }) => stops.length > 5)).toBe(true)
    expect(plan.unassigned.every(({ reasons }) => reasons.length > 0)).toBe(true)
  })
})
