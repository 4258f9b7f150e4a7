/** A point as [x, y] in any plane: pixels, or [longitude, latitude]. */
export type Vertex = readonly [number, number]
/** A closed line; the last point joins the first whether or not it repeats it. */
export type Ring = readonly Vertex[]

/** Least box around points: [west, south, east, north]. */
export type Box = readonly [number, number, number, number]

/**
 * Whether a point lies inside a ring, by the even-odd rule (a ray to the right crosses the line an odd number of
 * times). Each edge owns its lower end, so neighbours that share an edge never both claim a point.
 */
export function isInsideRing([x, y]: Vertex, ring: Ring): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Vertex
    const [xj, yj] = ring[j] as Vertex
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Whether a point lies inside polygons as GeoJSON has them: an outer ring, then holes. */
export function isInsidePolygons(point: Vertex, polygons: readonly (readonly Ring[])[]): boolean {
  return polygons.some(([outer, ...holes]) => {
    if (!outer || !isInsideRing(point, outer)) return false
    return !holes.some((hole) => isInsideRing(point, hole))
  })
}

/** The box around points, or null when there are none. */
export function boxOf(points: Iterable<Vertex>): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return west <= east ? [west, south, east, north] : null
}

/** Where the label of polygons belongs: the centre of gravity of the largest outer ring (shoelace formula). */
export function labelPointOf(polygons: readonly (readonly Ring[])[]): Vertex | null {
  let best: { area: number; point: Vertex } | null = null
  for (const [outer] of polygons) {
    if (!outer || outer.length < 3) continue
    const found = centroidOf(outer)
    if (!best || found.area > best.area) best = found
  }
  return best?.point ?? null
}

function centroidOf(ring: Ring): { area: number; point: Vertex } {
  // Shifted to the first point: areas of small rings far from the origin would lose their digits otherwise.
  const [originX, originY] = ring[0] as Vertex
  let [doubleArea, sumX, sumY] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = [(ring[i] as Vertex)[0] - originX, (ring[i] as Vertex)[1] - originY]
    const [xj, yj] = [(ring[j] as Vertex)[0] - originX, (ring[j] as Vertex)[1] - originY]
    const cross = xj * yi - xi * yj
    doubleArea += cross
    sumX += (xi + xj) * cross
    sumY += (yi + yj) * cross
  }
  if (doubleArea === 0) return { area: 0, point: [originX, originY] }
  return {
    area: Math.abs(doubleArea / 2),
    point: [originX + sumX / (3 * doubleArea), originY + sumY / (3 * doubleArea)],
  }
}
