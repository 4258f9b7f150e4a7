import { expect, test } from 'vitest'
import {
  canBePlaced,
  canBeUnscheduled,
  isWorked,
  nextStatuses,
  refusalOfEdge,
} from '#shared/domain/visit/visit-status.ts'
import { visitStatuses } from '#shared/domain/visit/visit.ts'
import { workOrderStatusOf } from '#shared/domain/work-order/status-of-visits.ts'

test('an edge is legal or has an explanation, and never both', () => {
  for (const from of visitStatuses)
    for (const to of visitStatuses)
      expect(refusalOfEdge(from, to) === null).toBe(from !== to && nextStatuses(from).includes(to))
})

test('every status can be reached from the queue and none is a dead end', () => {
  const reached = new Set(['toSchedule' as (typeof visitStatuses)[number]])
  for (const status of reached) for (const next of nextStatuses(status)) reached.add(next)
  expect([...reached].sort()).toEqual([...visitStatuses].sort())
  for (const status of visitStatuses) expect(nextStatuses(status).length).toBeGreaterThan(0)
})

test('only work that has not begun can be placed or taken off the board', () => {
  expect(visitStatuses.filter(canBePlaced)).toEqual(['toSchedule', 'scheduled', 'dispatched', 'missed'])
  expect(visitStatuses.filter(canBeUnscheduled)).toEqual(['scheduled', 'dispatched', 'missed'])
})

test('the work order is what its visits make it', () => {
  expect(workOrderStatusOf('open', ['scheduled', 'toSchedule'])).toBe('scheduled')
  expect(workOrderStatusOf('scheduled', ['onSite', 'scheduled'])).toBe('inProgress')
  expect(workOrderStatusOf('inProgress', ['done', 'cancelled'])).toBe('done')
  expect(workOrderStatusOf('scheduled', ['toSchedule'])).toBe('open')
  expect(workOrderStatusOf('onHold', ['toSchedule'])).toBe('onHold')
  expect(workOrderStatusOf('cancelled', ['scheduled'])).toBe('cancelled')
  expect(workOrderStatusOf('open', ['cancelled'])).toBe('open')
})

test('a visit that was partly done is behind us as much as one that is done', () => {
  expect(visitStatuses.filter(isWorked)).toEqual(['done', 'partlyDone'])
})
