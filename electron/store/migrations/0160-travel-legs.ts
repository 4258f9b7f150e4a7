import type { Migration } from '../migration.ts'

/**
 * What a routing server told, kept: a leg by the numbers of its places (`placeNumber`). `seconds` is null where the server
 * knows no way. It is a cache: no record, in no log, bounded, and emptied when another server is asked.
 */
export const travelLegs: Migration = {
  version: 160,
  name: 'travel legs',
  up(db) {
    db.exec(`
      CREATE TABLE travel_legs (
        from_place INTEGER NOT NULL,
        to_place INTEGER NOT NULL,
        seconds INTEGER CHECK (seconds >= 0),
        meters INTEGER CHECK (meters >= 0),
        fetched_at INTEGER NOT NULL,
        PRIMARY KEY (from_place, to_place)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX travel_legs_fetched ON travel_legs (fetched_at);
      CREATE TABLE travel_legs_source (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        kind TEXT NOT NULL CHECK (kind IN ('osrm', 'valhalla')),
        url TEXT NOT NULL
      ) STRICT;`)
  },
}
