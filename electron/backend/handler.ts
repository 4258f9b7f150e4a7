import type { z } from 'zod'
import type { ActionDefinition } from '#shared/actions/action.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { QueryDefinition } from '#shared/queries/query.ts'
import type { BackendContext } from './context.ts'
import { hidingMoney } from './hide-money.ts'
import type { ActionRoute, QueryRoute } from './router.ts'

/** A query or action bound to its handler, waiting for the backend it will serve. */
export type QueryBinding = (context: BackendContext) => QueryRoute
export type ActionBinding = (context: BackendContext) => ActionRoute

/** Binds a query to the function that answers it. */
export function answers<N extends string, A extends z.ZodType, R extends z.ZodType>(
  definition: QueryDefinition<N, A, R>,
  handle: (args: z.output<A>, context: BackendContext) => z.input<R>,
): QueryBinding {
  return (context) => ({
    definition,
    handle(args) {
      const answer = handle(args as z.output<A>, context)
      return definition.holdsMoney ? hidingMoney(context, answer) : answer
    },
  })
}

/**
 * Binds a query that reads a great deal where there is much: then it is answered aside, and the desk goes on. Elsewhere
 * it is answered at once, by the same function.
 */
export function answersAside<N extends string, A extends z.ZodType, R extends z.ZodType>(
  definition: QueryDefinition<N, A, R>,
  handle: (args: z.output<A>, context: BackendContext) => z.input<R>,
): QueryBinding {
  return (context) => ({
    ...answers(definition, handle)(context),
    handleAside: (args) => context.aside.answer(definition.name, args),
  })
}

/** Binds an action to the function that carries it out. */
export function performs<N extends string, A extends z.ZodType, R extends z.ZodType>(
  definition: ActionDefinition<N, A, R>,
  handle: (
    args: z.output<A>,
    context: BackendContext,
  ) => Result<z.input<R>, AppError> | Promise<Result<z.input<R>, AppError>>,
): ActionBinding {
  return (context) => ({ definition, handle: async (args) => handle(args as z.output<A>, context) })
}
