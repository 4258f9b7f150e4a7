import { wordsOf } from '../search/words.ts'

/** A work type as far as matching by name goes. */
export interface NamedWorkType {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/**
 * The office's work type of a name: the same words in any order, with or without a plural, first for the name itself,
 * then for its other names in order. Null when the office has none: a work type is never guessed from a few shared
 * words, for a duration and a skill hang on it.
 */
export function matchWorkType<T extends NamedWorkType>(
  name: string,
  alsoCalled: readonly string[],
  workTypes: readonly T[],
): T | null {
  const usable = workTypes.filter(({ active }) => active)
  for (const wanted of [name, ...alsoCalled]) {
    const key = keyOf(wanted)
    const found = key === '' ? undefined : usable.find((type) => keyOf(type.name) === key)
    if (found) return found
  }
  return null
}

/** Words sorted, each without its plural ending: `Tree emergencies` and `Emergency, tree` are one. */
function keyOf(name: string): string {
  return [...new Set(wordsOf(name).map(singular))].toSorted().join(' ')
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}
