import type { z } from 'zod'
import type { ActionDefinition } from '../actions/action.ts'
import type { CommandDefinition } from '../commands/command.ts'
import type { ReadMap } from '../commands/read.ts'
import type { AppError } from '../kernel/app-error.ts'
import type { Result } from '../kernel/result.ts'
import type { QueryDefinition } from '../queries/query.ts'
import type { Call, Receipt } from './envelope.ts'
import type { Transport } from './transport.ts'

/** Typed calls over any transport: the definition gives name, argument and answer types. */
export interface Client {
  query<A extends z.ZodType, R extends z.ZodType>(
    definition: QueryDefinition<string, A, R>,
    args: z.input<A>,
  ): Promise<Result<z.output<R>, AppError>>
  command<A extends z.ZodType, R extends ReadMap, M extends ReadMap, V>(
    definition: CommandDefinition<string, A, R, M, V>,
    args: z.input<A>,
  ): Promise<Result<Receipt & { value: V }, AppError>>
  action<A extends z.ZodType, R extends z.ZodType>(
    definition: ActionDefinition<string, A, R>,
    args: z.input<A>,
  ): Promise<Result<z.output<R>, AppError>>
}

export function createClient(transport: Transport): Client {
  const call = async (kind: Call['kind'], name: string, args: unknown) =>
    (await transport.call({ kind, name, args: args as Call['args'] })) as never
  return {
    query: (definition, args) => call('query', definition.name, args),
    command: (definition, args) => call('command', definition.name, args),
    action: (definition, args) => call('action', definition.name, args),
  }
}
