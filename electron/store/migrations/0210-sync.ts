import type { Migration } from '../migration.ts'

/** What a desk that is joined to a hub keeps beside its records: work not yet there, rows not yet taken over. */
export const sync: Migration = {
  version: 210,
  name: 'sync',
  up(db) {
    db.exec(`
      -- Commands on their way to the hub. AUTOINCREMENT: a number given once is never given again, also when the queue is empty.
      CREATE TABLE sync_outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        step_id TEXT NOT NULL,
        envelope TEXT NOT NULL CHECK (json_valid(envelope)),
        state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
        -- Place in the order of the hub from which the command is part of what is pulled.
        at_hub INTEGER,
        -- Why its effect is not among the records although it waits; null: it is.
        hidden TEXT CHECK (json_valid(hidden))
      ) STRICT;
      CREATE INDEX sync_outbox_pending ON sync_outbox (seq) WHERE state = 'pending';

      -- Records that unconfirmed commands changed, as the hub has them; no row: the hub has none.
      CREATE TABLE sync_base (
        entity TEXT NOT NULL,
        id TEXT NOT NULL,
        row TEXT CHECK (json_valid(row)),
        PRIMARY KEY (entity, id)
      ) STRICT, WITHOUT ROWID;

      -- Rows of the hub that are pulled and not yet among the records.
      CREATE TABLE sync_incoming (
        entity TEXT NOT NULL,
        id TEXT NOT NULL,
        row TEXT CHECK (json_valid(row)),
        PRIMARY KEY (entity, id)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
