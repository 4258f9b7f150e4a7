import type { Lane, LaneGroup } from './board-model.ts'

/** Heights in px; the same as in lane-heads.css. */
export const laneHeight = 40
export const groupHeight = 22

/** One row of the board from top to bottom. */
export type Row =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly y: number
      readonly group: LaneGroup
      readonly open: boolean
    }
  | { readonly kind: 'lane'; readonly key: string; readonly y: number; readonly lane: Lane }

/** Rows with their places. */
export interface RowLayout {
  readonly rows: readonly Row[]
  readonly height: number
}

/** Lays out the groups; lanes of a closed group are left out. */
export function layoutRows(groups: readonly LaneGroup[], closed: ReadonlySet<string>): RowLayout {
  const rows: Row[] = []
  let y = 0
  for (const group of groups) {
    const open = !closed.has(group.id)
    rows.push({ kind: 'group', key: `group ${group.id}`, y, group, open })
    y += groupHeight
    if (!open) continue
    for (const lane of group.lanes) {
      rows.push({ kind: 'lane', key: lane.id, y, lane })
      y += laneHeight
    }
  }
  return { rows, height: y }
}

/** The rows that touch `[top, bottom)` px, by binary search: boards have hundreds of rows, screens show twenty. */
export function rowsBetween({ rows }: RowLayout, top: number, bottom: number): readonly Row[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]!
    if (row.y + heightOf(row) <= top) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < rows.length && rows[end]!.y < bottom) end += 1
  return rows.slice(low, end)
}

export function heightOf(row: Row): number {
  return row.kind === 'lane' ? laneHeight : groupHeight
}
