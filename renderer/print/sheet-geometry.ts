import { papers } from '#shared/domain/print/print-options.ts'
import type { Paper } from '#shared/domain/print/print-options.ts'

/** Measures of a sheet, millimetres. `sheet.css` reads the same figures through custom properties. */
export const sheet = {
  marginTopMm: 11,
  marginSideMm: 15,
  marginBottomMm: 9,
  /** Head of the first page of a packet, with its rule and the space below. */
  headMm: 37,
  /** Head of the pages after it. */
  compactHeadMm: 27,
  footMm: 8,
  /** Kept free, because a printer's fonts may break a line elsewhere than the screen did. */
  slackMm: 3,
} as const

/** CSS pixels of a millimetre: 96 to the inch. */
export const pxPerMm = 96 / 25.4

/** Height that a page offers to blocks, CSS pixels. */
export function bodyHeightPx(paper: Paper, firstPage: boolean): number {
  const head = firstPage ? sheet.headMm : sheet.compactHeadMm
  const { heightMm } = papers[paper]
  return (heightMm - sheet.marginTopMm - sheet.marginBottomMm - head - sheet.footMm - sheet.slackMm) * pxPerMm
}

/** Width that a page offers to blocks, millimetres. */
export function bodyWidthMm(paper: Paper): number {
  return papers[paper].widthMm - 2 * sheet.marginSideMm
}

/** Tells the style sheet the paper and the measures. */
export function applyGeometry(paper: Paper): void {
  const { widthMm, heightMm } = papers[paper]
  const page = new CSSStyleSheet()
  const root = Object.entries({
    'sheet-width': widthMm,
    'sheet-height': heightMm,
    'body-width': bodyWidthMm(paper),
    'margin-top': sheet.marginTopMm,
    'margin-side': sheet.marginSideMm,
    'margin-bottom': sheet.marginBottomMm,
    head: sheet.headMm,
    'compact-head': sheet.compactHeadMm,
    foot: sheet.footMm,
  }).map(([name, mm]) => `--${name}: ${mm}mm;`)
  page.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; } :root { ${root.join(' ')} }`)
  document.adoptedStyleSheets = [page]
}
