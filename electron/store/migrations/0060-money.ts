import type { Migration } from '../migration.ts'

/** Contracts, costs, quotes and invoice drafts. */
export const money: Migration = {
  version: 60,
  name: 'money',
  up(db) {
    db.exec(`
      CREATE TABLE contracts (
        id TEXT PRIMARY KEY NOT NULL,
        customer_id TEXT NOT NULL REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        number TEXT NOT NULL,
        name TEXT NOT NULL,
        starts_on TEXT NOT NULL,
        ends_on TEXT,
        site_ids TEXT NOT NULL CHECK (json_valid(site_ids)),
        work_kinds TEXT NOT NULL CHECK (json_valid(work_kinds)),
        covers_labour INTEGER NOT NULL,
        covers_parts INTEGER NOT NULL,
        sla_policy_id TEXT REFERENCES sla_policies (id) DEFERRABLE INITIALLY DEFERRED,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX contracts_customer_id ON contracts (customer_id);

      CREATE TABLE cost_lines (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        visit_id TEXT REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
        technician_id TEXT REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('labour', 'travel', 'part', 'expense', 'vendor')),
        state TEXT NOT NULL CHECK (state IN ('committed', 'actual')),
        description TEXT NOT NULL,
        reference TEXT,
        quantity REAL NOT NULL,
        unit TEXT NOT NULL,
        unit_cost_cents INTEGER NOT NULL,
        unit_price_cents INTEGER NOT NULL,
        coverage TEXT NOT NULL CHECK (coverage IN ('billable', 'warranty', 'contract', 'internal')),
        happened_on TEXT NOT NULL,
        -- What the cover of the day said when the line was entered; another coverage was a person's choice.
        suggested_coverage TEXT CHECK (suggested_coverage IN ('billable', 'warranty', 'contract', 'internal')),
        credit_reason TEXT CHECK (quantity >= 0 OR credit_reason IS NOT NULL),
        committed_cost_cents INTEGER,
        source_key TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX cost_lines_work_order_id ON cost_lines (work_order_id);
      -- A proposal taken twice would charge twice.
      CREATE UNIQUE INDEX cost_lines_source ON cost_lines (work_order_id, source_key) WHERE source_key IS NOT NULL;

      CREATE TABLE quote_lines (
        id TEXT PRIMARY KEY NOT NULL,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        description TEXT NOT NULL,
        quantity REAL NOT NULL,
        unit TEXT NOT NULL,
        unit_price_cents INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'offered', 'accepted', 'declined')),
        decided_at INTEGER,
        decided_by TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX quote_lines_work_order_id ON quote_lines (work_order_id);

      CREATE TABLE invoice_drafts (
        id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL CHECK (state IN ('draft', 'exported', 'void')),
        currency TEXT NOT NULL,
        lines TEXT NOT NULL CHECK (json_valid(lines)),
        billable_cents INTEGER NOT NULL,
        warranty_cents INTEGER NOT NULL,
        contract_cents INTEGER NOT NULL,
        internal_cents INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        exported_at INTEGER,
        exported_by TEXT,
        voided_at INTEGER,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX invoice_drafts_number ON invoice_drafts (number);
      CREATE INDEX invoice_drafts_work_order_id ON invoice_drafts (work_order_id);
      CREATE INDEX invoice_drafts_state_number ON invoice_drafts (state, number);
    `)
  },
}
