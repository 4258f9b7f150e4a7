import type { StoredRow } from '../stored-row.ts'

/** Rows that are not in the bin. */
export function standing(rows: readonly StoredRow[]): StoredRow[] {
  return rows.filter((row) => (row['deletedAt'] ?? null) === null)
}

/** The rows in the order of their ids, each as often as it is named. */
export function inOrder(ids: readonly string[], rows: readonly StoredRow[]): StoredRow[] {
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
