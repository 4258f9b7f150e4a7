import { expect, test } from 'vitest'
import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { planNearestFree } from '#tests/bench/optimizer/nearest-free.ts'
import type { Asked } from '#tests/bench/optimizer/nearest-free.ts'
import { euclidean } from '#tests/bench/optimizer/plane.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'

/** West lives at 0 and east at 100 of a road; the visits lie at 10, 20 and 30. */
const road: Problem = {
  visits: [
    { ...plainVisit('at 10', 2), service: 50, dueAt: 300 },
    { ...plainVisit('at 20', 3), service: 50, dueAt: 200 },
    { ...plainVisit('at 30', 4), service: 50 },
  ],
  routes: [
    { ...plainRoute('west', { start: 0, end: 200 }), startPlace: 0 },
    { ...plainRoute('east', { start: 0, end: 200 }), startPlace: 1, skills: { trees: 1 } },
  ],
  matrices: [
    euclidean(
      [0, 100, 10, 20, 30].map((x) => [x, 0] as const),
      1,
      Math.round,
    ),
  ],
  links: [],
  weights: travelOnly,
  published: [],
}

function days(problem: Problem, asked: Asked) {
  const plan = planNearestFree(problem, asked)
  expect(whatIsWrong(problem, plan)).toEqual([])
  const stops = plan.routes.map((route) => route.stops.map(({ id, startAt }) => [id, startAt]))
  return { stops, leftOut: plan.unassigned.map(({ visitId }) => visitId) }
}

test('the nearest free technician is asked deadline after deadline, behind the day so far', () => {
  expect(days(road, 'soonest').stops).toEqual([
    [
      ['at 20', 20],
      ['at 10', 80],
    ],
    [['at 30', 70]],
  ])
  expect(days(road, 'nearest').stops).toEqual([
    [
      ['at 20', 20],
      ['at 10', 80],
      ['at 30', 150],
    ],
    [],
  ])
})

test('without a plan the hard rules hold as well: skills, shifts, and what nobody can take is left out', () => {
  const [first, ...others] = road.visits
  const trees = { ...road, visits: [{ ...first!, skills: [{ skill: 'trees', level: 1 }] }, ...others] }
  expect(days(trees, 'nearest').stops[1]).toEqual([['at 10', 90]])
  const short = { ...road, routes: [{ ...road.routes[0]!, shift: { start: 0, end: 100 } }] }
  expect(days(short, 'soonest')).toEqual({ stops: [[['at 20', 20]]], leftOut: ['at 10', 'at 30'] })
})
