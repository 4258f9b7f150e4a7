import type Database from 'better-sqlite3'
import { fewestDigits, withoutCountryCode } from '#shared/domain/search/phone-digits.ts'
import { prepared } from './prepared.ts'
import { documentRange } from './search-index.ts'
import type { SearchedEntity } from './search-index.ts'

/**
 * The newest documents of a kind whose telephone number has these digits somewhere (`phoneDigits` of what was typed).
 * Where none has, the number is tried without a country code. Fewer than three digits find nothing.
 */
export function findPhones(db: Database.Database, entity: SearchedEntity, digits: string, limit: number): number[] {
  if (digits.length < fewestDigits) return []
  const found = matches(db, entity, `"${digits}"`, limit)
  if (found.length > 0) return found
  const shorter = withoutCountryCode(digits)
  return shorter.length === 0 ? [] : matches(db, entity, shorter.map((one) => `"${one}"`).join(' OR '), limit)
}

function matches(db: Database.Database, entity: SearchedEntity, query: string, limit: number): number[] {
  const { from, to } = documentRange(entity)
  // FTS5 heeds bounds only when they arrive as integers, and numbers of this size are bound as floating point.
  const sql = `SELECT rowid FROM phone_index
    WHERE phone_index MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)
    ORDER BY rowid DESC LIMIT ?`
  return prepared(db, sql).pluck().all(query, from, to, limit) as number[]
}
