import type { Point } from '#shared/domain/travel/estimate.ts'
import { noWay } from '#optimizer/problem/travel-matrix.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import type { Legs } from './travel/legs.ts'

/** The places of a problem, each once, under the number the optimizer knows it by. */
export class PlaceList {
  readonly points: (Point | null)[] = []
  readonly #known = new Map<string, number>()

  /** Number of a place; the unknown place (null) has one too, and is no drive away from anywhere. */
  numberOf(point: Point | null): number {
    const key = point ? `${point.latitude},${point.longitude}` : ''
    let found = this.#known.get(key)
    if (found === undefined) {
      found = this.points.push(point) - 1
      this.#known.set(key, found)
    }
    return found
  }

  /** Travel between all of them, in seconds and metres. */
  matrix(legs: Legs): TravelMatrix {
    const places = this.points.length
    const ticks = new Int32Array(places * places).fill(noWay)
    const metres = new Int32Array(places * places)
    for (let from = 0; from < places; from++)
      for (let to = 0; to < places; to++) {
        const leg = from === to ? null : legs.between(this.points[from]!, this.points[to]!)
        ticks[from * places + to] = leg?.seconds ?? 0
        metres[from * places + to] = leg?.meters ?? 0
      }
    return { places, ticks, metres }
  }
}
