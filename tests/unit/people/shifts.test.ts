import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shiftAssignPattern } from '#shared/commands/shift/assign-pattern.ts'
import { shiftRemovePattern } from '#shared/commands/shift/remove-pattern.ts'
import { shiftSavePattern } from '#shared/commands/shift/save-pattern.ts'
import { shiftSetDay } from '#shared/commands/shift/set-day.ts'
import { shiftSwapDay } from '#shared/commands/shift/swap-day.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { paidMinutes, weekMinutes } from '#shared/domain/technician/worked-shifts.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { boardDay } from '#shared/queries/board.ts'
import { aBreak, aPlacedVisit, aVisit, at, bostonClock, technicianDays } from '#tests/doubles/schedule-fixtures.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { snapshot } from '#tests/doubles/write-records.ts'

const tuesdayLate = { week: 1, weekday: 2, startMinute: 840, endMinute: 1_320 }
const kinds = ['shifts', 'breaks', 'shiftExceptions', 'shiftPatterns'] as const

describe('in an office', () => {
  let desk: TestBackend
  beforeEach(() => {
    desk = openSmallOffice()
  })
  afterEach(async () => {
    await desk.close()
  })

  const savePattern = () => {
    const done = desk.run(shiftSavePattern, {
      name: 'Late',
      cycleWeeks: 1,
      shifts: [tuesdayLate],
      breaks: [{ startMinute: 1_080, durationMinutes: 30, latestStartMinute: 1_140 }],
    })
    return (expectOk(done).value as { patternId: string }).patternId
  }
  /** The shifts of a lane on the office's day, as the board gets them. */
  const lane = async (technicianId: string, day = officeDay) => {
    const span = { from: officeTime('0:00', day), to: officeTime('24:00', day) }
    const { technicians } = expectOk(await desk.client.query(boardDay, span))
    const source = technicians.find(({ technician }) => technician.id === technicianId)!
    return compileSchedule(source, bostonClock).days.find((one) => one.day === day)!
  }

  test('a pattern assigned from a day on is what the board shows from then on, and Undo brings the old week back', async () => {
    const before = snapshot(desk, kinds)
    const patternId = savePattern()
    expectOk(desk.run(shiftAssignPattern, { technicianIds: ['oak', 'elm'], patternId, fromDay: officeDay }))
    expect((await lane('oak')).shifts).toEqual([{ start: officeTime('14:00'), end: officeTime('22:00') }])
    expect((await lane('oak')).breaks).toMatchObject([{ start: officeTime('18:00') }])
    expect((await lane('oak', '2011-08-30')).shifts).toEqual([
      { start: officeTime('8:00', '2011-08-30'), end: officeTime('16:00', '2011-08-30') },
    ])
    const early = desk.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') })
    expect(expectError(early)).toMatchObject({ violations: [{ rule: 'before-shift' }] })
    expectOk(desk.backend.context.history.undo())
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, kinds)).toEqual(before)
  })

  test('a changed pattern is worked from the day it says; the days before keep the old one', async () => {
    const patternId = savePattern()
    expectOk(desk.run(shiftAssignPattern, { technicianIds: ['oak'], patternId, fromDay: '2011-08-30' }))
    const later = { ...tuesdayLate, startMinute: 900 }
    expectOk(
      desk.run(shiftSavePattern, {
        patternId,
        name: 'Late',
        cycleWeeks: 1,
        shifts: [later],
        breaks: [],
        fromDay: officeDay,
      }),
    )
    expect((await lane('oak', '2011-08-30')).shifts[0]?.start).toBe(officeTime('14:00', '2011-08-30'))
    expect((await lane('oak')).shifts[0]?.start).toBe(officeTime('15:00'))
    expect((await lane('oak')).breaks).toEqual([])
    expect((await lane('oak', '2011-08-30')).breaks).toHaveLength(1)
  })

  test('a pattern keeps its name to itself, has no shifts in each other’s way, and stays while somebody works by it', () => {
    const patternId = savePattern()
    const rule = (result: Parameters<typeof expectError>[0]) => {
      const error = expectError(result)
      return error.kind === 'rule-violation' ? error.violations[0]?.rule : error.kind
    }
    const again = { name: 'late', cycleWeeks: 1, shifts: [tuesdayLate], breaks: [] }
    expect(rule(desk.run(shiftSavePattern, again))).toBe('pattern-name-taken')
    const twice = { ...again, name: 'Twice', shifts: [tuesdayLate, { ...tuesdayLate, startMinute: 900 }] }
    expect(rule(desk.run(shiftSavePattern, twice))).toBe('pattern-shifts-clash')
    expect(rule(desk.run(shiftSavePattern, { ...again, name: 'None', shifts: [] }))).toBe('invalid-input')
    const outside = { ...again, name: 'Outside', shifts: [{ ...tuesdayLate, week: 2 }] }
    expect(rule(desk.run(shiftSavePattern, outside))).toBe('invalid-input')
    expectOk(desk.run(shiftAssignPattern, { technicianIds: ['oak'], patternId, fromDay: officeDay }))
    expect(rule(desk.run(shiftRemovePattern, { patternId }))).toBe('pattern-used')
    expectOk(desk.backend.context.history.undo())
    expectOk(desk.run(shiftRemovePattern, { patternId }))
  })

  test('a day off, an extra shift and other shifts hold for that day alone', async () => {
    const set = (
      kind: 'usual' | 'off' | 'extra' | 'instead',
      shifts: { startMinute: number; endMinute: number }[] = [],
    ) => desk.run(shiftSetDay, { technicianId: 'oak', day: officeDay, kind, shifts })
    expectOk(set('off'))
    expect((await lane('oak')).shifts).toEqual([])
    expectOk(set('extra', [{ startMinute: 1_080, endMinute: 1_200 }]))
    expect((await lane('oak')).shifts).toEqual([
      { start: officeTime('8:00'), end: officeTime('16:00') },
      { start: officeTime('18:00'), end: officeTime('20:00') },
    ])
    expectOk(set('instead', [{ startMinute: 600, endMinute: 660 }]))
    expect((await lane('oak')).shifts).toEqual([{ start: officeTime('10:00'), end: officeTime('11:00') }])
    expect((await lane('oak', '2011-09-07')).shifts).toHaveLength(1)
    expectOk(set('usual'))
    expect(desk.backend.context.store.records.all('shiftExceptions')).toEqual([])
    expect(expectError(set('extra')).kind).toBe('invalid-input')
  })

  test('two technicians swap a day, and a swap back is a swap again', async () => {
    const patternId = savePattern()
    expectOk(desk.run(shiftAssignPattern, { technicianIds: ['elm'], patternId, fromDay: officeDay }))
    const swap = () => desk.run(shiftSwapDay, { technicianId: 'oak', withTechnicianId: 'elm', day: officeDay })
    expectOk(swap())
    expect((await lane('oak')).shifts[0]?.start).toBe(officeTime('14:00'))
    expect((await lane('elm')).shifts[0]?.start).toBe(officeTime('8:00'))
    expectOk(swap())
    expect((await lane('oak')).shifts[0]?.start).toBe(officeTime('8:00'))
    const sunday = desk.run(shiftSwapDay, { technicianId: 'oak', withTechnicianId: 'elm', day: '2011-09-11' })
    expect(expectError(sunday)).toMatchObject({ violations: [{ rule: 'nothing-to-swap' }] })
  })
})

describe('a break with a window', () => {
  const breaks = [aBreak({ startMinute: 690, latestStartMinute: 780 })]
  const lost = (time: string, visits = [] as ReturnType<typeof aPlacedVisit>[]) => {
    const lane = compileSchedule(technicianDays({ breaks, visits }), bostonClock)
    const context = { clock: bostonClock, now: at('7:00') }
    const { violations } = judgePlacement(aVisit(), lane, at(time), 60, context)
    return violations.find(({ rule }) => rule === 'break')?.facts['lostMinutes'] ?? 0
  }

  test('is taken as early as the lane allows and moves out of the way of a visit', () => {
    const visits = [aPlacedVisit('before', at('11:00'), 60)]
    const [day] = compileSchedule(technicianDays({ breaks, visits }), bostonClock).days
    expect(day!.breaks).toMatchObject([{ start: at('12:00'), end: at('12:30') }])
    expect(lost('11:30')).toBe(0)
    expect(lost('12:00')).toBe(0)
  })

  test('is lost only as far as its window is full', () => {
    const visits = [aPlacedVisit('before', at('11:00'), 90), aPlacedVisit('after', at('13:15'), 60)]
    // Between 12:30 and 13:15 there is room for the break, but not for an hour's work beside it.
    expect(lost('12:15', visits)).toBe(30)
    expect(lost('9:00', visits)).toBe(0)
  })
})

test('paid minutes count over midnight, and a cycle counts in the share of its weeks', () => {
  const night = { startMinute: 1_320, endMinute: 360 }
  expect(paidMinutes(night, [{ startMinute: 120, durationMinutes: 30 }])).toBe(450)
  expect(paidMinutes(night, [{ startMinute: 720, durationMinutes: 30 }])).toBe(480)
  const shift = { ...night, cycleWeeks: 2, validFrom: '2024-01-01', validUntil: null }
  expect(weekMinutes([shift], [], '2024-05-01')).toBe(240)
  expect(weekMinutes([shift], [], '2023-05-01')).toBe(0)
})
