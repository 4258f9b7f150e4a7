import type { Cursor, KeyCell } from './cursor.ts'

/** One disjoint part of a segment that an index yields in order. */
export interface Stream {
  /** Equality conditions that together with the segment's match the front of `index`. */
  readonly where: string
  readonly params: readonly KeyCell[]
}

/** A stretch of an ordered list whose rows come in the order of some key columns. Segments follow one another. */
export interface Segment {
  /** Stable name, part of cursors. */
  readonly label: string
  /** FROM clause; the listed record has the alias `o`. */
  readonly from: string
  /** Conditions of every row in it. */
  readonly where: string
  readonly params: readonly KeyCell[]
  /** Key columns; the last makes a row unique. All run in one direction. */
  readonly keys: readonly string[]
  readonly descending: boolean
  readonly streams: readonly Stream[]
}

/** A total order of a list: its segments, one after the other. */
export type KeysetOrder = readonly Segment[]

/** Compares two keys of one segment, as SQLite's BINARY collation does. */
export function compareKeys(a: readonly KeyCell[], b: readonly KeyCell[], descending: boolean): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareCells(a[i]!, b[i]!)
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

function compareCells(a: KeyCell, b: KeyCell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1
  if (a === b) return 0
  // UTF-16 and UTF-8 order texts alike except around surrogate pairs; bytes are what SQLite compares.
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Where a cursor stands among the segments; -1 for the start, or when its segment is no longer there. */
export function segmentIndex(order: KeysetOrder, cursor: Cursor | null): number {
  return cursor === null ? -1 : order.findIndex(({ label }) => label === cursor.segment)
}
