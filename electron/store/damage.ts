import type Database from 'better-sqlite3'

/**
 * SQLite's own examination of the database file: what it found damaged, at most so many lines; none when all is sound.
 */
export function findDamage(db: Database.Database, most: number): string[] {
  // The examination of the full-text index trusts what this connection remembers of its structure. Only a query makes
  // it look whether another connection has written since, and without that a sound index is taken for a damaged one.
  try {
    db.prepare('SELECT rowid FROM search_index WHERE rowid = 0').get()
  } catch {
    // An index too damaged to be asked is what the examination is about to tell.
  }
  const said = db.prepare(`PRAGMA integrity_check(${most})`).pluck().all() as string[]
  return said.filter((line) => line !== 'ok')
}
