import type Database from 'better-sqlite3'
import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { placeNumber } from '#shared/domain/travel/known-legs.ts'
import type { RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { keepLegs, keepsLegsOf, knownLegsAmong, notKept } from '../../../store/travel-legs.ts'
import type { ToldLeg } from '../../../store/travel-legs.ts'
import { askServer } from './ask-server.ts'
import type { ServerTable } from './ask-server.ts'

/** What is asked of which server. */
export interface Asking {
  readonly db: Database.Database
  readonly server: RoutingServer
  readonly places: readonly Point[]
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Places whose legs are asked for at most at one time; `mostPlaces` when left out. */
  readonly most?: number
}

/** Places asked for at once, on each side: what a public server takes in one question. */
const batch = 50
/** Places whose legs are asked for at most at one time: beyond them the estimate is used, and it is said. */
export const mostPlaces = 700

/**
 * Asks a routing server for every leg between the places that is not kept yet, and keeps the answers batch by batch. What
 * went wrong, or null; asking stops at the first fault, and what was told before it is kept.
 */
export async function fetchLegs({
  db,
  server,
  places,
  now,
  signal,
  most = mostPlaces,
}: Asking): Promise<string | null> {
  const all = [...new Map(places.map((place) => [placeNumber(place), place])).values()]
  const unique = all.slice(0, most)
  const missing = missingAmong(db, server, unique)
  const batches = inBatches(unique.length)
  for (const rows of batches)
    for (const columns of batches) {
      if (!rows.some((row) => columns.some((column) => row !== column && missing(row, column)))) continue
      const [from, to] = [rows.map((row) => unique[row]!), columns.map((column) => unique[column]!)]
      const table = await askServer(server, from, to, signal)
      if (!table.ok) return table.error
      keepLegs(db, server, toldLegs(from, to, table.value), now())
    }
  return all.length > most ? `${all.length} places: only the first ${most} were asked for` : null
}

function missingAmong(db: Database.Database, server: RoutingServer, unique: readonly Point[]) {
  if (!keepsLegsOf(db, server)) return () => true
  const { minutes } = knownLegsAmong(db, server.kind, unique)
  return (row: number, column: number) => minutes[row * unique.length + column] === notKept
}

function toldLegs(from: readonly Point[], to: readonly Point[], { seconds, meters }: ServerTable): ToldLeg[] {
  return from.flatMap((start, row) =>
    to.flatMap((end, column): ToldLeg[] => {
      const [a, b] = [placeNumber(start), placeNumber(end)]
      if (a === b) return []
      const told = seconds[row]![column] ?? null
      // No way, as the server sees it, is kept as well: it is not asked again, and the estimate stands in.
      if (told === null) return [{ from: a, to: b, seconds: null, meters: null }]
      const metres = meters[row]![column] ?? estimateTravel(start, end).distanceMeters
      return [{ from: a, to: b, seconds: Math.round(told), meters: Math.round(metres) }]
    }),
  )
}

function inBatches(count: number): number[][] {
  const batches: number[][] = []
  for (let start = 0; start < count; start += batch)
    batches.push(Array.from({ length: Math.min(batch, count - start) }, (_, index) => start + index))
  return batches
}
