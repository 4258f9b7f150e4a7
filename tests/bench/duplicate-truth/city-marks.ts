/*
 * What the city of Boston itself said about duplicates, read from its closing notes. Only the benchmark reads them; the
 * detector never sees a closing note.
 */

/** A case of the city's file as the truth needs it. */
export interface CityCase {
  /** `case_enquiry_id`: 101000 and six digits. */
  readonly key: string
  readonly openedAt: number
  readonly closedAt: number | null
  readonly closingNote: string
}

/** Phrases by which a clerk closes a case as the repetition of another. */
const phrases = /duplicate|dup case|case exists already|already created for this|same as #/i

/** Case numbers in a note: thirteen digits, or the last six of them. */
const numbers = /\b(?:1010\d{2,9}|\d{6})\b/g

/** Closed together: the same words within ten minutes, as one clicks through a list. */
const togetherMs = 600_000

/** The city's marks on a file of cases. */
export interface CityMarks {
  /** Whether the note says that the case repeats another. */
  isMarked(key: string): boolean
  /** Marked, without naming a case that could be looked up: which one it repeats is not known. */
  isUnnamed(key: string): boolean
  /** Marked, and what it repeats may be in the file: named there, or not named at all. */
  isFindable(key: string): boolean
  /** Whether the notes connect the two: one names the other, or both name a third. */
  areConnected(one: string, other: string): boolean
  /** Whether the city closed the two with the same words within ten minutes: treated as one, without saying so. */
  closedTogether(one: string, other: string): boolean
}

/** Reads the marks from the closing notes. */
export function readCityMarks(cases: readonly CityCase[]): CityMarks {
  const byKey = new Map(cases.map((one) => [one.key, one]))
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    const parent = parents.get(key) ?? key
    if (parent === key) return key
    const root = rootOf(parent)
    parents.set(key, root)
    return root
  }
  const marked = new Set<string>()
  const unnamed = new Set<string>()
  for (const { key, closingNote } of cases) {
    if (!phrases.test(closingNote)) continue
    marked.add(key)
    const named = namedCases(closingNote).filter((other) => other !== key)
    if (named.length === 0) unnamed.add(key)
    for (const other of named) parents.set(rootOf(key), rootOf(other))
  }
  const sizes = new Map<string, number>()
  for (const { key } of cases) sizes.set(rootOf(key), (sizes.get(rootOf(key)) ?? 0) + 1)
  return {
    isMarked: (key) => marked.has(key),
    isUnnamed: (key) => unnamed.has(key),
    isFindable: (key) => marked.has(key) && (unnamed.has(key) || sizes.get(rootOf(key))! > 1),
    areConnected: (one, other) => rootOf(one) === rootOf(other),
    closedTogether(one, other) {
      const [a, b] = [byKey.get(one), byKey.get(other)]
      if (!a || !b || a.closedAt === null || b.closedAt === null || a.closingNote.trim() === '') return false
      return a.closingNote === b.closingNote && Math.abs(a.closedAt - b.closedAt) <= togetherMs
    },
  }
}

/** Full numbers of the cases a note names; a short one gets the digits all cases begin with. */
export function namedCases(note: string): string[] {
  return [...note.matchAll(numbers)].map(([digits]) => `101000${digits.slice(-6)}`)
}
