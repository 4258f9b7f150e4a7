import type { Migration } from '../migration.ts'

/**
 * Named shift patterns, single days that differ from them, on-call by territory, what the levels of a skill mean, and the
 * rest of what an office writes down about its people.
 */
export const peoplePatterns: Migration = {
  version: 100,
  name: 'people-patterns',
  up(db) {
    db.exec(`
      ALTER TABLE technicians ADD COLUMN email TEXT;
      ALTER TABLE technicians ADD COLUMN vehicle TEXT;
      ALTER TABLE technicians ADD COLUMN home_address TEXT;
      ALTER TABLE technicians ADD COLUMN overtime_cost_per_hour REAL;

      ALTER TABLE territories ADD COLUMN zone TEXT;
      ALTER TABLE territories ADD COLUMN colour INTEGER CHECK (colour BETWEEN 1 AND 8);

      ALTER TABLE skills ADD COLUMN description TEXT;
      ALTER TABLE skills ADD COLUMN levels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(levels));

      ALTER TABLE on_calls ADD COLUMN territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX on_calls_starts_at ON on_calls (starts_at);

      CREATE TABLE shift_patterns (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        cycle_weeks INTEGER NOT NULL CHECK (cycle_weeks BETWEEN 1 AND 12),
        shifts TEXT NOT NULL CHECK (json_valid(shifts)),
        breaks TEXT NOT NULL CHECK (json_valid(breaks)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX shift_patterns_name ON shift_patterns (name);

      ALTER TABLE shifts ADD COLUMN pattern_id TEXT REFERENCES shift_patterns (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX shifts_pattern_id ON shifts (pattern_id) WHERE pattern_id IS NOT NULL;
      ALTER TABLE breaks ADD COLUMN latest_start_minute INTEGER;
      ALTER TABLE breaks ADD COLUMN valid_from TEXT;
      ALTER TABLE breaks ADD COLUMN valid_until TEXT;
      ALTER TABLE breaks ADD COLUMN pattern_id TEXT REFERENCES shift_patterns (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX breaks_pattern_id ON breaks (pattern_id) WHERE pattern_id IS NOT NULL;

      CREATE TABLE shift_exceptions (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('off', 'extra', 'instead')),
        start_minute INTEGER,
        end_minute INTEGER,
        note TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX shift_exceptions_technician_id ON shift_exceptions (technician_id, day);
    `)
  },
}
