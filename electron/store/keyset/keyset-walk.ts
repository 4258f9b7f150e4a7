import type Database from 'better-sqlite3'
import type { Cursor, KeyCell } from './cursor.ts'
import type { KeysetOrder, Segment, Stream } from './keyset-order.ts'
import { compareKeys, segmentIndex } from './keyset-order.ts'
import { prepared } from '../prepared.ts'

/** Conditions beside those of the order, on `o`. Empty text: none. */
export interface RowFilter {
  readonly where: string
  readonly params: readonly KeyCell[]
}

/** What to read of an ordered list. */
export interface Walk {
  readonly order: KeysetOrder
  readonly filter: RowFilter
  /** Reads on from here; null from the start. */
  readonly after: Cursor | null
  /** Stops here (inclusive); null at the end of the list or after `limit` rows. */
  readonly until: Cursor | null
  readonly limit: number
  /** At most so many rows are looked at; a filter that matches next to nothing then yields a short page. */
  readonly budget: number
}

/** A page of ids in order. */
export interface Walked {
  readonly ids: readonly string[]
  /** Where to read on; null at the end of the list (or at `until`). May be set although the page is short. */
  readonly next: Cursor | null
}

/** Walks an ordered list along its indexes, never sorting and never looking at more rows than the budget. */
export function walkKeyset(db: Database.Database, walk: Walk): Walked {
  const { order, after, until, limit } = walk
  const ids: string[] = []
  let budget = walk.budget
  const first = Math.max(0, segmentIndex(order, after))
  const untilIndex = until === null ? -1 : segmentIndex(order, until)
  const last = untilIndex === -1 ? order.length - 1 : untilIndex
  for (let index = first; index <= last; index++) {
    const segment = order[index]!
    const bounds = {
      after: after?.segment === segment.label ? after.keys : null,
      until: until?.segment === segment.label ? until.keys : null,
    }
    const part = walkSegment(db, segment, walk.filter, bounds, limit - ids.length, Math.max(1, budget))
    ids.push(...part.ids)
    budget -= part.looked
    if (part.next) return { ids, next: { segment: segment.label, keys: part.next } }
  }
  return { ids, next: null }
}

interface Bounds {
  readonly after: readonly KeyCell[] | null
  readonly until: readonly KeyCell[] | null
}
interface Found {
  readonly id: string
  readonly keys: readonly KeyCell[]
}

function walkSegment(
  db: Database.Database,
  segment: Segment,
  filter: RowFilter,
  bounds: Bounds,
  limit: number,
  budget: number,
): { ids: string[]; next: readonly KeyCell[] | null; looked: number } {
  // A page that was full before this segment: the next one begins at the segment's start, which no keys name.
  if (limit <= 0) return { ids: [], next: bounds.after ?? [], looked: 0 }
  const compare = (a: readonly KeyCell[], b: readonly KeyCell[]) => compareKeys(a, b, segment.descending)
  const found: Found[] = []
  let looked = 0
  // Each stream is complete up to some key; together they are complete up to the nearest of these.
  let complete: readonly KeyCell[] | null = null
  for (const stream of segment.streams) {
    const part = readStream(db, segment, stream, filter, bounds, limit, Math.ceil(budget / segment.streams.length))
    found.push(...part.found)
    looked += part.looked
    if (part.reached && (complete === null || compare(part.reached, complete) < 0)) complete = part.reached
  }
  found.sort((a, b) => compare(a.keys, b.keys))
  const sure = complete === null ? found : found.filter(({ keys }) => compare(keys, complete!) <= 0)
  const page = sure.slice(0, limit)
  const ids = page.map(({ id }) => id)
  if (sure.length > limit) return { ids, next: page.at(-1)!.keys, looked }
  return { ids, next: complete, looked }
}

/** Rows of one stream in order; `reached` is the key up to which they are all there, null when the stream ended. */
function readStream(
  db: Database.Database,
  segment: Segment,
  stream: Stream,
  filter: RowFilter,
  bounds: Bounds,
  limit: number,
  budget: number,
): { found: Found[]; reached: readonly KeyCell[] | null; looked: number } {
  const inner = innerSql(segment, stream, bounds)
  const direction = segment.descending ? 'DESC' : 'ASC'
  const orderBy = `ORDER BY ${segment.keys.map((key) => `${key} ${direction}`).join(', ')}`
  const keyColumns = segment.keys.map((key, i) => `${key} AS k${i}`).join(', ')
  const keyNames = segment.keys.map((_, i) => `k${i}`)
  const keysOf = (row: Record<string, KeyCell>) => keyNames.map((name) => row[name]!)
  if (filter.where === '') {
    const sql = `SELECT o.id AS id, ${keyColumns} FROM ${inner.sql} ${orderBy} LIMIT ?`
    const rows = prepared(db, sql).all(...inner.params, limit + 1) as Record<string, KeyCell>[]
    const found = rows.map((row) => ({ id: row['id'] as string, keys: keysOf(row) }))
    return { found, reached: rows.length > limit ? found.at(-1)!.keys : null, looked: rows.length }
  }
  // The inner part reads the index alone and stops at the budget; the outer one looks the rows up and filters.
  const sql = `SELECT o.id AS id, ${keyNames.join(', ')}
    FROM (SELECT o.rowid AS record, ${keyColumns} FROM ${inner.sql} ${orderBy} LIMIT ?) i
    CROSS JOIN ${tableOf(segment)} o ON o.rowid = i.record
    WHERE ${filter.where} LIMIT ?`
  const rows = prepared(db, sql).all(...inner.params, budget, ...filter.params, limit + 1) as Record<string, KeyCell>[]
  const found = rows.map((row) => ({ id: row['id'] as string, keys: keysOf(row) }))
  if (rows.length > limit) return { found, reached: found.at(-1)!.keys, looked: rows.length }
  const edgeSql = `SELECT ${keyColumns} FROM ${inner.sql} ${orderBy} LIMIT 1 OFFSET ?`
  const edge = prepared(db, edgeSql).get(...inner.params, budget - 1) as Record<string, KeyCell> | undefined
  return { found, reached: edge ? keysOf(edge) : null, looked: edge ? budget : rows.length }
}

function innerSql(segment: Segment, stream: Stream, { after, until }: Bounds): { sql: string; params: KeyCell[] } {
  const conditions = [segment.where, stream.where].filter((text) => text !== '')
  const params = [...segment.params, ...stream.params]
  const keys = segment.keys.join(', ')
  const marks = segment.keys.map(() => '?').join(', ')
  const single = segment.keys.length === 1
  const tuple = (text: string) => (single ? text : `(${text})`)
  if (after && after.length === segment.keys.length) {
    conditions.push(`${tuple(keys)} ${segment.descending ? '<' : '>'} ${tuple(marks)}`)
    params.push(...after)
  }
  if (until && until.length === segment.keys.length) {
    conditions.push(`${tuple(keys)} ${segment.descending ? '>=' : '<='} ${tuple(marks)}`)
    params.push(...until)
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  return { sql: `${segment.from} ${where}`, params }
}

/** The table behind the alias `o` of a FROM clause. */
function tableOf({ from }: Segment): string {
  return /(\w+) o\b/.exec(from)![1]!
}
