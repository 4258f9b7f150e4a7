/** One value of a table that is written to a file. Instants are UTC ms and are written in the zone of the table. */
export type TableCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'yesNo'; readonly yes: boolean }
  | null

/** A table in the order it is shown. */
export interface TableSheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: Iterable<readonly TableCell[]>
  /** IANA zone instants are written in. */
  readonly zone: string
}

/** A text, or nothing. */
export function textCell(text: string | null | undefined): TableCell {
  return text === null || text === undefined || text === '' ? null : { kind: 'text', text }
}

/** An instant, or nothing. */
export function instantCell(at: number | null | undefined): TableCell {
  return at === null || at === undefined ? null : { kind: 'instant', at }
}

/** A number, or nothing. */
export function numberCell(number: number | null | undefined): TableCell {
  return number === null || number === undefined ? null : { kind: 'number', number }
}
