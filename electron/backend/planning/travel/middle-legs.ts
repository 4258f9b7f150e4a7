import type { Point } from '#shared/domain/travel/estimate.ts'
import type { Legs } from './legs.ts'

/**
 * Legs on which a place nobody knows lies in the middle of those that are known. Going there and on is then never
 * shorter than the way past it: no plan can save a drive by way of a visit without coordinates. The board counts the
 * whole drive between the known places around it after that visit, and may still find the next one late.
 */
export function withUnknownInTheMiddle(legs: Legs, points: readonly (Point | null)[]): Legs {
  const known = points.filter((point) => point !== null)
  if (known.length === 0) return legs
  const mean = (of: (point: Point) => number) => known.reduce((sum, point) => sum + of(point), 0) / known.length
  const middle = { latitude: mean((point) => point.latitude), longitude: mean((point) => point.longitude) }
  return middled(legs, middle)
}

function middled(legs: Legs, middle: Point): Legs {
  return {
    ...legs,
    between: (from, to) => (from === to ? legs.between(from, to) : legs.between(from ?? middle, to ?? middle)),
    atRush: (rush) => middled(legs.atRush(rush), middle),
  }
}
