import { z } from 'zod'

/** A fact of a violation: plain JSON, turned into words by the renderer. */
export const factSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

/**
 * One broken rule of a proposed placement or transition.
 * - `forbids`: can never be done; `asks`: a person may override with a reason; `warns`: allowed, shown, undoable.
 */
export const violationSchema = z.object({
  rule: z.string(),
  severity: z.enum(['forbids', 'asks', 'warns']),
  facts: z.record(z.string(), factSchema),
})
export type Violation = z.infer<typeof violationSchema>

/**
 * Every expected failure that may cross a boundary. A closed list: a new kind is a change of the contract.
 * `message` is English for logs and the command line; the renderer words errors by kind, `code` and `facts`.
 */
export const appErrorSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('invalid-input'),
    message: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  z.object({ kind: z.literal('not-found'), message: z.string(), entity: z.string(), id: z.string() }),
  z.object({ kind: z.literal('forbidden'), message: z.string() }),
  z.object({ kind: z.literal('conflict'), message: z.string(), facts: z.record(z.string(), factSchema) }),
  z.object({ kind: z.literal('rule-violation'), message: z.string(), violations: z.array(violationSchema) }),
  z.object({ kind: z.literal('unavailable'), message: z.string(), code: z.string() }),
  z.object({
    kind: z.literal('storage'),
    message: z.string(),
    code: z.enum(['full', 'read-only', 'corrupt', 'newer-version', 'in-use', 'unknown']),
  }),
  z.object({ kind: z.literal('cancelled'), message: z.string() }),
  z.object({ kind: z.literal('internal'), message: z.string(), reference: z.string() }),
])
export type AppError = z.infer<typeof appErrorSchema>

/** The stored record named by a command or query is not there. */
export function notFound(entity: string, id: string): AppError {
  return { kind: 'not-found', message: `No ${entity} with id ${id}`, entity, id }
}

/** Input that has the right shape but makes no sense here; `path` names the argument. */
export function invalidInput(path: string, message: string): AppError {
  return { kind: 'invalid-input', message, issues: [{ path, message }] }
}

/** Turns a zod failure into the one shape used on every boundary. */
export function fromZodError(error: z.ZodError): AppError {
  const issues = error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  const first = issues[0]
  return { kind: 'invalid-input', message: first ? `${first.path}: ${first.message}` : 'Invalid input', issues }
}
