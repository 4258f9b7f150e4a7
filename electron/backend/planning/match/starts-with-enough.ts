import type { Span } from '#optimizer/problem/problem-visit.ts'

/**
 * The starts at which at least so many people could begin, from the starts of each; both ends of all spans belong to
 * them. In order, with gaps between.
 */
export function startsWithEnough(people: readonly (readonly Span[])[], needed: number): Span[] {
  const turns = people.flatMap((spans) =>
    spans.flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end + 1, by: -1 },
    ]),
  )
  // At one tick somebody who comes is counted before somebody who goes: no gap where one takes over from another.
  turns.sort((a, b) => a.at - b.at || b.by - a.by)
  const found: Span[] = []
  let count = 0
  let since: number | null = null
  for (const { at, by } of turns) {
    count += by
    if (count >= needed) since ??= at
    else if (since !== null) {
      if (at > since) found.push({ start: since, end: at - 1 })
      since = null
    }
  }
  return found
}

/** What lies in one of either list; spans with both ends, in order. An empty list of windows means any time. */
export function withinStarts(windows: readonly Span[], starts: readonly Span[]): Span[] {
  if (windows.length === 0) return [...starts]
  return windows.flatMap((window) =>
    starts.flatMap((one) => {
      const start = Math.max(window.start, one.start)
      const end = Math.min(window.end, one.end)
      return start <= end ? [{ start, end }] : []
    }),
  )
}
