/** Half-open span of time `[start, end)` in UTC milliseconds; `start <= end`. */
export interface Interval {
  readonly start: number
  readonly end: number
}

/** Whether two half-open intervals share at least one instant. Touching ends do not overlap. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Milliseconds both intervals share; 0 when they do not overlap. */
export function overlapMs(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

/** What is left of `whole` once every hole is cut out, in order of time. Holes may overlap and be unsorted. */
export function subtract(whole: Interval, holes: readonly Interval[]): Interval[] {
  const sorted = holes
    .filter((hole) => hole.end > hole.start && overlaps(hole, whole))
    .sort((a, b) => a.start - b.start)
  const rest: Interval[] = []
  let cursor = whole.start
  for (const hole of sorted) {
    if (hole.start > cursor) rest.push({ start: cursor, end: hole.start })
    cursor = Math.max(cursor, hole.end)
  }
  if (cursor < whole.end) rest.push({ start: cursor, end: whole.end })
  return rest
}

/** The same time as non-overlapping intervals in order; touching ones become one, empty ones vanish. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const next of intervals.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && next.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, next.end) }
    else merged.push({ start: next.start, end: next.end })
  }
  return merged
}
