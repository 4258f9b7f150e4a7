import type { Geometry, Position } from 'geojson'

/**
 * Style of a group of outlines. `ground` and `area` are the part of the world that is worked in: they stand out from
 * other land. `territory` is the line alone.
 */
export type OutlineKind = 'land' | 'county' | 'ground' | 'area' | 'water' | 'street' | 'territory'

/** What an imported layer is, by its name: layers named after water or streets are drawn as such, others as areas. */
export function kindOfLayer(name: string): 'area' | 'water' | 'street' {
  if (/^(water|river|lake|sea|harbou?r)/i.test(name)) return 'water'
  return /^(street|road)/i.test(name) ? 'street' : 'area'
}

/** [west, north, east, south] in the unit square. */
export type UnitBox = readonly [number, number, number, number]

/** One closed line: x and y in turn, with the box around it, so that far-off islands cost a tile nothing. */
export interface OutlineRing {
  readonly points: Float64Array
  readonly box: UnitBox
}

/** Whether two boxes share a point. */
export function touches(a: UnitBox, b: UnitBox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

/** One shape ready to paint: rings in Web Mercator, the whole world being the unit square, x to the right, y down. */
export interface OutlineShape {
  readonly kind: OutlineKind
  readonly name: string
  /** Number of the colour of a territory; null or left out: that of its kind. */
  readonly colour?: number | null
  readonly rings: readonly OutlineRing[]
  readonly box: UnitBox
}

/** Latitudes beyond this are cut: the Mercator square ends there. */
const maxLatitude = 85.0511287798

/** Projects one position to the unit square. */
export function toUnitSquare(longitude: number, latitude: number): [number, number] {
  const clamped = Math.max(-maxLatitude, Math.min(maxLatitude, latitude))
  const sine = Math.sin((clamped * Math.PI) / 180)
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

/** Makes a shape of polygons as GeoJSON has them; null when there is nothing to paint. */
export function shapeOf(
  kind: OutlineKind,
  name: string,
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
): OutlineShape | null {
  const rings = polygons.flat().flatMap((ring) => (ring.length < 3 ? [] : [ringOf(ring)]))
  if (rings.length === 0) return null
  const box = rings.map((ring) => ring.box).reduce(around)
  return { kind, name, rings, box }
}

function ringOf(ring: readonly (readonly number[])[]): OutlineRing {
  const points = new Float64Array(ring.length * 2)
  let box: UnitBox = [Infinity, Infinity, -Infinity, -Infinity]
  ring.forEach(([longitude, latitude], index) => {
    const [x, y] = toUnitSquare(longitude ?? 0, latitude ?? 0)
    points[index * 2] = x
    points[index * 2 + 1] = y
    box = around(box, [x, y, x, y])
  })
  return { points, box }
}

function around(a: UnitBox, b: UnitBox): UnitBox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

/** Polygons of a GeoJSON geometry; none for points and lines. */
export function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates
  return []
}
