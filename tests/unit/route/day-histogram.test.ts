import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayHistogram } from '#shared/domain/route/day-histogram.ts'

test('a span counts in every bin it touches and in no other', () => {
  expect(dayHistogram([{ start: 10, end: 30 }], 0, 40, 10)).toEqual([0, 1, 1, 0])
  expect(dayHistogram([{ start: 9, end: 11 }], 0, 40, 10)).toEqual([1, 1, 0, 0])
})

test('spans outside the day and empty spans count nowhere', () => {
  const spans = [
    { start: -10, end: 0 },
    { start: 40, end: 50 },
    { start: 5, end: 5 },
  ]
  expect(dayHistogram(spans, 0, 40, 10)).toEqual([0, 0, 0, 0])
})

test('each bin counts exactly the spans that overlap it', () => {
  const span = fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 1, max: 60 }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (pairs) => {
      const spans = pairs.map(([start, length]) => ({ start, end: start + length }))
      const bins = dayHistogram(spans, 0, 100, 7)
      expect(bins).toHaveLength(15)
      bins.forEach((count, bin) => {
        const [from, to] = [bin * 7, Math.min(100, bin * 7 + 7)]
        expect(count).toBe(spans.filter(({ start, end }) => start < to && end > from).length)
      })
    }),
  )
})
