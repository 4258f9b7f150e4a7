import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { mapLayerAdd } from '#shared/commands/map-layer/add.ts'
import { mapLayerRemove } from '#shared/commands/map-layer/remove.ts'
import { outlinesOfGeojson } from '#shared/domain/territory/outlines-of-geojson.ts'
import { mapOutlines } from '#shared/queries/map.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const square = [
  [
    [-71, 42],
    [-70.9, 42],
    [-70.9, 42.1],
    [-71, 42],
  ],
]
const collection = (features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('polygons become shapes under their name, other features are counted', () => {
  const found = expectOk(
    outlinesOfGeojson(
      collection([
        { type: 'Feature', properties: { name: 'Harbour' }, geometry: { type: 'Polygon', coordinates: square } },
        { type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates: [square, square] } },
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } },
      ]),
    ),
  )
  expect(found.skipped).toBe(1)
  expect(found.shapes.map(({ name, polygons }) => [name, polygons.length])).toEqual([
    ['Harbour', 1],
    ['', 2],
  ])
})

test('text that is not JSON, JSON that is no collection, and projected coordinates are refused with the reason', () => {
  expect(expectError(outlinesOfGeojson('hello')).message).toContain('not JSON')
  expect(expectError(outlinesOfGeojson('{}')).message).toContain('feature collection')
  const metres = [{ properties: {}, geometry: { type: 'Polygon', coordinates: [[[236000, 900000]]] } }]
  expect(expectError(outlinesOfGeojson(collection(metres))).message).toContain('no areas')
})

test('an outline layer can be added, taken off and brought back', async () => {
  await using desk = openTestBackend()
  const shapes = [{ name: 'Harbour', polygons: [square as [number, number][][]] }]
  const added = expectOk(await desk.client.command(mapLayerAdd, { name: 'Areas', attribution: 'City', shapes }))
  const layers = async () => expectOk(await desk.client.query(mapOutlines, {})).layers.map((layer) => layer.name)
  expect(await layers()).toEqual(['Areas'])
  expectOk(await desk.client.command(mapLayerRemove, { id: added.value.id }))
  expect(await layers()).toEqual([])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(await layers()).toEqual(['Areas'])
})
