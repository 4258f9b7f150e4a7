import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisMarks, createTimeAxis, snap } from '#renderer/features/board/model/time-axis.ts'
import { layoutRows, rowsBetween } from '#renderer/features/board/model/row-layout.ts'
import type { LaneGroup } from '#renderer/features/board/model/board-model.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

const clock = createDayClock('America/New_York')
const hours = { fromMinute: 420, toMinute: 1020 }

test('a px of the axis and its instant lead to each other, on every day of a fortnight with a change of the clock', () => {
  const axis = createTimeAxis(clock, '2011-10-31', 14, hours, 20)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 421, max: 1019 }), (day, minute) => {
      const instant = clock.at(axis.days[day]!.day, minute)
      expect(Math.abs(axis.timeAt(axis.xOf(instant)) - instant)).toBeLessThan(minuteMs)
    }),
  )
})

test('nights are left out: the end of one day is the beginning of the next', () => {
  const axis = createTimeAxis(clock, '2011-09-06', 2, hours, 10)
  expect(axis.width).toBe(200)
  expect(axis.xOf(clock.at('2011-09-06', 1380))).toBe(100)
  expect(axis.xOf(clock.at('2011-09-07', 420))).toBe(100)
  expect(axis.timeAt(-50)).toBe(clock.at('2011-09-06', 420))
  expect(axis.timeAt(10_000)).toBe(clock.at('2011-09-07', 1020))
})

test('hour marks are whole hours of the wall clock, also where the zone is off by half an hour', () => {
  const lordHowe = createDayClock('Australia/Lord_Howe')
  const axis = createTimeAxis(lordHowe, '2011-09-06', 1, hours, 60)
  const minutes = axisMarks(axis, lordHowe).map((mark) => (mark.at - lordHowe.bounds('2011-09-06').start) / minuteMs)
  expect(minutes).toEqual([420, 480, 540, 600, 660, 720, 780, 840, 900, 960, 1020])
})

test('a snap goes to the nearest step', () => {
  expect(snap(clock.at('2011-09-06', 482), 5)).toBe(clock.at('2011-09-06', 480))
  expect(snap(clock.at('2011-09-06', 483), 5)).toBe(clock.at('2011-09-06', 485))
})

test('the rows between two heights are exactly those that touch them, closed groups left out', () => {
  const groups = Array.from({ length: 8 }, (_, index) => ({
    id: `g${index}`,
    code: '',
    name: '',
    lanes: Array.from({ length: index % 4 }, (_lane, lane) => ({ id: `g${index} ${lane}` })),
  })) as unknown as LaneGroup[]
  const layout = layoutRows(groups, new Set(['g3']))
  expect(layout.rows.filter((row) => row.kind === 'lane' && row.lane.id.startsWith('g3'))).toEqual([])
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 800 }), fc.integer({ min: 1, max: 400 }), (top, height) => {
      const bottom = top + height
      const wanted = layout.rows.filter((row) => row.y < bottom && row.y + (row.kind === 'lane' ? 40 : 22) > top)
      expect(rowsBetween(layout, top, bottom)).toEqual(wanted)
    }),
  )
})
