/** Longest word that is kept apart from others; what follows is cut off. */
const longestWord = 40

/**
 * Marks, and the vowels and tones of New Tai Lue and two Vedic signs, which became letters after the tables of the index
 * were made: it would split a word at them, and then find it no more.
 */
const marks = /[\p{M}\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+/gu

/**
 * The words of a text as search sees them: lower case, without accents, split at everything that is neither a letter
 * nor a digit. The same function makes the index and reads the query, so both always agree.
 */
export function wordsOf(text: string): string[] {
  // Plain ASCII, which most texts are, has no accents and no surrogates: an import of a million rows feels it.
  if (isAscii(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, longestWord))
  // Compatibility forms come apart first: some letters (a mathematical A) only then have a lower case.
  const plain = text.normalize('NFKD').toLowerCase().replace(marks, '')
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    Array.from(word.slice(0, 2 * longestWord))
      .slice(0, longestWord)
      .join(''),
  )
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

/** A query is cut to this many different words: more would only make it slower, never better. */
const mostWords = 8

/** What a person typed, ready to look up. */
export interface SearchText {
  /** The words, each once, in the order typed; the last may be unfinished. */
  readonly words: readonly string[]
  /** The number of a request or work order when the text is one: `4687`, `#4687`, `WO-4687`. */
  readonly number: number | null
}

/** Reads what a person typed. Anything is allowed, of any length; what cannot be searched for is left out. */
export function searchTextOf(typed: string): SearchText {
  const text = typed.slice(0, 2_000).trim()
  const number = /^(?:#|wo|work order|request|req|r)?[\s#-]*(\d{1,15})$/i.exec(text)?.[1]
  return {
    words: [...new Set(wordsOf(text))].slice(0, mostWords),
    number: number === undefined ? null : Number(number),
  }
}
