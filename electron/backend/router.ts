import type { ActionDefinition } from '#shared/actions/action.ts'
import type { Actor, CommandDefinition } from '#shared/commands/command.ts'
import { refusedByRole } from '#shared/domain/access/permissions.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { fromZodError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { QueryDefinition } from '#shared/queries/query.ts'
import { callSchema } from '#shared/rpc/envelope.ts'
import type { Reply } from '#shared/rpc/envelope.ts'
import { storageErrorOf } from '../store/storage-error.ts'
import type { CommandPipeline } from './command-pipeline.ts'
import { receiptOf } from './receipt.ts'
import type { WriteGate } from './write-gate.ts'
import type { Log } from './log.ts'

/** A query with its handler, types erased: the router parses, the handler trusts. */
export interface QueryRoute {
  readonly definition: QueryDefinition
  handle(args: unknown): unknown
  /** The answer of a worker where the data is large; null: `handle` answers. */
  handleAside?(args: unknown): Promise<Result<unknown, AppError>> | null
}
/** An action with its handler. */
export interface ActionRoute {
  readonly definition: ActionDefinition
  handle(args: unknown): Promise<Result<unknown, AppError>>
}

/** Answers every call; nothing that a caller sends makes it throw. */
export type Router = (rawCall: unknown) => Promise<Reply>

export function createRouter(
  queries: readonly QueryRoute[],
  commands: readonly CommandDefinition[],
  actions: readonly ActionRoute[],
  pipeline: CommandPipeline,
  log: Log,
  gate: WriteGate,
  person: () => Actor,
): Router {
  const queryByName = uniqueByName(queries.map((route) => [route.definition.name, route]))
  const commandByName = uniqueByName(commands.map((definition) => [definition.name, definition]))
  const actionByName = uniqueByName(actions.map((route) => [route.definition.name, route]))

  const answer = async (rawCall: unknown): Promise<Result<unknown, AppError>> => {
    const call = callSchema.safeParse(rawCall)
    if (!call.success) return err(fromZodError(call.error))
    const { kind, name, args } = call.data
    if (kind === 'command') {
      const definition = commandByName.get(name)
      if (!definition) return unknownName(kind, name)
      const run = await gate.inTurn(() => pipeline.run(definition, args))
      return run.ok ? ok(receiptOf(run.value)) : run
    }
    const route = kind === 'query' ? queryByName.get(name) : actionByName.get(name)
    if (!route) return unknownName(kind, name)
    const parsed = route.definition.args.safeParse(args)
    if (!parsed.success) return err(fromZodError(parsed.error))
    if (kind === 'query') {
      const { handle, handleAside } = route as QueryRoute
      return handleAside?.(parsed.data) ?? ok(handle(parsed.data))
    }
    const refused = refusedByRole(person(), name)
    if (refused) return err(refused)
    return (route as ActionRoute).handle(parsed.data)
  }

  return async (rawCall) => {
    try {
      const result = await answer(rawCall)
      return result.ok ? { ok: true, value: (result.value ?? null) as never } : { ok: false, error: result.error }
    } catch (thrown) {
      const known = storageErrorOf(thrown)
      if (known) return { ok: false, error: known }
      const reference = log.bug('router', thrown)
      const message = 'Something went wrong in the program. What was saved before is safe.'
      return { ok: false, error: { kind: 'internal', message, reference } }
    }
  }
}

function uniqueByName<T>(entries: [string, T][]): Map<string, T> {
  const byName = new Map(entries)
  if (byName.size !== entries.length) throw new Error('two definitions share a name')
  return byName
}

function unknownName(kind: string, name: string): Result<never, AppError> {
  return err({ kind: 'not-found', message: `There is no ${kind} named ${name}`, entity: kind, id: name })
}
