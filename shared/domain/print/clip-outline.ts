import type { MapView, Position } from './map-view.ts'

type Inside = (point: Position) => boolean
type Cross = (a: Position, b: Position) => Position

const crossAtLongitude =
  (longitude: number): Cross =>
  (a, b) => [longitude, a[1] + ((b[1] - a[1]) * (longitude - a[0])) / (b[0] - a[0])]
const crossAtLatitude =
  (latitude: number): Cross =>
  (a, b) => [a[0] + ((b[0] - a[0]) * (latitude - a[1])) / (b[1] - a[1]), latitude]

/**
 * The part of a ring inside the rectangle (Sutherland and Hodgman, "Reentrant polygon clipping", 1974). Where a ring
 * leaves and returns, the result runs along the rectangle's edge, so clip a little outside of what is shown.
 * Empty when nothing of it is inside.
 */
export function clipRing(ring: readonly Position[], view: MapView): Position[] {
  const sides: [Inside, Cross][] = [
    [(point) => point[0] >= view.west, crossAtLongitude(view.west)],
    [(point) => point[0] <= view.east, crossAtLongitude(view.east)],
    [(point) => point[1] >= view.south, crossAtLatitude(view.south)],
    [(point) => point[1] <= view.north, crossAtLatitude(view.north)],
  ]
  let points = [...ring]
  for (const [inside, cross] of sides) {
    const kept: Position[] = []
    points.forEach((point, at) => {
      const before = points.at(at - 1)!
      if (inside(point) !== inside(before)) kept.push(cross(before, point))
      if (inside(point)) kept.push(point)
    })
    points = kept
  }
  return points.length >= 3 ? points : []
}

/** Leaves out points nearer than `toleranceDegrees` to the last one kept: detail too small to be printed. */
export function thin(ring: readonly Position[], toleranceDegrees: number): Position[] {
  const kept: Position[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (last && Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < toleranceDegrees) continue
    kept.push([round(point[0]), round(point[1])])
  }
  return kept.length >= 3 ? kept : []
}

/** Five decimals of a degree are about one metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

/** Area (square degrees, without sign) and centre of mass of a ring; null for a ring without area. */
export function centreOf(ring: readonly Position[]): { area: number; at: Position } | null {
  let area = 0
  let x = 0
  let y = 0
  ring.forEach((b, at) => {
    const a = ring.at(at - 1)!
    const cross = a[0] * b[1] - b[0] * a[1]
    area += cross / 2
    x += (a[0] + b[0]) * cross
    y += (a[1] + b[1]) * cross
  })
  if (Math.abs(area) < 1e-14) return null
  return { area: Math.abs(area), at: [x / (6 * area), y / (6 * area)] }
}
