import type { Cursor, KeyCell } from './cursor.ts'
import { compareKeys, segmentIndex } from './keyset-order.ts'
import type { KeysetOrder } from './keyset-order.ts'
import type { Walked } from './keyset-walk.ts'

/** A row and its place in an order. */
export interface PlacedRow {
  readonly id: string
  readonly segment: string
  readonly keys: readonly KeyCell[]
}

/** A page of rows that are few enough to be sorted here; same order and cursors as walking them gives. */
export function sliceSorted(
  order: KeysetOrder,
  rows: readonly PlacedRow[],
  { after, until, limit }: { readonly after: Cursor | null; readonly until: Cursor | null; readonly limit: number },
): Walked {
  const ranks = new Map(order.map(({ label }, index) => [label, index]))
  const placed = rows.map((row) => ({ ...row, rank: ranks.get(row.segment) ?? order.length }))
  placed.sort((a, b) => a.rank - b.rank || compareKeys(a.keys, b.keys, order[a.rank]?.descending ?? false))
  const firstBehind = (cursor: Cursor | null, otherwise: number) => {
    const rank = segmentIndex(order, cursor)
    if (cursor === null || rank === -1) return otherwise
    const { descending } = order[rank]!
    const found = placed.findIndex((row) =>
      row.rank === rank
        ? cursor.keys.length !== row.keys.length || compareKeys(row.keys, cursor.keys, descending) > 0
        : row.rank > rank,
    )
    return found === -1 ? placed.length : found
  }
  const from = firstBehind(after, 0)
  const to = firstBehind(until, placed.length)
  const page = placed.slice(from, Math.min(to, from + limit))
  const last = page.at(-1)
  const next = last && from + limit < to ? { segment: last.segment, keys: last.keys } : null
  return { ids: page.map(({ id }) => id), next }
}
