import { wordsOf } from '../search/words.ts'

/** A text made ready for comparing: its words, each once. */
export interface ComparedText {
  readonly words: ReadonlySet<string>
}

/** Words looked at of a text; a report that goes on longer is told apart by its first ones as well. */
const mostWords = 120

/** Shortest word in which a slip of the keyboard is looked for: shorter ones turn into each other too easily. */
const shortestMisspelt = 5

/** Two words with at least this share of letter triples in common are taken for one word misspelt. */
const sameWord = 0.5

/** Makes a text ready for comparing. Any text is allowed; one without words is like nothing. */
export function comparedText(text: string): ComparedText {
  return { words: new Set(wordsOf(text).slice(0, mostWords)) }
}

/** How telling a word is, above 0. */
export type WordWeight = (word: string) => number

/**
 * Weights by rarity among the texts at hand (inverse document frequency, Spärck Jones 1972, smoothed so that a word in
 * all of them still counts a little): ln(1 + (n + 1) ÷ (texts with the word + ½)). What every report of a neighbourhood
 * says (the street, the form's labels) weighs little, what only two of them say weighs much.
 */
export function weightsByRarity(texts: readonly ComparedText[]): WordWeight {
  const counts = new Map<string, number>()
  for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + (texts.length + 1) / ((counts.get(word) ?? 0) + 0.5))
}

/**
 * Likeness of two texts, 0 to 1: the weight of the words they share over the weight of all their words (weighted Dice).
 * A word without an equal on the other side is compared by its letter triples and counts by how much of them it shares,
 * so that "hidrant" still meets "hydrant" (soft TF-IDF after Cohen, Ravikumar and Fienberg 2003). Order, case, accents
 * and punctuation do not count; numbers are never misspelt ones of each other.
 */
export function textLikeness(a: ComparedText, b: ComparedText, weight: WordWeight): number {
  let shared = 0
  let all = 0
  const onlyA: string[] = []
  for (const word of a.words) {
    const weighs = weight(word)
    all += weighs
    if (b.words.has(word)) shared += 2 * weighs
    else if (isMisspellable(word)) onlyA.push(word)
  }
  const onlyB: string[] = []
  for (const word of b.words) {
    all += weight(word)
    if (!a.words.has(word) && isMisspellable(word)) onlyB.push(word)
  }
  if (all === 0) return 0
  for (const [word, other, likeness] of pairUp(onlyA, onlyB)) shared += likeness * (weight(word) + weight(other))
  return Math.min(1, shared / all)
}

function isMisspellable(word: string): boolean {
  return word.length >= shortestMisspelt && !/\p{N}/u.test(word)
}

/** Likeliest pairs first; each word is used once. */
function pairUp(onlyA: readonly string[], onlyB: readonly string[]): (readonly [string, string, number])[] {
  if (onlyA.length === 0 || onlyB.length === 0) return []
  const pairs: (readonly [string, string, number])[] = []
  for (const word of onlyA) {
    for (const other of onlyB) {
      if (Math.abs(word.length - other.length) > 3) continue
      const likeness = tripleLikeness(word, other)
      if (likeness >= sameWord) pairs.push([word, other, likeness])
    }
  }
  pairs.sort((p, q) => q[2] - p[2] || (p[0] + p[1] < q[0] + q[1] ? -1 : 1))
  const used = new Set<string>()
  return pairs.filter(([word, other]) => {
    if (used.has(`a${word}`) || used.has(`b${other}`)) return false
    used.add(`a${word}`).add(`b${other}`)
    return true
  })
}

/** Share of letter triples two words have in common (Dice), the ends of the words counted as letters of their own. */
export function tripleLikeness(a: string, b: string): number {
  const one = triplesOf(a)
  const other = triplesOf(b)
  let shared = 0
  for (const triple of one) if (other.has(triple)) shared += 1
  return (2 * shared) / (one.size + other.size)
}

function triplesOf(word: string): Set<string> {
  const padded = `  ${word} `
  const triples = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) triples.add(padded.slice(at, at + 3))
  return triples
}
