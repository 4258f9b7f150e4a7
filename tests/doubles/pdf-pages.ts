import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One page of a PDF as a reader sees it. */
export interface PdfPage {
  /** Pieces of text in the order they were drawn, joined by spaces. */
  readonly text: string
  /** Pieces with their place: points from the bottom left corner of the page. */
  readonly pieces: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  readonly widthPt: number
  readonly heightPt: number
  /** Numbers of operations that fill or stroke shapes. */
  readonly shapes: number
}

/** Reads the pages of a PDF. */
export async function readPdf(pdf: Buffer): Promise<PdfPage[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const { width, height } = page.getViewport({ scale: 1 })
    const pieces = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: (item.transform as number[])[4]!, y: (item.transform as number[])[5]! }]
        : [],
    )
    const operations = await page.getOperatorList()
    pages.push({
      text: pieces
        .map((piece) => piece.text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
      pieces,
      widthPt: width,
      heightPt: height,
      shapes: operations.fnArray.filter((operation) => operation === 91).length,
    })
    page.cleanup()
  }
  await document.destroy()
  return pages
}

/** Names of the fonts a PDF of Chromium refers to, and how many font programs are inside. */
export function fontsOf(pdf: Buffer): { names: string[]; embedded: number } {
  const text = pdf.toString('latin1')
  const names = [...text.matchAll(/\/BaseFont \/([^\s/>]+)/g)].map((match) => match[1]!)
  return { names: [...new Set(names)], embedded: [...text.matchAll(/\/FontFile[23]? /g)].length }
}
