/** A paragraph of a text and its writing direction. */
export interface Paragraph {
  readonly text: string
  readonly direction: 'ltr' | 'rtl'
}

/** A printed line: part `[from, to)` of a paragraph. */
export interface TextLine {
  readonly paragraph: number
  readonly from: number
  readonly to: number
}

/** Letters of Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/** The direction of the first letter that has one, as the Unicode bidirectional algorithm (UAX 9, P2) has it. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0]
  return first && rightToLeft.test(first) ? 'rtl' : 'ltr'
}

/** Splits a text at its line breaks; several empty lines in a row become one. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const line of text.trim().split(/\r\n|[\n\r\u2028\u2029]/)) {
    const trimmed = line.trim()
    if (trimmed === '' && paragraphs.at(-1)?.text === '') continue
    paragraphs.push({ text: trimmed, direction: directionOf(trimmed) })
  }
  return paragraphs
}
