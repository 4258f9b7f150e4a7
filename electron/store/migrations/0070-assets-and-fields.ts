import type { Migration } from '../migration.ts'

/** Trees of sites and assets, and fields of the office’s own. */
export const assetsAndFields: Migration = {
  version: 70,
  name: 'assets-and-fields',
  up(db) {
    db.exec(`
      CREATE TABLE custom_fields (
        id TEXT PRIMARY KEY NOT NULL,
        subject TEXT NOT NULL CHECK (subject IN ('request', 'workOrder', 'asset', 'site')),
        key TEXT NOT NULL,
        label TEXT NOT NULL,
        type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'choice', 'yesNo')),
        choices TEXT NOT NULL CHECK (json_valid(choices)),
        unit TEXT,
        required INTEGER NOT NULL,
        printed INTEGER NOT NULL,
        position INTEGER NOT NULL,
        active INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX custom_fields_key ON custom_fields (subject, key);

      ALTER TABLE sites ADD COLUMN parent_id TEXT REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE sites ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom));
      ALTER TABLE assets ADD COLUMN parent_id TEXT REFERENCES assets (id) DEFERRABLE INITIALLY DEFERRED;
      ALTER TABLE assets ADD COLUMN status TEXT NOT NULL DEFAULT 'inService' CHECK (status IN ('inService', 'outOfService', 'retired'));
      ALTER TABLE assets ADD COLUMN location_note TEXT;
      ALTER TABLE assets ADD COLUMN replacement_cost_cents INTEGER;
      ALTER TABLE assets ADD COLUMN useful_life_years REAL;
      ALTER TABLE assets ADD COLUMN custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom));
      ALTER TABLE contacts ADD COLUMN is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1));
      ALTER TABLE customers ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
      ALTER TABLE sites ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
      CREATE INDEX requests_customer_id ON requests (customer_id) WHERE customer_id IS NOT NULL;
      CREATE INDEX requests_asset_id ON requests (asset_id) WHERE asset_id IS NOT NULL;
      CREATE INDEX sites_parent_id ON sites (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX sites_name ON sites (name, id);
      CREATE INDEX assets_parent_id ON assets (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX assets_name ON assets (name, id);
      CREATE INDEX assets_kind ON assets (kind, tag, id);
      CREATE INDEX assets_warranty ON assets (warranty_until, id) WHERE warranty_until IS NOT NULL;
      -- Live work is little among all; counting it for every line of a list must not read what is over.
      CREATE INDEX work_orders_live_customer ON work_orders (customer_id) WHERE status IN ('open', 'scheduled', 'inProgress', 'onHold');
      CREATE INDEX work_orders_live_site ON work_orders (site_id) WHERE status IN ('open', 'scheduled', 'inProgress', 'onHold');
      CREATE INDEX work_orders_live_asset ON work_orders (asset_id) WHERE status IN ('open', 'scheduled', 'inProgress', 'onHold');
      -- Work orders that name a failure are few among all; the repeat-failure flag looks at the newest of them.
      CREATE INDEX work_orders_failures ON work_orders (opened_at, asset_id) WHERE failure_code IS NOT NULL AND asset_id IS NOT NULL;
      ALTER TABLE saved_views ADD COLUMN shared INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE saved_views ADD COLUMN author_name TEXT;
    `)
  },
}
