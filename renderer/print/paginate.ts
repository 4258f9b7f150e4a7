/** A block of a document as the paginator sees it: heights only, all in the same unit. */
export interface MeasuredBlock {
  readonly id: string
  /** Space above the block, unless it is the first on its page. */
  readonly gap: number
  /** What is drawn above the first row, and again above the rows of every further page: title and column heads. */
  readonly head: number
  /** Heights of the rows, top to bottom; a block that cannot be split has one. */
  readonly rows: readonly number[]
  /** Least number of rows left behind and carried over when the block is split. */
  readonly leastRows: number
  /** Do not split while the whole block fits on a page of its own. */
  readonly keep: boolean
}

/** Rows `[from, to)` of a block, on one page. */
export interface Fragment {
  readonly blockId: string
  readonly from: number
  readonly to: number
}

/**
 * Puts blocks on pages in order. `capacity` is the height a page offers (0 for the first page of the document). Every
 * row lands on exactly one page, in order; a page is only overfull when a single row is higher than the page.
 */
export function paginate(blocks: readonly MeasuredBlock[], capacity: (page: number) => number): Fragment[][] {
  const pages: Fragment[][] = [[]]
  let used = 0
  const turn = () => {
    pages.push([])
    used = 0
  }
  for (const block of blocks) {
    let from = 0
    while (from < block.rows.length) {
      const page = pages.at(-1)!
      const gap = page.length > 0 ? block.gap : 0
      const room = capacity(pages.length - 1) - used - gap - block.head
      const count = rowsThatFit(block, from, room, page.length === 0, capacity(pages.length) - block.head)
      if (count === 0) {
        turn()
        continue
      }
      page.push({ blockId: block.id, from, to: from + count })
      used += gap + block.head + heightOf(block.rows, from, from + count)
      from += count
      if (from < block.rows.length) turn()
    }
  }
  return pages
}

/** How many rows to put here: all, as many as fit without leaving too few on either side, or none. */
function rowsThatFit(block: MeasuredBlock, from: number, room: number, pageIsEmpty: boolean, nextRoom: number): number {
  const rest = block.rows.length - from
  let count = 0
  let height = 0
  while (count < rest && height + block.rows[from + count]! <= room) height += block.rows[from + count++]!
  if (count === rest) return rest
  const whole = heightOf(block.rows, from, block.rows.length)
  if (!pageIsEmpty && block.keep && whole <= nextRoom) return 0
  count = Math.min(count, rest - block.leastRows)
  if (count >= Math.min(block.leastRows, rest)) return Math.max(0, count)
  // Too few rows fit in a good way. On an empty page there is no better place to come: take what fits, or one row.
  return pageIsEmpty ? Math.max(1, fitting(block.rows, from, room)) : 0
}

function fitting(rows: readonly number[], from: number, room: number): number {
  let count = 0
  let height = 0
  while (from + count < rows.length && height + rows[from + count]! <= room) height += rows[from + count++]!
  return count
}

function heightOf(rows: readonly number[], from: number, to: number): number {
  let height = 0
  for (let at = from; at < to; at++) height += rows[at]!
  return height
}
