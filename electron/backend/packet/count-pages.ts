/**
 * Pages of a PDF that Chromium made: it writes every page as a plain dictionary. Not a reader of PDFs in general
 * (others pack their dictionaries into compressed streams).
 */
export function countPages(pdf: Buffer): number {
  let pages = 0
  for (let at = pdf.indexOf('/Type /Page'); at !== -1; at = pdf.indexOf('/Type /Page', at + 11)) {
    const next = String.fromCharCode(pdf[at + 11] ?? 0)
    if (!/[a-zA-Z]/.test(next)) pages++
  }
  return pages
}
