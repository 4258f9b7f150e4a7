import { sealExisting } from '../audit-chain.ts'
import type { Migration } from '../migration.ts'

/** A log that cannot be rewritten unnoticed: hash chain, append-only; calls; where files came from. */
export const audit: Migration = {
  version: 80,
  name: 'audit',
  up(db) {
    db.exec(`
      ALTER TABLE notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'note' CHECK (kind IN ('note', 'call'));
      ALTER TABLE notes ADD COLUMN call_direction TEXT CHECK (call_direction IN ('in', 'out'));
      ALTER TABLE notes ADD COLUMN call_with TEXT;
      ALTER TABLE attachments ADD COLUMN origin TEXT NOT NULL DEFAULT 'desk' CHECK (origin IN ('desk', 'email', 'import', 'scan'));
      ALTER TABLE attachments ADD COLUMN added_by TEXT NOT NULL DEFAULT '';
      ALTER TABLE attachments ADD COLUMN caption TEXT;
      ALTER TABLE attachments ADD COLUMN thumbnail_sha256 TEXT;

      -- What belongs to this desk alone and is never shared: who sits at it.
      CREATE TABLE desk_state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- Each command carries the seal of itself and all before it; see audit-chain.ts.
      ALTER TABLE command_log ADD COLUMN hash TEXT NOT NULL DEFAULT '';
    `)
    sealExisting(db)
    db.exec(`
      CREATE TRIGGER command_log_keeps BEFORE UPDATE ON command_log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER command_log_stays BEFORE DELETE ON command_log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER change_log_keeps BEFORE UPDATE ON change_log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER change_log_stays BEFORE DELETE ON change_log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    `)
  },
}
