import type { Migration } from '../migration.ts'

/** No deadline at all, for the smallest of several. */
const never = '9223372036854775807'

/**
 * Service levels: business calendars, which policy holds when, and alerts somebody has taken on. `next_due_at` of a
 * work order is the deadline of its most urgent running clock, kept by SQLite itself: a clock runs until its own
 * instant or that of a later one is known, and none runs once the work is done or cancelled.
 */
export const serviceLevels: Migration = {
  version: 50,
  name: 'service-levels',
  up(db) {
    db.exec(`
      CREATE TABLE business_calendars (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        zone TEXT NOT NULL,
        hours TEXT NOT NULL CHECK (json_valid(hours)),
        days_off TEXT NOT NULL CHECK (json_valid(days_off)),
        holiday_region TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX business_calendars_name ON business_calendars (name);

      CREATE TABLE sla_rules (
        id TEXT PRIMARY KEY NOT NULL,
        position INTEGER NOT NULL,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        contract_id TEXT REFERENCES contracts (id) DEFERRABLE INITIALLY DEFERRED,
        priority TEXT CHECK (priority IN ('emergency', 'high', 'normal', 'low')),
        work_type_id TEXT REFERENCES work_types (id) DEFERRABLE INITIALLY DEFERRED,
        work_kind TEXT CHECK (work_kind IN ('preventive', 'inspection', 'repair', 'emergency', 'installation', 'audit', 'other')),
        policy_id TEXT NOT NULL REFERENCES sla_policies (id) DEFERRABLE INITIALLY DEFERRED,
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE alert_snoozes (
        id TEXT PRIMARY KEY NOT NULL,
        subject_id TEXT NOT NULL,
        code TEXT NOT NULL,
        until INTEGER NOT NULL,
        owner_name TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX alert_snoozes_alert ON alert_snoozes (subject_id, code);

      ALTER TABLE sla_policies ADD COLUMN arrive_minutes INTEGER;
      ALTER TABLE sla_policies ADD COLUMN calendar_id TEXT REFERENCES business_calendars (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE sla_policies ADD COLUMN pausable INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE sla_policies ADD COLUMN stages TEXT NOT NULL DEFAULT '[50,80,100]' CHECK (json_valid(stages));
      ALTER TABLE sla_policies ADD COLUMN active INTEGER NOT NULL DEFAULT 1;

      ALTER TABLE requests ADD COLUMN resolve_by_promised INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE requests ADD COLUMN sla_policy_id TEXT REFERENCES sla_policies (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE requests ADD COLUMN respond_by INTEGER;
      ALTER TABLE requests ADD COLUMN arrive_by INTEGER;
      CREATE INDEX requests_sla_policy ON requests (sla_policy_id) WHERE sla_policy_id IS NOT NULL;
      ALTER TABLE work_orders ADD COLUMN sla_rule_id TEXT;
      ALTER TABLE work_orders ADD COLUMN promised TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(promised));
      ALTER TABLE work_orders ADD COLUMN next_due_at INTEGER GENERATED ALWAYS AS (
        CASE WHEN completed_at IS NULL AND status NOT IN ('done', 'closed', 'cancelled') THEN nullif(min(
          coalesce(resolve_by, ${never}),
          CASE WHEN arrived_at IS NULL THEN coalesce(arrive_by, ${never}) ELSE ${never} END,
          CASE WHEN arrived_at IS NULL AND responded_at IS NULL THEN coalesce(respond_by, ${never}) ELSE ${never} END
        ), ${never}) END) VIRTUAL;
      CREATE INDEX work_orders_status_next_due ON work_orders (status, next_due_at, id);
      CREATE INDEX work_orders_sla_policy ON work_orders (sla_policy_id, status, next_due_at);
      CREATE INDEX sla_rules_policy_id ON sla_rules (policy_id);
    `)
    // Deadlines of imported work came with it: no policy may count them anew. When technicians arrived is known.
    db.exec(`
      UPDATE work_orders SET promised = '["resolve"]'
        WHERE resolve_by IS NOT NULL AND request_id IN (SELECT id FROM requests WHERE import_id IS NOT NULL);
      UPDATE work_orders SET sla_policy_id =
        (SELECT sla_policy_id FROM work_types t WHERE t.id = work_orders.work_type_id);
      UPDATE work_orders SET arrived_at =
        (SELECT min(actual_starts_at) FROM visits v WHERE v.work_order_id = work_orders.id);
      UPDATE work_orders SET responded_at = coalesce(
        (SELECT min(l.at) FROM visits v JOIN visit_technicians t ON t.visit_id = v.id
           JOIN change_log c ON c.entity = 'visitTechnicians' AND c.row_id = t.id AND c.op = 'insert'
           JOIN command_log l ON l.seq = c.seq
         WHERE v.work_order_id = work_orders.id), arrived_at);
    `)
  },
}
