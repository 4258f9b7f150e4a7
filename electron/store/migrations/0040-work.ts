import type { Migration } from '../migration.ts'

/** Work orders in depth: versioned templates, checklist answers, holds, dependencies between visits. */
export const work: Migration = {
  version: 40,
  name: 'work',
  up(db) {
    db.exec(`
      CREATE TABLE work_type_versions (
        id TEXT PRIMARY KEY NOT NULL,
        work_type_id TEXT NOT NULL REFERENCES work_types (id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX work_type_versions_version ON work_type_versions (work_type_id, version);

      CREATE TABLE checklist_answers (
        id TEXT PRIMARY KEY NOT NULL,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        visit_id TEXT REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
        item_key TEXT NOT NULL,
        text TEXT,
        number REAL,
        attachment_id TEXT REFERENCES attachments (id) DEFERRABLE INITIALLY DEFERRED,
        signed_by TEXT,
        failed INTEGER NOT NULL,
        comment TEXT,
        follow_up_work_order_id TEXT REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        answered_at INTEGER NOT NULL,
        answered_by TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX checklist_answers_item ON checklist_answers (work_order_id, item_key);

      CREATE TABLE holds (
        id TEXT PRIMARY KEY NOT NULL,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        reason_id TEXT REFERENCES reasons (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        note TEXT,
        pauses_clock INTEGER NOT NULL,
        follow_up_on TEXT,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX holds_work_order_id ON holds (work_order_id, starts_at);
      -- Work waits for one thing at a time.
      CREATE UNIQUE INDEX holds_open ON holds (work_order_id) WHERE ends_at IS NULL;
      CREATE INDEX holds_follow_up ON holds (follow_up_on) WHERE ends_at IS NULL;

      CREATE TABLE visit_dependencies (
        id TEXT PRIMARY KEY NOT NULL,
        visit_id TEXT NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
        on_visit_id TEXT NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('sameStart', 'after', 'afterSameDay', 'immediatelyAfter')),
        same_technician INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX visit_dependencies_pair ON visit_dependencies (visit_id, on_visit_id);
      CREATE INDEX visit_dependencies_on ON visit_dependencies (on_visit_id);

      -- When a file was last hung on or taken off a record: its content outlives it by 30 days.
      CREATE INDEX change_log_attachments ON change_log (row_id, seq) WHERE entity = 'attachments';

      ALTER TABLE work_types ADD COLUMN kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('preventive', 'inspection', 'repair', 'emergency', 'installation', 'audit', 'other'));
      ALTER TABLE work_types ADD COLUMN crew_size INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE work_types ADD COLUMN requires TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(requires));
      ALTER TABLE work_types ADD COLUMN packet_layout TEXT CHECK (json_valid(packet_layout));
      ALTER TABLE work_types ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE work_types ADD COLUMN active INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE work_orders ADD COLUMN external_id TEXT;
      ALTER TABLE work_orders ADD COLUMN import_id TEXT REFERENCES import_runs (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE UNIQUE INDEX work_orders_external_id ON work_orders (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX work_orders_import_id ON work_orders (import_id) WHERE import_id IS NOT NULL;
      ALTER TABLE work_orders ADD COLUMN sla_policy_id TEXT REFERENCES sla_policies (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE work_orders ADD COLUMN contract_id TEXT REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE work_orders ADD COLUMN arrive_by INTEGER;
      ALTER TABLE work_orders ADD COLUMN responded_at INTEGER;
      ALTER TABLE work_orders ADD COLUMN arrived_at INTEGER;
      ALTER TABLE work_orders ADD COLUMN closed_at INTEGER;
      ALTER TABLE work_orders ADD COLUMN work_type_version INTEGER;
      ALTER TABLE work_orders ADD COLUMN bundle_id TEXT REFERENCES bundles (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX work_orders_bundle_id ON work_orders (bundle_id) WHERE bundle_id IS NOT NULL;
      ALTER TABLE work_orders ADD COLUMN follow_up_of_id TEXT REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE work_orders ADD COLUMN crew_size INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE work_orders ADD COLUMN nte_cents INTEGER;
      ALTER TABLE work_orders ADD COLUMN failure_code TEXT;
      ALTER TABLE work_orders ADD COLUMN root_cause TEXT;
      ALTER TABLE work_orders ADD COLUMN outcome TEXT;
      ALTER TABLE work_orders ADD COLUMN next_step TEXT;
      ALTER TABLE work_orders ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom));
      ALTER TABLE visits ADD COLUMN outcome TEXT;
      ALTER TABLE visits ADD COLUMN follows_visit_id TEXT REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX visits_follows ON visits (follows_visit_id) WHERE follows_visit_id IS NOT NULL;

      -- Work that was on hold before holds were records has been so since it was last changed, as far as anybody knows.
      INSERT INTO holds (id, work_order_id, reason, pauses_clock, starts_at, rev, updated_at)
        SELECT id || '-hold', id, coalesce(hold_reason, ''), 0, updated_at, 1, updated_at FROM work_orders WHERE status = 'onHold';
      UPDATE work_orders SET arrived_at =
        (SELECT min(v.actual_starts_at) FROM visits v WHERE v.work_order_id = work_orders.id AND v.deleted_at IS NULL)
        WHERE id IN (SELECT work_order_id FROM visits WHERE actual_starts_at IS NOT NULL);
    `)
  },
}
