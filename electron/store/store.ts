import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { createCommandLog } from './command-log.ts'
import type { CommandLog } from './command-log.ts'
import { createCounters } from './counters.ts'
import { createHistorySteps } from './history-steps.ts'
import type { HistorySteps } from './history-steps.ts'
import { createRecordStore } from './record-store.ts'
import type { RecordStore } from './record-store.ts'
import { createSearchIndex } from './search-index.ts'
import type { SearchIndex } from './search-index.ts'
import { createSyncStore } from './sync/sync-store.ts'
import type { SyncStore } from './sync/sync-store.ts'

/** One open connection with everything that reads and writes through it. */
export interface Store {
  /** The raw connection: full-text, spatial and report queries. */
  readonly db: Database.Database
  /** Drizzle over the same connection: ordinary queries. */
  readonly orm: BetterSQLite3Database
  readonly records: RecordStore
  readonly search: SearchIndex
  readonly log: CommandLog
  readonly history: HistorySteps
  readonly counters: ReturnType<typeof createCounters>
  readonly sync: SyncStore
  close(): void
}

/** Builds the store over an open, migrated database. */
export function createStore(db: Database.Database): Store {
  return {
    db,
    orm: drizzle(db),
    records: createRecordStore(db),
    search: createSearchIndex(db),
    log: createCommandLog(db),
    history: createHistorySteps(db),
    counters: createCounters(db),
    sync: createSyncStore(db),
    close() {
      if (db.open && !db.readonly) db.pragma('optimize')
      db.close()
    },
  }
}
