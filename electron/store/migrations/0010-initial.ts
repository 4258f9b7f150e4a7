import type { Migration } from '../migration.ts'

/** The first shape of the store: records, the command and change logs, undo steps, full-text search and places. */
export const initial: Migration = {
  version: 10,
  name: 'initial',
  up(db) {
    db.exec(`
      CREATE TABLE customers (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        name TEXT NOT NULL,
        tier TEXT NOT NULL CHECK (tier IN ('standard', 'gold', 'critical')),
        phone TEXT,
        email TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE contacts (
        id TEXT PRIMARY KEY NOT NULL,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        site_id TEXT REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT,
        phone TEXT,
        email TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE sites (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        district TEXT,
        postcode TEXT,
        latitude REAL,
        longitude REAL,
        coordinate_source TEXT NOT NULL CHECK (coordinate_source IN ('none', 'import', 'manual', 'geocoder', 'demo')),
        coordinate_confidence REAL NOT NULL,
        ungeocoded_reason TEXT CHECK (ungeocoded_reason IN ('missing', 'zero', 'out-of-range', 'default-point', 'not-a-number')),
        zone TEXT NOT NULL,
        access_notes TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE territories (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        boundary TEXT CHECK (json_valid(boundary)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE map_layers (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        attribution TEXT,
        shapes TEXT NOT NULL CHECK (json_valid(shapes)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE assets (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        site_id TEXT NOT NULL REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
        tag TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        manufacturer TEXT,
        model TEXT,
        serial TEXT,
        installed_on TEXT,
        warranty_until TEXT,
        criticality TEXT NOT NULL CHECK (criticality IN ('low', 'medium', 'high')),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE sla_policies (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        respond_minutes INTEGER,
        resolve_minutes INTEGER,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE work_types (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        field_work INTEGER NOT NULL CHECK (field_work IN (0, 1)),
        skill_id TEXT REFERENCES skills (id) DEFERRABLE INITIALLY DEFERRED,
        skill_level INTEGER NOT NULL,
        certificate_name TEXT,
        duration_minutes INTEGER NOT NULL,
        priority TEXT NOT NULL CHECK (priority IN ('emergency', 'high', 'normal', 'low')),
        sla_policy_id TEXT REFERENCES sla_policies (id) DEFERRABLE INITIALLY DEFERRED,
        checklist TEXT NOT NULL CHECK (json_valid(checklist)),
        parts TEXT NOT NULL CHECK (json_valid(parts)),
        safety_notes TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE skills (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE technicians (
        id TEXT PRIMARY KEY NOT NULL,
        external_id TEXT,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        team TEXT,
        territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED,
        phone TEXT,
        home_latitude REAL,
        home_longitude REAL,
        cost_per_hour REAL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE technician_skills (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        skill_id TEXT NOT NULL REFERENCES skills (id) DEFERRABLE INITIALLY DEFERRED,
        level INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE certificates (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        number TEXT,
        issued_on TEXT,
        expires_on TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE shifts (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        weekday INTEGER NOT NULL,
        start_minute INTEGER NOT NULL,
        end_minute INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE breaks (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        start_minute INTEGER NOT NULL,
        duration_minutes INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE absences (
        id TEXT PRIMARY KEY NOT NULL,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE requests (
        id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL,
        external_id TEXT,
        import_id TEXT REFERENCES import_runs (id) DEFERRABLE INITIALLY DEFERRED,
        status TEXT NOT NULL CHECK (status IN ('new', 'awaitingApproval', 'accepted', 'resolved', 'rejected', 'merged', 'closed')),
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        source TEXT NOT NULL,
        team TEXT,
        priority TEXT NOT NULL CHECK (priority IN ('emergency', 'high', 'normal', 'low')),
        work_type_id TEXT REFERENCES work_types (id) DEFERRABLE INITIALLY DEFERRED,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        site_id TEXT REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
        asset_id TEXT REFERENCES assets (id) DEFERRABLE INITIALLY DEFERRED,
        territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED,
        opened_at INTEGER NOT NULL,
        resolve_by INTEGER,
        closed_at INTEGER,
        closing_note TEXT,
        source_verdict TEXT,
        work_order_id TEXT REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        merged_into_id TEXT REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        decision_reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE request_distinctions (
        id TEXT PRIMARY KEY NOT NULL,
        request_id TEXT NOT NULL REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        other_request_id TEXT NOT NULL REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE work_orders (
        id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL,
        request_id TEXT REFERENCES requests (id) DEFERRABLE INITIALLY DEFERRED,
        work_type_id TEXT REFERENCES work_types (id) DEFERRABLE INITIALLY DEFERRED,
        customer_id TEXT REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED,
        site_id TEXT REFERENCES sites (id) DEFERRABLE INITIALLY DEFERRED,
        asset_id TEXT REFERENCES assets (id) DEFERRABLE INITIALLY DEFERRED,
        territory_id TEXT REFERENCES territories (id) DEFERRABLE INITIALLY DEFERRED,
        team TEXT,
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('open', 'scheduled', 'inProgress', 'onHold', 'done', 'closed', 'cancelled')),
        priority TEXT NOT NULL CHECK (priority IN ('emergency', 'high', 'normal', 'low')),
        opened_at INTEGER NOT NULL,
        respond_by INTEGER,
        resolve_by INTEGER,
        completed_at INTEGER,
        hold_reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE visits (
        id TEXT PRIMARY KEY NOT NULL,
        work_order_id TEXT NOT NULL REFERENCES work_orders (id) DEFERRABLE INITIALLY DEFERRED,
        sequence INTEGER NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('toSchedule', 'scheduled', 'dispatched', 'enRoute', 'onSite', 'done', 'partlyDone', 'missed', 'cancelled')),
        duration_minutes INTEGER NOT NULL,
        starts_at INTEGER,
        ends_at INTEGER,
        window_starts_at INTEGER,
        window_ends_at INTEGER,
        pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
        published_starts_at INTEGER,
        published_technician_id TEXT REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        actual_starts_at INTEGER,
        actual_ends_at INTEGER,
        override_reason TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE visit_technicians (
        id TEXT PRIMARY KEY NOT NULL,
        visit_id TEXT NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
        technician_id TEXT NOT NULL REFERENCES technicians (id) DEFERRABLE INITIALLY DEFERRED,
        lead INTEGER NOT NULL CHECK (lead IN (0, 1)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE notes (
        id TEXT PRIMARY KEY NOT NULL,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('request', 'workOrder', 'visit', 'site', 'asset', 'customer', 'technician')),
        subject_id TEXT NOT NULL,
        text TEXT NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'internal', 'technician', 'customer')),
        author TEXT NOT NULL,
        written_at INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE attachments (
        id TEXT PRIMARY KEY NOT NULL,
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('request', 'workOrder', 'visit', 'site', 'asset', 'customer', 'technician')),
        subject_id TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE settings (
        id TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL CHECK (json_valid(value)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE saved_views (
        id TEXT PRIMARY KEY NOT NULL,
        screen TEXT NOT NULL,
        name TEXT NOT NULL,
        view TEXT NOT NULL CHECK (json_valid(view)),
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE saved_mappings (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        mapping TEXT NOT NULL CHECK (json_valid(mapping)),
        author_id TEXT,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE import_runs (
        id TEXT PRIMARY KEY NOT NULL,
        file_name TEXT NOT NULL,
        mapping_name TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed')),
        started_at INTEGER NOT NULL,
        finished_at INTEGER,
        rows_read INTEGER NOT NULL,
        rows_added INTEGER NOT NULL,
        rows_updated INTEGER NOT NULL,
        rows_unchanged INTEGER NOT NULL,
        rows_rejected INTEGER NOT NULL,
        rows_ungeocoded INTEGER NOT NULL,
        last_date_at INTEGER,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE TABLE print_runs (
        id TEXT PRIMARY KEY NOT NULL,
        day TEXT NOT NULL,
        technician_ids TEXT NOT NULL CHECK (json_valid(technician_ids)),
        visits TEXT NOT NULL CHECK (json_valid(visits)),
        pages INTEGER NOT NULL,
        printed_at INTEGER NOT NULL,
        printed_by TEXT NOT NULL,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;

      CREATE UNIQUE INDEX customers_external_id ON customers (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX contacts_customer_id ON contacts (customer_id);
      CREATE INDEX contacts_site_id ON contacts (site_id);
      CREATE UNIQUE INDEX sites_external_id ON sites (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX sites_customer_id ON sites (customer_id);
      CREATE INDEX sites_territory_id ON sites (territory_id);
      CREATE INDEX sites_address ON sites (address, id);
      CREATE INDEX customers_name ON customers (name, id);
      CREATE INDEX assets_tag ON assets (tag, id);
      CREATE INDEX sites_ungeocoded ON sites (ungeocoded_reason) WHERE ungeocoded_reason IS NOT NULL;
      CREATE UNIQUE INDEX territories_external_id ON territories (external_id) WHERE external_id IS NOT NULL;
      CREATE UNIQUE INDEX assets_external_id ON assets (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX assets_site_id ON assets (site_id);
      CREATE UNIQUE INDEX work_types_external_id ON work_types (external_id) WHERE external_id IS NOT NULL;
      CREATE UNIQUE INDEX skills_name ON skills (name);
      CREATE UNIQUE INDEX technicians_external_id ON technicians (external_id) WHERE external_id IS NOT NULL;
      CREATE UNIQUE INDEX technician_skills_pair ON technician_skills (technician_id, skill_id);
      CREATE INDEX certificates_technician_id ON certificates (technician_id);
      CREATE INDEX shifts_technician_id ON shifts (technician_id);
      CREATE INDEX breaks_technician_id ON breaks (technician_id);
      CREATE INDEX absences_technician_id ON absences (technician_id, starts_at);
      CREATE UNIQUE INDEX requests_number ON requests (number);
      CREATE UNIQUE INDEX requests_external_id ON requests (external_id) WHERE external_id IS NOT NULL;
      CREATE INDEX requests_status ON requests (status, opened_at, id);
      CREATE INDEX requests_status_resolve_by ON requests (status, resolve_by, id);
      CREATE INDEX requests_opened_at ON requests (opened_at);
      CREATE INDEX requests_site_id ON requests (site_id, opened_at);
      CREATE INDEX requests_work_type_id ON requests (work_type_id);
      CREATE INDEX requests_work_order_id ON requests (work_order_id) WHERE work_order_id IS NOT NULL;
      CREATE INDEX requests_merged_into_id ON requests (merged_into_id) WHERE merged_into_id IS NOT NULL;
      CREATE INDEX requests_import_id ON requests (import_id);
      CREATE UNIQUE INDEX request_distinctions_pair ON request_distinctions (request_id, other_request_id);
      CREATE INDEX request_distinctions_other ON request_distinctions (other_request_id);
      CREATE UNIQUE INDEX work_orders_number ON work_orders (number);
      CREATE INDEX work_orders_request_id ON work_orders (request_id) WHERE request_id IS NOT NULL;
      -- The list reads every order status by status and merges, so that open work is found at once among a million done.
      CREATE INDEX work_orders_status_number ON work_orders (status, number);
      CREATE INDEX work_orders_status_opened_at ON work_orders (status, opened_at, id);
      CREATE INDEX work_orders_status_resolve_by ON work_orders (status, resolve_by, id);
      CREATE INDEX work_orders_status_priority ON work_orders (status, priority, resolve_by, id);
      CREATE INDEX work_orders_status_work_type ON work_orders (status, work_type_id, resolve_by, id);
      CREATE INDEX work_orders_status_territory ON work_orders (status, territory_id, resolve_by, id);
      CREATE INDEX work_orders_status_work_type_number ON work_orders (status, work_type_id, number);
      CREATE INDEX work_orders_status_territory_number ON work_orders (status, territory_id, number);
      CREATE INDEX work_orders_status_team ON work_orders (status, team, resolve_by, id);
      CREATE INDEX work_orders_work_type_id ON work_orders (work_type_id);
      CREATE INDEX work_orders_territory_id ON work_orders (territory_id);
      CREATE INDEX work_orders_opened_at ON work_orders (opened_at, id);
      CREATE INDEX work_orders_site_id ON work_orders (site_id, opened_at);
      CREATE INDEX work_orders_site_number ON work_orders (site_id, number);
      CREATE INDEX work_orders_asset_id ON work_orders (asset_id, opened_at);
      CREATE INDEX work_orders_customer_id ON work_orders (customer_id, opened_at);
      CREATE INDEX work_orders_completed_at ON work_orders (completed_at) WHERE completed_at IS NOT NULL;
      CREATE UNIQUE INDEX visits_work_order_sequence ON visits (work_order_id, sequence);
      CREATE INDEX visits_starts_at ON visits (starts_at, ends_at);
      CREATE INDEX visits_status ON visits (status);
      CREATE UNIQUE INDEX visit_technicians_pair ON visit_technicians (visit_id, technician_id);
      CREATE UNIQUE INDEX visit_technicians_lead ON visit_technicians (visit_id) WHERE lead = 1;
      CREATE INDEX visit_technicians_technician_id ON visit_technicians (technician_id);
      CREATE INDEX notes_subject ON notes (subject_id, written_at);
      CREATE INDEX attachments_subject ON attachments (subject_id);
      CREATE INDEX print_runs_day ON print_runs (day);

      -- Each command in the order it was committed. AUTOINCREMENT: a number is never given twice, even after a purge.
      CREATE TABLE command_log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        step_id TEXT NOT NULL,
        name TEXT NOT NULL,
        args TEXT NOT NULL CHECK (json_valid(args)),
        actor_id TEXT NOT NULL,
        actor_name TEXT NOT NULL,
        at INTEGER NOT NULL,
        summary_key TEXT NOT NULL,
        summary_values TEXT NOT NULL CHECK (json_valid(summary_values))
      ) STRICT;
      CREATE INDEX command_log_step_id ON command_log (step_id);

      -- What each command changed, field by field: audit trail, undo and sync read it.
      CREATE TABLE change_log (
        seq INTEGER NOT NULL REFERENCES command_log (seq),
        ordinal INTEGER NOT NULL,
        entity TEXT NOT NULL,
        row_id TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'remove')),
        rev INTEGER NOT NULL,
        before TEXT CHECK (json_valid(before)),
        after TEXT CHECK (json_valid(after)),
        PRIMARY KEY (seq, ordinal)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX change_log_row ON change_log (row_id, seq);

      -- What Undo and Redo offer, in order. A step is one command, or all the commands of one import.
      CREATE TABLE history_steps (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded')),
        -- The command whose changes the next undo or redo of this step reverses: the step's own id, or that of the
        -- command that undid or redid it last.
        last_step_id TEXT NOT NULL,
        summary_key TEXT NOT NULL,
        summary_values TEXT NOT NULL CHECK (json_valid(summary_values)),
        actor_id TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX history_steps_state ON history_steps (state, position);

      -- Next human number of each kind; outside undo, so that a number on paper never means two things.
      CREATE TABLE counters (kind TEXT PRIMARY KEY NOT NULL, next INTEGER NOT NULL) STRICT;

      -- Documents of full-text search. Each kind of record has its own range of doc_id, in order of creation.
      CREATE TABLE search_docs (
        doc_id INTEGER PRIMARY KEY,
        row_id TEXT NOT NULL UNIQUE
      ) STRICT;
      -- Only which document holds which word: no positions, for search neither quotes nor highlights from the index.
      CREATE VIRTUAL TABLE search_index USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, prefix = '2 3',
        tokenize = 'unicode61 remove_diacritics 2'
      );
      -- Every longer word ever indexed: turns an unfinished word into whole ones, which the index walks without sorting.
      CREATE TABLE search_terms (term TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
      CREATE VIRTUAL TABLE site_places USING rtree (id, min_latitude, max_latitude, min_longitude, max_longitude, +site_id TEXT);
    `)
  },
}
