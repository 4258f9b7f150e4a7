import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '#shared/commands/change.ts'
import type { CommandContext } from '#shared/commands/command.ts'
import { shiftAssignPattern } from '#shared/commands/shift/assign-pattern.ts'
import { shiftSavePattern } from '#shared/commands/shift/save-pattern.ts'
import { shiftSetDay } from '#shared/commands/shift/set-day.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import { withDefaults } from '#shared/domain/entities.ts'
import type { PatternShift } from '#shared/domain/technician/named-pattern.ts'
import { clashOf } from '#shared/domain/technician/named-pattern.ts'
import { shiftsOn } from '#shared/domain/technician/worked-shifts.ts'
import { addDays, weekdayOf } from '#shared/kernel/zone.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

/** The days looked at: a year and a half, with leap day and clock changes in it. */
const firstDay = '2023-11-01'
const dayCount = 550
const days = Array.from({ length: dayCount }, (_, index) => addDays(firstDay, index))

type Rows = { [E in 'shifts' | 'breaks' | 'shiftPatterns' | 'shiftExceptions']: EntityRow<E>[] }

/** The rows of one technician, kept in memory: what a command writes is there for the next one. */
function createOffice() {
  const rows: Rows = { shifts: [], breaks: [], shiftPatterns: [], shiftExceptions: [] }
  let ids = 0
  const context: CommandContext = {
    now: Date.parse('2024-01-01T12:00:00Z'),
    actor: { id: 'a', name: 'A', role: 'planner', userId: null },
    officeZone: 'Europe/Berlin',
    newId: () => `id${++ids}`,
    nextNumber: () => 1,
  }
  const write = (changes: readonly Change[]) => {
    for (const change of changes) {
      const list = rows[change.entity as keyof Rows] as { id: string }[]
      if (change.op === 'insert') list.push(withDefaults(change.entity, change.row) as { id: string })
      const at = change.op === 'insert' ? -1 : list.findIndex(({ id }) => id === change.id)
      if (change.op === 'update') list[at] = { ...list[at]!, ...change.set } as { id: string }
      if (change.op === 'remove') list.splice(at, 1)
    }
  }
  const technician = { id: 't', code: 'T' } as EntityRow<'technicians'>
  return {
    rows,
    savePattern(args: { patternId: string | null; cycleWeeks: number; shifts: PatternShift[]; fromDay: string }) {
      const { patternId } = args
      const parsed = shiftSavePattern.args.parse({ ...args, name: 'Pattern', breaks: [] })
      const ofPattern = <T extends { patternId: string | null }>(all: T[]) =>
        all.filter((row) => patternId !== null && row.patternId === patternId)
      const stored = {
        patterns: rows.shiftPatterns,
        shifts: ofPattern(rows.shifts),
        breaks: ofPattern(rows.breaks),
      }
      const decision = expectOk(shiftSavePattern.apply(parsed, stored, context))
      write(decision.changes)
      return decision.value.patternId
    },
    assign(patternId: string | null, fromDay: string, startWeek: number) {
      const args = { technicianIds: ['t'], patternId, fromDay, startWeek }
      const pattern = rows.shiftPatterns.find(({ id }) => id === patternId) ?? null
      const stored = { technicians: [technician], pattern, shifts: rows.shifts, breaks: rows.breaks }
      write(expectOk(shiftAssignPattern.apply(args, stored, context)).changes)
    },
    setDay(day: string, kind: 'usual' | 'off' | 'extra' | 'instead', time: { startMinute: number; endMinute: number }) {
      const shifts = kind === 'extra' || kind === 'instead' ? [time] : []
      const args = { technicianId: 't', day, kind, shifts, note: null }
      write(expectOk(shiftSetDay.apply(args, { technician, exceptions: rows.shiftExceptions }, context)).changes)
    },
    worked: (day: string) => shiftsOn(rows.shifts, rows.shiftExceptions, day),
  }
}

/** A cycle of up to four weeks with at most two shifts a day, in the morning and in the evening. */
const cycle = fc.integer({ min: 1, max: 4 }).chain((cycleWeeks) =>
  fc
    .uniqueArray(
      fc.record({
        week: fc.integer({ min: 1, max: cycleWeeks }),
        weekday: fc.integer({ min: 1, max: 7 }),
        evening: fc.boolean(),
      }),
      { minLength: 1, maxLength: 10, selector: ({ week, weekday, evening }) => `${week} ${weekday} ${evening}` },
    )
    .map((chosen) => ({
      cycleWeeks,
      shifts: chosen.map(({ week, weekday, evening }): PatternShift => ({
        week,
        weekday,
        startMinute: evening ? 1_080 : 360,
        endMinute: evening ? 1_320 : 780,
      })),
    })),
)
const anyDay = fc.integer({ min: 0, max: dayCount - 1 })

test('whatever is assigned, changed and excepted, every day is worked as walking through the calendar says', () => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('assign' as const), at: anyDay, which: fc.boolean(), week: fc.nat(3) }),
    fc.record({ does: fc.constant('end' as const), at: anyDay }),
    fc.record({ does: fc.constant('change' as const), at: anyDay, which: fc.boolean(), to: cycle }),
    fc.record({
      does: fc.constant('except' as const),
      at: anyDay,
      kind: fc.constantFrom('usual' as const, 'off' as const, 'extra' as const, 'instead' as const),
    }),
  )
  fc.assert(
    fc.property(cycle, cycle, fc.array(step, { minLength: 1, maxLength: 6 }), (first, second, steps) => {
      const office = createOffice()
      const patterns = [first, second].map((made, index) => {
        const id = office.savePattern({ patternId: null, ...made, fromDay: firstDay })
        // Two patterns may not share a name.
        office.rows.shiftPatterns[index] = { ...office.rows.shiftPatterns[index]!, name: `Pattern ${index}` }
        return { id, ...made }
      })
      // The oracle keeps, for every single day, which pattern it goes by, which week it is in, and what was excepted.
      const plan = days.map(() => ({
        pattern: -1,
        week: 0,
        shifts: [] as { startMinute: number; endMinute: number }[],
      }))
      const excepted = new Map<number, string>()
      const walk = (from: number, pattern: number, startWeek: number) => {
        const { cycleWeeks, shifts } = patterns[pattern]!
        let week = startWeek
        for (let index = from; index < dayCount; index += 1) {
          const weekday = weekdayOf(days[index]!)
          if (index > from && weekday === 1) week = week === cycleWeeks ? 1 : week + 1
          plan[index] = {
            pattern,
            week,
            shifts: shifts
              .filter((shift) => shift.week === week && shift.weekday === weekday)
              .map(({ startMinute, endMinute }) => ({ startMinute, endMinute })),
          }
        }
      }
      const starts: { from: number; pattern: number; startWeek: number }[] = []
      for (const one of steps) {
        const day = days[one.at]!
        if (one.does === 'assign') {
          const pattern = Number(one.which)
          const startWeek = (one.week % patterns[pattern]!.cycleWeeks) + 1
          office.assign(patterns[pattern]!.id, day, startWeek)
          walk(one.at, pattern, startWeek)
          starts.splice(0, starts.length, ...starts.filter(({ from }) => from < one.at), {
            from: one.at,
            pattern,
            startWeek,
          })
        } else if (one.does === 'end') {
          office.assign(null, day, 1)
          for (let index = one.at; index < dayCount; index += 1) plan[index] = { pattern: -1, week: 0, shifts: [] }
          starts.splice(0, starts.length, ...starts.filter(({ from }) => from < one.at), {
            from: one.at,
            pattern: -1,
            startWeek: 1,
          })
        } else if (one.does === 'change') {
          const which = Number(one.which)
          // A cycle keeps its length here: everybody keeps their week of it.
          const { cycleWeeks } = patterns[which]!
          const shifts = one.to.shifts
            .map((shift) => ({ ...shift, week: ((shift.week - 1) % cycleWeeks) + 1 }))
            .filter((shift, at, all) => all.findIndex((same) => JSON.stringify(same) === JSON.stringify(shift)) === at)
          const name = office.rows.shiftPatterns[which]!.name
          office.savePattern({ patternId: patterns[which]!.id, cycleWeeks, shifts, fromDay: day })
          office.rows.shiftPatterns[which] = { ...office.rows.shiftPatterns[which]!, name }
          patterns[which] = { ...patterns[which]!, shifts }
          for (let index = one.at; index < dayCount; index += 1) {
            const planned = plan[index]!
            if (planned.pattern !== which) continue
            const weekday = weekdayOf(days[index]!)
            planned.shifts = shifts
              .filter((shift) => shift.week === planned.week && shift.weekday === weekday)
              .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
          }
        } else {
          office.setDay(day, one.kind, { startMinute: 840, endMinute: 900 })
          if (one.kind === 'usual') excepted.delete(one.at)
          else excepted.set(one.at, one.kind)
        }
      }
      const special = { startMinute: 840, endMinute: 900 }
      for (const [index, day] of days.entries()) {
        const kind = excepted.get(index)
        const usual = plan[index]!.shifts
        const expected =
          kind === 'off' ? [] : kind === 'instead' ? [special] : kind === 'extra' ? [...usual, special] : usual
        expect(office.worked(day), day).toEqual(expected.toSorted((a, b) => a.startMinute - b.startMinute))
      }
    }),
    { numRuns: 60 },
  )
})

test('shifts of a pattern that overlap are found, over midnight and over the end of the cycle too', () => {
  const shift = (week: number, weekday: number, startMinute: number, endMinute: number) => ({
    week,
    weekday,
    startMinute,
    endMinute,
  })
  expect(clashOf(1, [shift(1, 1, 480, 720), shift(1, 1, 720, 960)])).toBeNull()
  expect(clashOf(1, [shift(1, 1, 480, 721), shift(1, 1, 720, 960)])).not.toBeNull()
  expect(clashOf(1, [shift(1, 1, 1_320, 360), shift(1, 2, 300, 720)])).not.toBeNull()
  expect(clashOf(2, [shift(2, 7, 1_320, 360), shift(1, 1, 300, 720)])).not.toBeNull()
  expect(clashOf(2, [shift(1, 7, 1_320, 360), shift(1, 1, 300, 720)])).toBeNull()
})
