/** A header name without case, blanks and punctuation, as the catalogue compares it. */
export function headerKey(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
