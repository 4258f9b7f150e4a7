import type { QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { QueryDefinition } from '#shared/queries/query.ts'

/**
 * Shows a change before the backend has confirmed it: patches every answer of a query in the cache and stops fetches
 * under way, whose older truth would undo the patch. Returns what takes the patch back.
 */
export function patchAnswers<A extends z.ZodType, R extends z.ZodType>(
  cache: QueryClient,
  definition: QueryDefinition<string, A, R>,
  patch: (answer: z.output<R>, args: z.input<A>) => z.output<R>,
): () => void {
  const queryKey = ['query', definition.name]
  void cache.cancelQueries({ queryKey })
  const before = cache.getQueriesData<z.output<R>>({ queryKey })
  for (const [key, answer] of before)
    if (answer !== undefined) cache.setQueryData(key, patch(answer, key[2] as z.input<A>))
  return () => {
    for (const [key, answer] of before) cache.setQueryData(key, answer)
    void cache.invalidateQueries({ queryKey })
  }
}
