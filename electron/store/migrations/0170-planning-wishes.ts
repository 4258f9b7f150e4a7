import type { Migration } from '../migration.ts'

/** Whom customers and sites wish for or refuse, and what a technician may do in a day: what the rules and planning read. */
export const planningWishes: Migration = {
  version: 170,
  name: 'planning wishes',
  up(db) {
    db.exec(`
      ALTER TABLE sites ADD COLUMN technician_wishes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(technician_wishes));
      ALTER TABLE customers ADD COLUMN technician_wishes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(technician_wishes));
      ALTER TABLE technicians ADD COLUMN overtime_minutes INTEGER CHECK (overtime_minutes BETWEEN 0 AND 720);
      ALTER TABLE technicians ADD COLUMN max_travel_minutes INTEGER CHECK (max_travel_minutes BETWEEN 0 AND 1440);
      ALTER TABLE technicians ADD COLUMN own_territory_only INTEGER NOT NULL DEFAULT 0 CHECK (own_territory_only IN (0, 1));`)
  },
}
