import type { Migration } from '../migration.ts'

/** The calendar that tells when people are let in at a site: what the rules and planning read. */
export const openingHours: Migration = {
  version: 220,
  name: 'opening hours',
  up(db) {
    db.exec(`
      ALTER TABLE sites ADD COLUMN opening_calendar_id TEXT REFERENCES business_calendars (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX sites_opening_calendar_id ON sites (opening_calendar_id) WHERE opening_calendar_id IS NOT NULL;`)
  },
}
