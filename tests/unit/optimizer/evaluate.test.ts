import { describe, expect, test } from 'vitest'
import { evaluate, evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import { aProblem, aRoute, aVisit, plainWeights } from './build-problem.ts'

describe('times of a route', () => {
  test('the technician leaves just in time for the first visit and comes back', () => {
    const problem = aProblem({ visits: [aVisit('a', { windows: [{ start: 100, end: 200 }] })], routes: [aRoute('r')] })
    const plan = evaluate(problem, [[visitStop('a')]])
    expect(plan.routes[0]).toMatchObject({ departAt: 90, returnAt: 120 })
    expect(plan.routes[0]!.stops[0]).toMatchObject({ travel: 10, arriveAt: 100, startAt: 100, endAt: 110 })
    expect(plan.terms).toEqual({ travel: 20 })
  })

  test('where idling costs, the morning slips towards the gap, but nothing becomes late for it', () => {
    const visits = [
      aVisit('a', { dueAt: 150, lateCost: 5 }),
      aVisit('b', { place: 2, windows: [{ start: 500, end: 600 }] }),
    ]
    const problem = aProblem({ visits, routes: [aRoute('r')], weights: { ...plainWeights, wait: 1 } })
    const { terms, routes } = evaluate(problem, [[visitStop('a'), visitStop('b')]])
    expect(routes[0]!.stops[0]!.endAt).toBe(150)
    expect(terms).toEqual({ travel: 40, wait: 340 })
  })

  test('a break is taken while waiting, and not at all on a day that ends before it', () => {
    const pause = { id: 'lunch', window: { start: 200, end: 300 }, duration: 30 }
    const late = aVisit('b', { place: 2, windows: [{ start: 400, end: 400 }] })
    const problem = aProblem({ visits: [aVisit('a'), late], routes: [aRoute('r', { breaks: [pause] })] })
    const kinds = evaluate(problem, [[visitStop('a'), visitStop('b')]]).routes[0]!.stops.map(({ kind }) => kind)
    expect(kinds).toEqual(['visit', 'break', 'visit'])
    expect(evaluate(problem, [[visitStop('a')]]).routes[0]!.stops).toHaveLength(1)
  })

  test('a commute outside the shift costs travel and no time of the shift', () => {
    const problem = aProblem({
      visits: [aVisit('a', { service: 1000 })],
      routes: [aRoute('r', { commute: 'outsideShift' })],
    })
    const { plan, broken } = evaluateWithRules(problem, [[visitStop('a')]])
    expect(broken).toEqual([])
    expect(plan).toMatchObject({ terms: { travel: 20 }, routes: [{ departAt: -10, returnAt: 1010 }] })
  })

  test('setting up is paid once at a place', () => {
    const problem = aProblem({
      visits: [aVisit('a', { setup: 7 }), aVisit('b', { setup: 7 })],
      routes: [aRoute('r')],
    })
    const { stops } = evaluate(problem, [[visitStop('a'), visitStop('b')]]).routes[0]!
    expect(stops.map(({ startAt, endAt }) => endAt - startAt)).toEqual([17, 10])
  })
})

describe('what a plan breaks', () => {
  test('a day that ends after the shift says when it would', () => {
    const problem = aProblem({ visits: [aVisit('a', { service: 990 })], routes: [aRoute('r')] })
    const { broken } = evaluateWithRules(problem, [[visitStop('a')]])
    expect(broken.map(({ visitId, reason }) => [visitId, reason.rule, reason.facts['endsAt']])).toEqual([
      ['a', 'overtime', 1010],
    ])
  })

  test('a crew starts together, as soon as the last of them is there', () => {
    const problem = aProblem({
      visits: [aVisit('a', { crewSize: 2 })],
      routes: [aRoute('r'), aRoute('s', { startPlace: 5 })],
    })
    const { broken, plan } = evaluateWithRules(problem, [[visitStop('a')], [visitStop('a')]])
    expect(broken).toEqual([])
    expect(plan.routes.map(({ stops }) => stops[0]!.startAt)).toEqual([40, 40])
    expect(evaluateWithRules(problem, [[visitStop('a')], []]).broken[0]!.reason.rule).toBe('crew')
  })

  test('a dependency moves the follower to after the end, also on another route', () => {
    const problem = aProblem({
      visits: [aVisit('a', { service: 100 }), aVisit('b')],
      routes: [aRoute('r'), aRoute('s')],
      links: [{ kind: 'after', visitId: 'b', onVisitId: 'a', sameTechnician: false, slack: 0 }],
    })
    const { broken, plan } = evaluateWithRules(problem, [[visitStop('a')], [visitStop('b')]])
    expect(broken).toEqual([])
    expect(plan.routes[1]!.stops[0]!.startAt).toBe(110)
  })

  test('parts without a source are named before any time is', () => {
    const problem = aProblem({ visits: [aVisit('a', { load: [2] })], routes: [aRoute('r', { capacity: [1] })] })
    expect(evaluateWithRules(problem, [[visitStop('a')]]).broken[0]!.reason).toMatchObject({
      rule: 'parts',
      facts: { needed: 2, room: 1 },
    })
  })
})
