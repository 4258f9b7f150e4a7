import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startsWithEnough, withinStarts } from '#electron/backend/planning/match/starts-with-enough.ts'

const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 15 })).map(([start, length]) => ({
  start,
  end: start + length,
}))
/** Spans of one person, which never touch. */
const person = fc
  .array(fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 9 })), { maxLength: 4 })
  .map((gaps) => {
    let cursor = 0
    return gaps.map(([gap, length]) => {
      const start = cursor + gap
      cursor = start + length
      return { start, end: cursor }
    })
  })
const covers = (spans: readonly { start: number; end: number }[], at: number) =>
  spans.some(({ start, end }) => at >= start && at <= end)

test('enough people can start exactly when that many of them can', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (people, needed) => {
      const found = startsWithEnough(people, needed)
      for (let at = 0; at <= 70; at++)
        expect(covers(found, at)).toBe(people.filter((spans) => covers(spans, at)).length >= needed)
      found.slice(1).forEach(({ start }, index) => expect(start).toBeGreaterThan(found[index]!.end))
    }),
  )
})

test('what lies within windows and starts lies in one of each; without windows any start does', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 3 }), person, (windows, starts) => {
      const found = withinStarts(windows, starts)
      for (let at = 0; at <= 70; at++) expect(covers(found, at)).toBe(covers(windows, at) && covers(starts, at))
      expect(withinStarts([], starts)).toEqual(starts)
    }),
  )
})
