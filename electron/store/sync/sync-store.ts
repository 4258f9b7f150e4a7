import type Database from 'better-sqlite3'
import { createHubLinkStore } from './hub-link.ts'
import type { HubLinkStore } from './hub-link.ts'
import { createKeptRows } from './kept-rows.ts'
import type { KeptRows } from './kept-rows.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'

/** What a desk keeps for and of its hub. */
export interface SyncStore {
  readonly link: HubLinkStore
  readonly outbox: Outbox
  /** Records that unconfirmed commands changed, as the hub has them. */
  readonly base: KeptRows
  /** Rows that were pulled and not yet applied. */
  readonly incoming: KeptRows
}

/** Opens it over a migrated database; nothing is prepared before it is used. */
export function createSyncStore(db: Database.Database): SyncStore {
  return {
    link: createHubLinkStore(db),
    outbox: createOutbox(db),
    base: createKeptRows(db, 'sync_base'),
    incoming: createKeptRows(db, 'sync_incoming'),
  }
}
