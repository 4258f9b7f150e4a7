import type { CityMarks } from './city-marks.ts'

/** The likeliest earlier case that was offered when a case came in. */
export interface Suggestion {
  readonly key: string
  readonly openedAt: number
  readonly otherKey: string
  readonly score: number
}

/** How suggestions agree with the city's marks over the cases opened in `[from, to)`. */
export interface Agreement {
  /** Suggestions made. */
  readonly suggestions: number
  /** Of them: confirmed by a mark. */
  readonly right: number
  /** Of the others: closed together by the city, without a mark. */
  readonly together: number
  /** Marked cases that could be found. */
  readonly marked: number
  /** Of them: part of a right suggestion. */
  readonly found: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Precision if what was closed together were marked too. */
  readonly precisionWithTogether: number
}

/**
 * Judges suggestions at a threshold. A suggestion is right when the notes connect its two cases, or when one of the two is
 * marked without naming which other it repeats; each such case confirms one suggestion, the likeliest. Everything else
 * is wrong, although the city does not mark every duplicate: precision is a lower bound.
 */
export function agreementOf(
  suggestions: readonly Suggestion[],
  cases: readonly { readonly key: string; readonly openedAt: number }[],
  marks: CityMarks,
  threshold: number,
  [from, to]: readonly [number, number],
): Agreement {
  const within = ({ openedAt }: { readonly openedAt: number }) => openedAt >= from && openedAt < to
  const confirmed = new Set<string>()
  const found = new Set<string>()
  const counts = { suggestions: 0, right: 0, together: 0 }
  const shown = suggestions.filter(({ score }) => score >= threshold).toSorted((a, b) => b.score - a.score)
  for (const suggestion of shown) {
    const { key, otherKey } = suggestion
    const pair = [key, otherKey]
    let right = marks.areConnected(key, otherKey)
    const unnamed = right ? undefined : pair.find((one) => marks.isUnnamed(one) && !confirmed.has(one))
    if (unnamed !== undefined) {
      confirmed.add(unnamed)
      right = true
    }
    if (right) for (const one of pair) if (marks.isMarked(one)) found.add(one)
    if (!within(suggestion)) continue
    counts.suggestions += 1
    if (right) counts.right += 1
    else if (marks.closedTogether(key, otherKey)) counts.together += 1
  }
  const findable = cases.filter((one) => within(one) && marks.isFindable(one.key))
  const hits = findable.filter(({ key }) => found.has(key)).length
  const precision = counts.right / counts.suggestions
  const recall = hits / findable.length
  return {
    ...counts,
    marked: findable.length,
    found: hits,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    precisionWithTogether: (counts.right + counts.together) / counts.suggestions,
  }
}
