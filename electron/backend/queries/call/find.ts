import type Database from 'better-sqlite3'
import { looksLikePhone, phoneDigits, phoneMatch, typedDigits } from '#shared/domain/search/phone-digits.ts'
import { wordsOf } from '#shared/domain/search/words.ts'
import { callerKinds } from '#shared/queries/call.ts'
import type { Caller } from '#shared/queries/call.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import { findPhones } from '../../../store/find-phones.ts'
import { prepared } from '../../../store/prepared.ts'
import { callerEntities, callerSql } from './caller-sql.ts'

/** Candidates of a kind that are fetched and ranked. */
const ranked = 40
/** Earlier calls share their words with every request at the place; more are looked through for the caller's name. */
const rankedCalls = 120
/** Each of the five kinds may take this long before it answers with what it has. */
const patienceMs = 5

type Row = Omit<Caller, 'kind' | 'byPhone'>

interface Scored {
  readonly caller: Caller
  readonly score: number
}

/** Who may be meant by what was typed, likeliest first; people before places before equipment before earlier calls. */
export function findCallers(db: Database.Database, typed: string, limit: number): { callers: Caller[]; more: boolean } {
  const text = typed.trim()
  if (text === '') return { callers: [], more: false }
  const phones = looksLikePhone(text) ? byAnyForm(db, text) : []
  const words = byWords(db, withoutBegunWord(text))
  const scored = [...phones, ...words.scored].sort((a, b) => b.score - a.score)
  const callers = withoutRepeats(scored.map(({ caller }) => caller))
  return { callers: callers.slice(0, limit), more: words.more || callers.length > limit }
}

/** A last word of one letter is a word just begun: it would find nothing where the words before it find much. */
function withoutBegunWord(text: string): string {
  return text.replace(/(\S)\s+\p{L}$/u, '$1')
}

function byAnyForm(db: Database.Database, text: string): Scored[] {
  for (const digits of typedDigits(text)) {
    const found = byPhone(db, digits)
    if (found.length > 0) return found
  }
  return []
}

function byPhone(db: Database.Database, digits: string): Scored[] {
  return (['contact', 'customer', 'earlierCall'] as const).flatMap((kind) =>
    rowsOf(db, kind, findPhones(db, callerEntities[kind], digits, ranked)).map((row, age) => {
      const score = 100 + 10 * phoneMatch(phoneDigits(row.phone ?? ''), digits) + weightOf[kind] - age / 100
      return { caller: { ...row, kind, byPhone: true }, score }
    }),
  )
}

const weightOf: Readonly<Record<Caller['kind'], number>> = {
  contact: 5,
  customer: 4,
  site: 3,
  asset: 2,
  earlierCall: 0,
}

function byWords(db: Database.Database, text: string): { scored: Scored[]; more: boolean } {
  const words = wordsOf(text)
  let more = false
  const scored = callerKinds.flatMap((kind) => {
    const matches = documentsOf(db, kind, text)
    more ||= matches.more
    return rowsOf(db, kind, matches.documents).flatMap((row, age): Scored[] => {
      // A request holds the words of its place and problem; only the caller's own name is a caller.
      if (kind === 'earlierCall' && !holds(words, wordsOf(row.contactName ?? ''))) return []
      return [{ caller: { ...row, kind, byPhone: false }, score: scoreOf(words, row) + weightOf[kind] - age / 100 }]
    })
  })
  return { scored, more }
}

function documentsOf(db: Database.Database, kind: Caller['kind'], text: string) {
  const most = kind === 'earlierCall' ? rankedCalls : ranked
  const found = findDocuments(db, callerEntities[kind], text, most, patienceMs)
  if (found.documents.length > 0 || kind !== 'asset') return found
  // A tag as it is spoken: AC014 for AC-014.
  const apart = text.replace(/(\p{L})(\p{N})/gu, '$1 $2')
  return apart === text ? found : findDocuments(db, 'assets', apart, most, patienceMs)
}

function rowsOf(db: Database.Database, kind: Caller['kind'], documents: readonly number[]): Row[] {
  if (documents.length === 0) return []
  return prepared(db, callerSql[kind]).all(JSON.stringify(documents)) as Row[]
}

/** Whether every typed word begins one of the name's words. */
function holds(typed: readonly string[], name: readonly string[]): boolean {
  return typed.every((word) => name.some((one) => one.startsWith(word)))
}

/** Whole words before beginnings, the name before what stands beside it, the beginning of a name before its middle. */
function scoreOf(words: readonly string[], row: Row): number {
  const title = wordsOf(row.title)
  const detail = wordsOf(row.detail)
  let score = 0
  for (const word of words) {
    if (title.includes(word)) score += 12
    else if (title.some((one) => one.startsWith(word))) score += 8
    else if (detail.some((one) => one.startsWith(word))) score += 4
  }
  score /= Math.max(1, words.length)
  if (words.length > 0 && title[0]?.startsWith(words[0]!)) score += 2
  return score
}

/** One entry a person: a contact hides the earlier calls of the same number or name at the same place. */
function withoutRepeats(callers: readonly Caller[]): Caller[] {
  const seen = new Set<string>()
  return callers.filter((caller) => {
    const key =
      caller.kind === 'contact' || caller.kind === 'earlierCall'
        ? `${caller.contactName?.toLowerCase() ?? ''} ${phoneDigits(caller.phone ?? '')} ${caller.siteId ?? ''}`
        : `${caller.kind} ${caller.id}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
