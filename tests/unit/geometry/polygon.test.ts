import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, isInsidePolygons, isInsideRing, labelPointOf } from '#shared/domain/geometry/polygon.ts'
import type { Ring } from '#shared/domain/geometry/polygon.ts'

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]
const hole: Ring = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
]

test('a lasso takes what lies inside and nothing else, closed or not', () => {
  expect(isInsideRing([5, 5], square)).toBe(true)
  expect(isInsideRing([11, 5], square)).toBe(false)
  expect(isInsideRing([5, 5], [...square, [0, 0]])).toBe(true)
})

test('a bent lasso leaves out its bay', () => {
  const bay: Ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 2],
    [0, 10],
  ]
  expect(isInsideRing([5, 8], bay)).toBe(false)
  expect(isInsideRing([1, 6], bay)).toBe(true)
})

test('a hole is outside', () => {
  expect(isInsidePolygons([5, 5], [[square, hole]])).toBe(false)
  expect(isInsidePolygons([2, 2], [[square, hole]])).toBe(true)
})

test('a lasso of fewer than three points takes nothing', () => {
  expect(isInsideRing([0, 0], [])).toBe(false)
  expect(isInsideRing([0, 0], [[0, 0]])).toBe(false)
})

test('neighbours that share edges claim each point exactly once', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9.999, noNaN: true }), fc.integer({ min: 0, max: 9 }), (x, y) => {
      const cut = 4
      const left: Ring = [
        [0, -1],
        [cut, -1],
        [cut, 11],
        [0, 11],
      ]
      const right: Ring = [
        [cut, -1],
        [10, -1],
        [10, 11],
        [cut, 11],
      ]
      expect(Number(isInsideRing([x, y], left)) + Number(isInsideRing([x, y], right))).toBe(1)
    }),
  )
})

test('the label of a convex shape lies inside it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 3, maxLength: 12 }), (angles) => {
      const sorted = [...new Set(angles.map((step) => (step * Math.PI) / 9))].sort((p, q) => p - q)
      fc.pre(sorted.length >= 3)
      const ring: Ring = sorted.map((angle) => [-71 + Math.cos(angle) / 100, 42 + Math.sin(angle) / 100])
      const label = labelPointOf([[ring]])
      expect(label && isInsideRing(label, ring)).toBe(true)
    }),
  )
})

test('the label goes to the largest part', () => {
  const island: Ring = [
    [100, 100],
    [101, 100],
    [101, 101],
  ]
  expect(labelPointOf([[island], [square]])).toEqual([5, 5])
  expect(labelPointOf([])).toBeNull()
})

test('a box holds its points; no points, no box', () => {
  expect(boxOf(square)).toEqual([0, 0, 10, 10])
  expect(boxOf([])).toBeNull()
})
