import type { z } from 'zod'

/**
 * Contract of something that is neither a read nor a change of records: start an import, print, take a file in.
 * Long ones answer at once with a job id and go on in the background (`job` pushes tell how far).
 */
export interface ActionDefinition<
  N extends string = string,
  A extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly name: N
  readonly args: A
  readonly result: R
}

/** Declares an action. */
export function defineAction<N extends string, A extends z.ZodType, R extends z.ZodType>(
  definition: ActionDefinition<N, A, R>,
): ActionDefinition<N, A, R> {
  return definition
}
