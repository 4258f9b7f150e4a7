import { z } from 'zod'

/** Value of a key column. */
export type KeyCell = string | number

/** A place in an ordered list: just after the row with these keys, in the named part of the order. */
export interface Cursor {
  readonly segment: string
  readonly keys: readonly KeyCell[]
}

const cursorSchema = z.tuple([z.string()], z.union([z.string(), z.number()]))

/** A cursor as one opaque text for the wire. */
export function encodeCursor({ segment, keys }: Cursor): string {
  return JSON.stringify([segment, ...keys])
}

/** Reads a cursor; null (the start of the list) for anything that is not one. */
export function decodeCursor(text: string | null): Cursor | null {
  if (text === null) return null
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text))
    if (!parsed.success) return null
    const [segment, ...keys] = parsed.data
    return { segment, keys }
  } catch {
    return null
  }
}
