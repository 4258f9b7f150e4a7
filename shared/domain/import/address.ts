/** A text as people wrote it, without the blanks around it and with runs of blanks as one. */
export function tidy(text: string): string {
  const trimmed = text.trim()
  return untidy.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}

const untidy = /\s\s|[^\S ]/

/**
 * What two spellings of one address have in common: case, punctuation and blanks do not matter. Nothing else is
 * changed: `St` and `Street` stay two addresses, because only a person knows that they are one.
 */
export function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/[.,;]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The address without its numbers and single letters: units of one building and houses of one street share it. */
export function streetKey(address: string): string {
  return addressKey(address)
    .split(' ')
    .filter((word) => word.length > 1 && !/\d/.test(word))
    .join(' ')
}

/** Joins the parts of an address with commas, leaving out what an earlier part already says. */
export function joinAddress(parts: readonly string[]): string {
  let address = ''
  for (const part of parts.map(tidy)) {
    if (part === '') continue
    const said = ` ${addressKey(address)} `.includes(` ${addressKey(part)} `)
    if (!said) address = address === '' ? part : `${address}, ${part}`
  }
  return address
}
