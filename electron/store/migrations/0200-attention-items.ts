import type { Migration } from '../migration.ts'

/**
 * Commands that the hub refused or applied over somebody else's change. Nothing points from here by foreign key: an item
 * outlives what it is about.
 */
export const attentionItems: Migration = {
  version: 200,
  name: 'attention items',
  up(db) {
    db.exec(`
      CREATE TABLE attention_items (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        command_id TEXT NOT NULL,
        command_name TEXT NOT NULL,
        args TEXT NOT NULL CHECK (json_valid(args)),
        step_id TEXT NOT NULL,
        user_id TEXT,
        user_name TEXT NOT NULL,
        device_id TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        subject_entity TEXT,
        subject_id TEXT,
        work_order_id TEXT,
        crossings TEXT NOT NULL CHECK (json_valid(crossings)),
        theirs_by TEXT,
        theirs_at INTEGER,
        error TEXT CHECK (json_valid(error)),
        created_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        resolved_by TEXT,
        resolved_at INTEGER,
        rev INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      ) STRICT;
      CREATE INDEX attention_items_open ON attention_items (created_at, id) WHERE state = 'open';
      CREATE INDEX attention_items_subject ON attention_items (subject_id);
      CREATE INDEX attention_items_work_order ON attention_items (work_order_id)`)
  },
}
