import type Database from 'better-sqlite3'
import { searchTextOf, wordsOf } from '#shared/domain/search/words.ts'
import type { Found } from '#shared/queries/search.ts'
import { foundKinds, searchFind } from '#shared/queries/search.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import { prepared } from '../../../store/prepared.ts'
import type { SearchedEntity } from '../../../store/search-index.ts'
import { answers } from '../../handler.ts'
import { foundSql, numberedSql } from './found-sql.ts'

type FoundKind = Found['kind']

const entityOf: Readonly<Record<FoundKind, SearchedEntity>> = {
  workOrder: 'workOrders',
  request: 'requests',
  site: 'sites',
  customer: 'customers',
  asset: 'assets',
  technician: 'technicians',
  note: 'notes',
  file: 'attachments',
  answer: 'checklistAnswers',
}

/** Candidates of a kind that are fetched and ranked: the newest. */
const ranked = 60

interface Candidate extends Omit<Found, 'kind' | 'exact'> {
  readonly ended: 0 | 1
}

/** Answers the search box and the palette. */
export const searchQueries = [
  answers(searchFind, ({ text, kinds, limit }, { store: { db } }) => find(db, text, kinds ?? foundKinds, limit)),
]

function find(
  db: Database.Database,
  text: string,
  kinds: readonly FoundKind[],
  limit: number,
): { found: Found[]; more: boolean } {
  const typed = searchTextOf(text)
  const numbered = typed.number === null ? [] : byNumber(db, typed.number, text.trim(), kinds)
  const known = new Set(numbered.map(({ kind, id }) => `${kind} ${id}`))
  const scored: { readonly found: Found; readonly score: number }[] = []
  let more = false
  for (const kind of kinds) {
    const matches = findDocuments(db, entityOf[kind], text, ranked)
    more ||= matches.more
    const rows = prepared(db, foundSql[kind]).all(JSON.stringify(matches.documents)) as Candidate[]
    rows.forEach((row, age) => {
      if (known.has(`${kind} ${row.id}`)) return
      const { ended: _ended, ...fields } = row
      const { score, exact } = scoreOf(row, kind, typed.words, age)
      scored.push({ found: { ...fields, kind, exact }, score })
    })
  }
  scored.sort((a, b) => b.score - a.score)
  const found = [...numbered, ...scored.map((one) => one.found)]
  return { found: found.slice(0, limit), more: more || found.length > limit }
}

/** Records whose number or outside number is exactly what was typed. */
function byNumber(db: Database.Database, number: number, text: string, kinds: readonly FoundKind[]): Found[] {
  return (['workOrder', 'request'] as const)
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) =>
      (prepared(db, numberedSql[kind]).all({ number, text }) as Candidate[]).map(({ ended: _ended, ...fields }) => ({
        ...fields,
        kind,
        exact: true,
      })),
    )
}

/**
 * How well a record answers the words: whole words before beginnings, the title before the rest, people and places
 * before the many pieces of work there, live work before ended, and newer before older.
 */
function scoreOf(
  row: Candidate,
  kind: FoundKind,
  words: readonly string[],
  age: number,
): { score: number; exact: boolean } {
  const title = wordsOf(row.title)
  const detail = wordsOf(row.detail)
  let score = 0
  for (const word of words) {
    if (title.includes(word)) score += 12
    else if (title.some((one) => one.startsWith(word))) score += 8
    else if (detail.includes(word)) score += 5
    else if (detail.some((one) => one.startsWith(word))) score += 3
  }
  score /= Math.max(1, words.length)
  const exact = title.length > 0 && title.join(' ') === words.join(' ')
  if (exact) score += 6
  if (kind === 'technician' || kind === 'customer') score += 4
  if (kind === 'site' || kind === 'asset') score += 2
  if (kind === 'note' || kind === 'file' || kind === 'answer') score -= 2
  if (row.ended) score -= 4
  return { score: score - age / 100, exact }
}
