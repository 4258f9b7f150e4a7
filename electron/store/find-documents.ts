import type Database from 'better-sqlite3'
import { searchTextOf } from '#shared/domain/search/words.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { prepared } from './prepared.ts'
import { documentRange } from './search-index.ts'
import type { SearchedEntity } from './search-index.ts'

/** An unfinished word stands for at most so many whole ones. */
const mostEndings = 120

/** Found documents. */
export interface FoundDocuments {
  /** Document numbers, newest first. */
  readonly documents: readonly number[]
  /** There are more, or there may be: the search stopped at the limit or ran out of patience. */
  readonly more: boolean
}

/** The newest documents are searched first, in stretches that double from this size. */
const firstStretch = 2 ** 16

/**
 * The newest `limit` documents of a kind that hold all the words of a text; every word may be unfinished. Never throws
 * for any text; a text without words finds nothing. Common words that hardly ever meet would have to be compared over
 * the whole index: after `patienceMs` the search ends with what it has.
 */
export function findDocuments(
  db: Database.Database,
  entity: SearchedEntity,
  typed: string,
  limit: number,
  patienceMs = 12,
): FoundDocuments {
  const query = queryOf(db, typed)
  if (query === null) return { documents: [], more: false }
  const range = documentRange(entity)
  const newest = prepared(db, `SELECT max(doc_id) FROM search_docs WHERE doc_id >= ? AND doc_id < ?`).pluck()
  const last = newest.get(range.from, range.to) as number | null
  const started = performance.now()
  const documents: number[] = []
  let to = (last ?? range.from) + 1
  for (let stretch = firstStretch; to > range.from; stretch *= 2) {
    const from = Math.max(range.from, to - stretch)
    documents.push(...matchesBetween(db, query, from, to, limit + 1 - documents.length))
    if (documents.length > limit) return { documents: documents.slice(0, limit), more: true }
    to = from
    if (to > range.from && performance.now() - started > patienceMs) return { documents, more: true }
  }
  return { documents, more: false }
}

/**
 * The query of a text: as it was typed, or with the office's prefixes left out of its numbers. Both, because a tag or a
 * postcode may begin like a prefix. Null when no document can match.
 */
function queryOf(db: Database.Database, typed: string): string | null {
  const queries = [...new Set([typed, withoutPrefixes(db, typed)])].flatMap((text) => {
    const parts = searchTextOf(text).words.map((word) => wordQuery(db, word))
    return parts.length === 0 || parts.includes(null) ? [] : `(${parts.join(' AND ')})`
  })
  return queries.length === 0 ? null : queries.join(' OR ')
}

/** Numbers are kept without the office's prefix: `WO-1234` means `1234`. */
function withoutPrefixes(db: Database.Database, typed: string): string {
  const stored = prepared(db, 'SELECT value FROM settings WHERE id = ?').pluck().get(settingNames.numbering)
  if (typeof stored !== 'string') return typed
  const prefixes = Object.values(numberingOf(JSON.parse(stored))).map(({ prefix }) => prefix.toLowerCase())
  const bare = (word: string) => {
    const rests = prefixes.flatMap((one) =>
      one !== '' && word.toLowerCase().startsWith(one) ? word.slice(one.length) : [],
    )
    // A prefix may begin like another one: it is the one that leaves a number.
    return rests.find((rest) => /^\d/.test(rest)) ?? word
  }
  return typed.split(/\s+/).map(bare).join(' ')
}

function matchesBetween(db: Database.Database, query: string, from: number, to: number, limit: number): number[] {
  // FTS5 heeds bounds only when they arrive as integers, and numbers of this size are bound as floating point.
  const sql = `SELECT rowid FROM search_index
    WHERE search_index MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)
    ORDER BY rowid DESC LIMIT ?`
  try {
    return prepared(db, sql).pluck().all(query, from, to, limit) as number[]
  } catch (thrown) {
    // A letter newer than the tokenizer's tables splits a word in two, and the index keeps no positions for phrases.
    if ((thrown as { code?: unknown }).code === 'SQLITE_ERROR') return []
    throw thrown
  }
}

/**
 * The query of one word. Two and three letters are answered by the prefix index. A longer one becomes the whole words
 * it may stand for: the index then walks each lazily, where a prefix query would first gather every match. A number is
 * taken whole. Null when no document can hold it.
 */
function wordQuery(db: Database.Database, word: string): string | null {
  const letters = Array.from(word).length
  if (/^\p{N}+$/u.test(word) || letters < 2) return `"${word}"`
  if (letters < 4) return `"${word}" *`
  const sql = 'SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT ?'
  const endings = prepared(db, sql)
    .pluck()
    .all(word, `${word}\u{10FFFF}`, mostEndings + 1) as string[]
  if (endings.length === 0) return null
  if (endings.length > mostEndings) return `"${word}" *`
  return `(${endings.map((term) => `"${term}"`).join(' OR ')})`
}
