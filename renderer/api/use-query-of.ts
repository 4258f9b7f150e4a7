import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { QueryDefinition } from '#shared/queries/query.ts'
import { useApi } from './api-context.tsx'

/** A failed call as an exception, only because the query cache wants one; `error` is the closed union. */
export class CallError extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.message)
    this.error = error
  }
}

/** Key of a query in the cache: the entities it depends on are found again through its name. */
export function queryKeyOf(name: string, args: unknown): readonly unknown[] {
  return ['query', name, args]
}

interface Options {
  /** Keep showing the old answer while the arguments change. Default true. */
  readonly keepPrevious?: boolean
  readonly enabled?: boolean
  /** Compare a new answer with the old one piece by piece to keep what is equal. Default true; off for answers of megabytes. */
  readonly keepEqualParts?: boolean
}

/** Reads through a query and stays current: a push about the records it depends on fetches it again. */
export function useQueryOf<A extends z.ZodType, R extends z.ZodType>(
  definition: QueryDefinition<string, A, R>,
  args: z.input<A>,
  { keepPrevious = true, enabled = true, keepEqualParts = true }: Options = {},
): UseQueryResult<z.output<R>, CallError> {
  const { client } = useApi()
  return useQuery<z.output<R>, CallError>({
    queryKey: queryKeyOf(definition.name, args),
    queryFn: async () => {
      const reply = await client.query(definition, args)
      if (!reply.ok) throw new CallError(reply.error)
      return reply.value
    },
    meta: { dependsOn: definition.dependsOn },
    enabled,
    structuralSharing: keepEqualParts,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
