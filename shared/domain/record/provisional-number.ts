/** Numbers from here on were made up by a desk until the hub gives the real ones; no office counts that far. */
export const firstProvisionalNumber = 9_000_000_000_000

/** Numbers a single command may ask for before it meets those of others. */
const perCommand = 4_096

/**
 * The numbers a command gives to what it makes on a desk that does not count itself, in the order it asks: made from the
 * command's id (its last 39 random bits), so that the command gives the same ones whenever it is run again.
 */
export function provisionalNumbers(commandId: string): () => number {
  const slot = Number.parseInt(commandId.replaceAll('-', '').slice(-10), 16) % 2 ** 39 || 0
  let ordinal = 0
  return () => firstProvisionalNumber + slot * perCommand + ordinal++
}

/** Whether a number stands only until the hub gives the real one. */
export function isProvisional(number: number): boolean {
  return number >= firstProvisionalNumber
}

/** What tells one draft from the others while it has no number of its own: three digits, as `a3f`. */
export function draftMark(number: number): string {
  const counted = number - firstProvisionalNumber
  const mark = (Math.floor(counted / perCommand) + (counted % perCommand) * 2_477) % 4_096
  return mark.toString(16).padStart(3, '0')
}
