import { fewestDigits, phoneDigits } from '#shared/domain/search/phone-digits.ts'
import type { Migration } from '../migration.ts'

/** Intake and triage: reasons, question trees, priority rules, approvals, links, bundles, and what a call adds to a request. */
export const intake: Migration = {
  version: 30,
  name: 'intake',
  up(db) {
    db.exec(`
      CREATE TABLE reasons (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('hold', 'reject', 'cancel', 'override', 'visitAgain', 'missed')),
        label TEXT NOT NULL,
        pauses_clock INTEGER NOT NULL,
        position INTEGER NOT NULL,
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX reasons_kind_label ON reasons (kind, label);

      CREATE TABLE question_trees (
        id TEXT PRIMARY KEY NOT NULL,
        trade TEXT NOT NULL,
        tree TEXT NOT NULL CHECK (json_valid(tree)),
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX question_trees_trade ON question_trees (trade);

      CREATE TABLE priority_rules (
        id TEXT PRIMARY KEY NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        criticality TEXT CHECK (criticality IN ('low', 'medium', 'high')),
        issue TEXT,
        tier TEXT CHECK (tier IN ('standard', 'gold', 'critical')),
        safety INTEGER,
        priority TEXT NOT NULL CHECK (priority IN ('emergency', 'high', 'normal', 'low')),
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE approvals (
        id TEXT PRIMARY KEY NOT NULL,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('request', 'workOrder')),
        subject_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('accept', 'limit', 'quote')),
        amount_cents INTEGER NOT NULL,
        reason TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
        requested_by TEXT NOT NULL,
        requested_at INTEGER NOT NULL,
        expires_at INTEGER,
        decided_by TEXT,
        decided_by_id TEXT,
        on_behalf_of_id TEXT,
        decided_at INTEGER,
        decision_reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX approvals_subject ON approvals (subject_id);
      CREATE INDEX approvals_state ON approvals (state, requested_at);

      CREATE TABLE request_links (
        id TEXT PRIMARY KEY NOT NULL,
        request_id TEXT NOT NULL REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        other_request_id TEXT NOT NULL REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('related', 'visitAgain')),
        reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX request_links_pair ON request_links (request_id, other_request_id);
      CREATE INDEX request_links_other ON request_links (other_request_id);

      CREATE TABLE bundles (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      ALTER TABLE requests ADD COLUMN contact_name TEXT;
      ALTER TABLE requests ADD COLUMN contact_phone TEXT;
      ALTER TABLE requests ADD COLUMN contact_email TEXT;
      ALTER TABLE requests ADD COLUMN issue TEXT;
      ALTER TABLE requests ADD COLUMN safety INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE requests ADD COLUMN priority_rule TEXT;
      ALTER TABLE requests ADD COLUMN rule_priority TEXT CHECK (rule_priority IN ('emergency', 'high', 'normal', 'low'));
      ALTER TABLE requests ADD COLUMN priority_reason TEXT;
      ALTER TABLE requests ADD COLUMN duration_minutes INTEGER;
      ALTER TABLE requests ADD COLUMN wish_starts_at INTEGER;
      ALTER TABLE requests ADD COLUMN wish_ends_at INTEGER;
      ALTER TABLE requests ADD COLUMN estimate_cents INTEGER;
      ALTER TABLE requests ADD COLUMN intake TEXT CHECK (json_valid(intake));
      ALTER TABLE requests ADD COLUMN resolved_how TEXT;
      ALTER TABLE requests ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom));

      -- Windows that were promised and are not on the board yet.
      CREATE INDEX requests_wish ON requests (wish_starts_at) WHERE wish_starts_at IS NOT NULL;
      CREATE INDEX visits_promised ON visits (window_starts_at) WHERE status = 'toSchedule' AND window_starts_at IS NOT NULL;
      CREATE INDEX requests_contact_phone ON requests (contact_phone, opened_at) WHERE contact_phone IS NOT NULL;
      CREATE INDEX requests_contact_email ON requests (contact_email, opened_at) WHERE contact_email IS NOT NULL;

      -- Digits of telephone numbers under the document of their record; any three or more in a row are found.
      CREATE VIRTUAL TABLE phone_index USING fts5 (digits, content = '', contentless_delete = 1, tokenize = 'trigram');
    `)
    const add = db.prepare('INSERT INTO phone_index (rowid, digits) VALUES (?, ?)')
    for (const table of ['customers', 'contacts']) {
      const numbered = db
        .prepare(
          `SELECT d.doc_id AS docId, t.phone FROM ${table} t JOIN search_docs d ON d.row_id = t.id
           WHERE t.phone IS NOT NULL`,
        )
        .all() as { docId: number; phone: string }[]
      for (const { docId, phone } of numbered) {
        const digits = phoneDigits(phone)
        if (digits.length >= fewestDigits) add.run(docId, digits)
      }
    }
  },
}
