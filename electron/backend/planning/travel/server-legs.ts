import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import type { RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { askServer } from './ask-server.ts'
import type { ServerTable } from './ask-server.ts'
import { estimatedLegs } from './legs.ts'
import type { Leg, Legs } from './legs.ts'

/** Legs a routing server told, kept while the program runs; whatever it did not tell is the estimate. */
export interface ServerLegs extends Legs {
  /** Asks for every leg between the places that is not known yet. What went wrong, or null; asking stops there. */
  fetch(places: readonly Point[]): Promise<string | null>
}

/** Places asked for at once, on each side: what a public server takes in one question. */
const batch = 50

/** The layer of one routing server over the estimate. */
export function serverLegs(server: RoutingServer): ServerLegs {
  const known = new Map<string, Leg>()
  const keep = (from: readonly Point[], to: readonly Point[], { seconds, meters }: ServerTable) => {
    from.forEach((start, row) =>
      to.forEach((end, column) => {
        const told = seconds[row]![column]
        // No way, as the server sees it: the estimate stands in, under its own name.
        if (told === null || told === undefined) return
        const metres = meters[row]![column] ?? estimateTravel(start, end).distanceMeters
        // Whole minutes, as everywhere on the board.
        known.set(keyOf(start, end), {
          seconds: Math.ceil(told / 60) * 60,
          meters: Math.round(metres),
          source: server.kind,
        })
      }),
    )
  }
  return {
    between(from, to) {
      const estimate = estimatedLegs.between(from, to)
      if (!from || !to || estimate.source === 'same-place') return estimate
      return known.get(keyOf(from, to)) ?? estimate
    },
    async fetch(places) {
      const unique = [...new Map(places.map((place) => [pointKey(place), place])).values()]
      for (const from of inBatches(unique))
        for (const to of inBatches(unique)) {
          if (from.every((start) => to.every((end) => start === end || known.has(keyOf(start, end))))) continue
          const table = await askServer(server, from, to)
          if (!table.ok) return table.error
          keep(from, to, table.value)
        }
      return null
    },
  }
}

function inBatches(places: readonly Point[]): Point[][] {
  const batches: Point[][] = []
  for (let start = 0; start < places.length; start += batch) batches.push(places.slice(start, start + batch))
  return batches
}

/** About a metre: nearer places are one to a routing server. */
const pointKey = ({ latitude, longitude }: Point) => `${latitude.toFixed(5)},${longitude.toFixed(5)}`
const keyOf = (from: Point, to: Point) => `${pointKey(from)} ${pointKey(to)}`
