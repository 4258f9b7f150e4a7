import type { Migration } from '../migration.ts'

/** People of the office and of the field: users with roles, crews, on-call times, shift patterns, rates. */
export const people: Migration = {
  version: 20,
  name: 'people',
  up(db) {
    db.exec(`
      CREATE TABLE users (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        email TEXT,
        role TEXT NOT NULL CHECK (role IN ('dispatcher', 'planner', 'manager', 'coordinator', 'administrator', 'readOnly')),
        approval_limit_cents INTEGER,
        delegate_id TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
        delegate_from TEXT,
        delegate_until TEXT,
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX users_name ON users (name);

      CREATE TABLE crews (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED,
        lead_id TEXT REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE crew_members (
        id TEXT PRIMARY KEY NOT NULL,
        crew_id TEXT NOT NULL REFERENCES crews (id) DEFERRABLE INITIALLY DEFERRED,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        from_day TEXT,
        until_day TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX crew_members_crew_id ON crew_members (crew_id);
      CREATE INDEX crew_members_technician_id ON crew_members (technician_id);

      CREATE TABLE on_calls (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        note TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX on_calls_technician_id ON on_calls (technician_id, starts_at);

      ALTER TABLE technicians ADD COLUMN bill_per_hour REAL;
      ALTER TABLE shifts ADD COLUMN cycle_weeks INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE shifts ADD COLUMN cycle_week INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE shifts ADD COLUMN anchor_day TEXT;
      ALTER TABLE shifts ADD COLUMN valid_from TEXT;
      ALTER TABLE shifts ADD COLUMN valid_until TEXT;
    `)
  },
}
