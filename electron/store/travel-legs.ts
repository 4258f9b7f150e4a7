import type Database from 'better-sqlite3'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { placeNumber } from '#shared/domain/travel/known-legs.ts'
import type { KnownLegs } from '#shared/domain/travel/known-legs.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { RoutingServer } from '#shared/domain/travel/routing-server.ts'
import { prepared } from './prepared.ts'

/** Legs kept at most; the ones that were asked for longest ago go first. Some 30 MB. */
export const mostKeptLegs = 500_000

/** Which server's figures are kept; where the office asks another one, nothing is. */
export type LegServer = Pick<RoutingServer, 'kind' | 'url'>

/** One leg as a server told it; `seconds` null: it knows no way. */
export interface ToldLeg {
  readonly from: number
  readonly to: number
  readonly seconds: number | null
  readonly meters: number | null
}

/** In a table of legs: nothing is kept of this one. */
export const notKept = -2
/** In a table of legs: the server knows no way. */
export const noWayKnown = -1

/** Whether what is kept was told by this server, and there is anything. */
export function keepsLegsOf(db: Database.Database, { kind, url }: LegServer): boolean {
  const sql = `SELECT 1 FROM travel_legs_source WHERE kind = ? AND url = ? AND EXISTS (SELECT 1 FROM travel_legs)`
  return prepared(db, sql).get(kind, url) !== undefined
}

const rowSql = `
  SELECT to_place AS "to", seconds, meters FROM travel_legs
  WHERE from_place = ? AND to_place IN (SELECT value FROM json_each(?))`

/**
 * What is kept between some places, as a square table: one look a place, not one a leg. Ask `keepsLegsOf` first. Whole
 * minutes, rounded up, as everywhere on the board.
 */
export function knownLegsAmong(
  db: Database.Database,
  source: KnownLegs['source'],
  points: readonly Point[],
): KnownLegs {
  const places = [...new Set(points.map(placeNumber))]
  const column = new Map(places.map((place, index) => [place, index]))
  const size = places.length
  const minutes = new Array<number>(size * size).fill(notKept)
  const meters = new Array<number>(size * size).fill(0)
  const all = JSON.stringify(places)
  const statement = prepared(db, rowSql)
  places.forEach((from, row) => {
    for (const leg of statement.iterate(from, all) as Iterable<Omit<ToldLeg, 'from'>>) {
      const cell = row * size + column.get(leg.to)!
      minutes[cell] = leg.seconds === null ? noWayKnown : wholeMinutes(leg.seconds)
      meters[cell] = leg.meters ?? 0
    }
  })
  return { source, places, minutes, meters }
}

const fromSql = `SELECT to_place AS "to", seconds, meters FROM travel_legs WHERE from_place = ? AND seconds IS NOT NULL`

/** Every leg that is kept from a place, by the number of the place it leads to. */
export function keptLegsFrom(db: Database.Database, source: KnownLegs['source'], from: number): Map<number, TravelLeg> {
  const rows = prepared(db, fromSql).all(from) as { to: number; seconds: number; meters: number | null }[]
  return new Map(
    rows.map(({ to, seconds, meters }) => [
      to,
      { minutes: wholeMinutes(seconds), distanceMeters: meters ?? 0, source, rush: 1 },
    ]),
  )
}

const kept = new WeakMap<Database.Database, number>()

/** Changes when legs were kept since, by this connection or, seen by their time, by another. */
export function stampOfLegs(db: Database.Database): string {
  const last = prepared(db, 'SELECT max(fetched_at) FROM travel_legs').pluck().get() as number | null
  return `${last ?? 0} ${kept.get(db) ?? 0}`
}

/** Whole minutes, as everywhere on the board: rounded up. */
const wholeMinutes = (seconds: number) => Math.ceil(seconds / 60)

const keepSql = `
  INSERT INTO travel_legs (from_place, to_place, seconds, meters, fetched_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (from_place, to_place)
  DO UPDATE SET seconds = excluded.seconds, meters = excluded.meters, fetched_at = excluded.fetched_at`
const evictSql = `
  DELETE FROM travel_legs WHERE (from_place, to_place) IN
    (SELECT from_place, to_place FROM travel_legs ORDER BY fetched_at, from_place, to_place LIMIT ?)`

/** Keeps what a server told, in one transaction; what another server told goes, and the oldest beyond `most`. */
export function keepLegs(
  db: Database.Database,
  server: LegServer,
  legs: readonly ToldLeg[],
  now: number,
  most = mostKeptLegs,
): void {
  const { kind, url } = server
  kept.set(db, (kept.get(db) ?? 0) + 1)
  db.transaction(() => {
    if (!prepared(db, 'SELECT 1 FROM travel_legs_source WHERE kind = ? AND url = ?').get(kind, url)) {
      prepared(db, 'DELETE FROM travel_legs').run()
      prepared(db, 'INSERT OR REPLACE INTO travel_legs_source (id, kind, url) VALUES (1, ?, ?)').run(kind, url)
    }
    const keep = prepared(db, keepSql)
    for (const { from, to, seconds, meters } of legs) keep.run(from, to, seconds, meters, now)
    const count = prepared(db, 'SELECT count(*) FROM travel_legs').pluck().get() as number
    if (count > most) prepared(db, evictSql).run(count - most)
  }).immediate()
}
