import type Database from 'better-sqlite3'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { Point } from '#shared/domain/travel/estimate.ts'
import { routingServerOf } from '#shared/domain/travel/routing-server.ts'
import { rushHoursOf } from '#shared/domain/travel/rush-hours.ts'
import type { TravelFacts } from '#shared/domain/travel/travel.ts'
import type { RecordStore } from './record-store.ts'
import { keepsLegsOf, knownLegsAmong } from './travel-legs.ts'

/** Reads what is known of the drives between some places: as often as wanted, at the price of one look a place. */
export type TravelReader = (points: readonly Point[]) => TravelFacts

/** A reader of what this office knows of travel now: its rush hours, and what its routing server told. */
export function travelReader(db: Database.Database, records: Pick<RecordStore, 'get'>): TravelReader {
  const rushHours = rushHoursOf(records.get('settings', settingNames.rushHours)?.value)
  const server = routingServerOf(records.get('settings', settingNames.routingServer)?.value)
  if (server === null || !keepsLegsOf(db, server)) return () => ({ rushHours, legs: null })
  return (points) => ({ rushHours, legs: points.length < 2 ? null : knownLegsAmong(db, server.kind, points) })
}
