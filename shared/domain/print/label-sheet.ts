import { z } from 'zod'

/** A sheet of labels as it is sold, millimetres. `pitch` is from the edge of one label to the same edge of the next. */
export interface LabelSheet {
  readonly pageWidthMm: number
  readonly pageHeightMm: number
  readonly labelWidthMm: number
  readonly labelHeightMm: number
  readonly columns: number
  readonly rows: number
  readonly topMm: number
  readonly leftMm: number
  readonly pitchXMm: number
  readonly pitchYMm: number
}

/** Sheets that can be bought nearly everywhere, by the size of one label; a roll is a sheet of one. */
export const labelSheets = {
  a4x24: sheet(210, 297, 70, 37, 3, 8, 0.5, 0),
  a4x21: sheet(210, 297, 63.5, 38.1, 3, 7, 15.15, 7.25, 66, 38.1),
  a4x65: sheet(210, 297, 38.1, 21.2, 5, 13, 10.7, 4.75, 40.6, 21.2),
  a4x12: sheet(210, 297, 63.5, 72, 3, 4, 4.5, 7.25, 66, 72),
  letter30: sheet(215.9, 279.4, 66.7, 25.4, 3, 10, 12.7, 4.8, 69.8, 25.4),
  letter10: sheet(215.9, 279.4, 101.6, 50.8, 2, 5, 12.7, 4, 106.3, 50.8),
  roll62x29: sheet(62, 29, 62, 29, 1, 1, 0, 0),
  roll57x32: sheet(57, 32, 57, 32, 1, 1, 0, 0),
} as const satisfies Record<string, LabelSheet>
export type LabelSheetName = keyof typeof labelSheets
export const labelSheetNames = Object.keys(labelSheets) as [LabelSheetName, ...LabelSheetName[]]

function sheet(
  pageWidthMm: number,
  pageHeightMm: number,
  labelWidthMm: number,
  labelHeightMm: number,
  columns: number,
  rows: number,
  topMm: number,
  leftMm: number,
  pitchXMm = labelWidthMm,
  pitchYMm = labelHeightMm,
): LabelSheet {
  return { pageWidthMm, pageHeightMm, labelWidthMm, labelHeightMm, columns, rows, topMm, leftMm, pitchXMm, pitchYMm }
}

/** Labels on one page. */
export function labelsPerPage({ columns, rows }: LabelSheet): number {
  return columns * rows
}

/** Which labels to print, and how. */
export const labelSpecSchema = z.object({
  assetIds: z.array(z.string().min(1).max(64)).min(1).max(2_000),
  sheet: z.enum(labelSheetNames),
  /** Labels already taken off the first page; they are left out, row by row. */
  skip: z.int().min(0).max(200).default(0),
  copies: z.int().min(1).max(20).default(1),
  /** What stands beside the code besides the tag. */
  name: z.boolean().default(true),
  site: z.boolean().default(true),
  organisation: z.boolean().default(true),
})
export type LabelSpec = z.output<typeof labelSpecSchema>

/** One label: which of the things to print, and where its upper left corner is on its page. */
export interface PlacedLabel {
  readonly index: number
  readonly xMm: number
  readonly yMm: number
}

/**
 * Lays `count` labels out on pages, row by row, leaving the first `skip` places of the first page free. A skip of a
 * whole page or more is taken for what is left of it: nobody puts an empty sheet into the printer.
 */
export function layLabels(count: number, of: LabelSheet, skip = 0): PlacedLabel[][] {
  const perPage = labelsPerPage(of)
  const first = skip % perPage
  const pages: PlacedLabel[][] = []
  for (let index = 0; index < count; index++) {
    const place = first + index
    const onPage = place % perPage
    const page = (pages[Math.floor(place / perPage)] ??= [])
    page.push({
      index,
      xMm: of.leftMm + (onPage % of.columns) * of.pitchXMm,
      yMm: of.topMm + Math.floor(onPage / of.columns) * of.pitchYMm,
    })
  }
  return pages
}
