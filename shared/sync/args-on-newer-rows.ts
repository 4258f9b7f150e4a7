/**
 * The arguments of a command for records as they are now. `rev` and `was` say what the person saw when they asked; where a
 * command runs again over what others did since, the envelope's `base` says so field by field, and more finely.
 */
export function argsOnNewerRows(args: unknown): unknown {
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return args
  const { rev: _rev, was: _was, ...rest } = args as Readonly<Record<string, unknown>>
  return rest
}
