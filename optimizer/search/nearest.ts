/**
 * The `count` columns of the lowest score, in order: one pass with a heap of those held, the highest on top, because
 * sorting all pairs takes a second where this takes milliseconds. Scores of Infinity are left out; ties by number.
 */
export function selectLowest(
  scores: Float64Array,
  length: number,
  count: number,
  into: Int32Array,
  offset: number,
): void {
  let held = 0
  let highest = Infinity
  for (let column = 0; column < length; column++) {
    const score = scores[column]!
    // An equal score with a higher number comes later anyway.
    if (score >= highest || count === 0 || score === Infinity) continue
    if (held < count) {
      rise(scores, into, offset, held++, column)
      if (held < count) continue
    } else sink(scores, into, offset, held, column)
    highest = scores[into[offset]!]!
  }
  for (let slot = held; slot < count; slot++) into[offset + slot] = -1
  // The highest goes behind the rest, again and again, until they are in order.
  while (held > 1) {
    const last = into[offset + --held]!
    into[offset + held] = into[offset]!
    sink(scores, into, offset, held, last)
  }
}

/** Whether a column comes after another: a higher score, or the same with a higher number. */
function isAfter(scores: Float64Array, column: number, other: number): boolean {
  const score = scores[column]!
  const otherScore = scores[other]!
  return score > otherScore || (score === otherScore && column > other)
}

/** Adds a column at the end of the heap and lifts it to its place. */
function rise(scores: Float64Array, heap: Int32Array, offset: number, end: number, column: number): void {
  let slot = end
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    const above = heap[offset + parent]!
    if (!isAfter(scores, column, above)) break
    heap[offset + slot] = above
    slot = parent
  }
  heap[offset + slot] = column
}

/** Puts a column in the place of the highest and lowers it to where it belongs. */
function sink(scores: Float64Array, heap: Int32Array, offset: number, size: number, column: number): void {
  let slot = 0
  for (let child = 1; child < size; child = 2 * slot + 1) {
    if (child + 1 < size && isAfter(scores, heap[offset + child + 1]!, heap[offset + child]!)) child++
    const below = heap[offset + child]!
    if (!isAfter(scores, below, column)) break
    heap[offset + slot] = below
    slot = child
  }
  heap[offset + slot] = column
}
