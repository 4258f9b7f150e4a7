import type { z } from 'zod'
import type { EntityName } from '../domain/entities.ts'

/** Contract of one read: its name, arguments, answer, and the records whose change makes the answer old. */
export interface QueryDefinition<
  N extends string = string,
  A extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly name: N
  readonly args: A
  readonly result: R
  readonly dependsOn: readonly EntityName[]
  /** Amounts in the answer are null for a role that may not see costs. Left out: the answer holds none, or sees to it itself. */
  readonly holdsMoney?: boolean
}

/** Declares a query. */
export function defineQuery<N extends string, A extends z.ZodType, R extends z.ZodType>(
  definition: QueryDefinition<N, A, R>,
): QueryDefinition<N, A, R> {
  return definition
}
