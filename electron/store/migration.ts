import type Database from 'better-sqlite3'

/** One step of the store's shape. Versions grow in tens to leave room; a released step is never edited. */
export interface Migration {
  readonly version: number
  readonly name: string
  up(db: Database.Database): void
}
