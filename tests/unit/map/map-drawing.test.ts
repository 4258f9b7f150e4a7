import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOfLayer, shapeOf, toUnitSquare, touches } from '#renderer/features/map/basemap/outline-shape.ts'
import { labelsAt, placeLabels } from '#renderer/features/map/basemap/place-labels.ts'
import { freeSlot, routeColours, routeLook } from '#renderer/features/map/routes/route-look.ts'

test('routes shown together differ in colour or dash as long as there are looks', () => {
  const looks = Array.from({ length: routeColours * 4 }, (_, slot) => JSON.stringify(routeLook(slot)))
  expect(new Set(looks).size).toBe(looks.length)
})

test('a route that is shown again takes the lowest look nobody has', () => {
  expect(freeSlot([])).toBe(0)
  expect(freeSlot([0, 1, 3])).toBe(2)
})

test('every place of the world lands in the unit square, north above south', () => {
  const latitude = fc.double({ min: -90, max: 90, noNaN: true })
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), latitude, latitude, (longitude, a, b) => {
      const [x, y] = toUnitSquare(longitude, a)
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(1)
      expect(y).toBeGreaterThanOrEqual(-1e-9)
      expect(y).toBeLessThanOrEqual(1 + 1e-9)
      if (a > b) expect(y).toBeLessThanOrEqual(toUnitSquare(longitude, b)[1])
    }),
  )
})

test('a shape has a box for each ring and one around all; lines of fewer than three points are left out', () => {
  const ring = (x: number) => [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
  ]
  const shape = shapeOf('area', 'Two parts', [[ring(0)], [ring(50)], [[[0, 0]]]])
  expect(shape?.rings).toHaveLength(2)
  const [first, second] = shape?.rings ?? []
  if (!first || !second || !shape) throw new Error('two rings were given')
  expect(touches(first.box, second.box)).toBe(false)
  expect(touches(shape.box, first.box) && touches(shape.box, second.box)).toBe(true)
  expect(shapeOf('area', 'Nothing', [])).toBeNull()
})

test('layers named after water or streets are drawn as such', () => {
  expect(['Water', 'Lakes', 'Streets', 'Road network', 'Neighbourhoods'].map(kindOfLayer)).toEqual([
    'water',
    'water',
    'street',
    'street',
    'area',
  ])
})

test('names never touch each other, and appear when their area is wide enough', () => {
  const square = (x: number, width: number): [number, number][][][] => [
    [
      [
        [x, 42],
        [x + width, 42],
        [x + width, 42 + width],
        [x, 42 + width],
      ],
    ],
  ]
  const outlines = {
    layers: [
      {
        id: 'a',
        name: 'Areas',
        attribution: null,
        shapes: [
          { name: 'Harbour', polygons: square(-71, 0.1) },
          { name: 'Same spot', polygons: square(-71, 0.1) },
          { name: 'Far off', polygons: square(-70, 0.1) },
        ],
      },
    ],
    territories: [],
  }
  const labels = placeLabels(outlines, new Set(), true)
  expect(labelsAt(labels, 14).map((label) => label.text)).toEqual(['Harbour', 'Far off'])
  expect(labelsAt(labels, 4)).toEqual([])
  expect(placeLabels(outlines, new Set(['a']), true)).toEqual([])
})
