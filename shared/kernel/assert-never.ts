/** Closes an exhaustive switch: a new variant becomes a type error where it is not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled variant: ${JSON.stringify(value)}`)
}
