import type { z } from 'zod'
import type { Role } from '../domain/access/role.ts'
import type { AppError } from '../kernel/app-error.ts'
import type { Result } from '../kernel/result.ts'
import { err, ok } from '../kernel/result.ts'
import type { Change } from './change.ts'
import type { Loaded, ReadMap } from './read.ts'

/** A sentence for people: a key of the message files and what to fill in. */
export interface Summary {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Who acts. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Their record among the users; null while the office has none, or nobody has said who sits here. */
  readonly userId: string | null
}

/** All that a command may know of the world besides its arguments and rows. */
export interface CommandContext {
  /** The instant of the command, UTC ms; the same for everything it writes. */
  readonly now: number
  readonly actor: Actor
  /** IANA zone of the office. */
  readonly officeZone: string
  /** A fresh record id. */
  newId(): string
  /** The next human number of a kind, and not below `atLeast`; never given twice, not even after undo. */
  nextNumber(kind: 'request' | 'workOrder' | 'invoice', atLeast?: number): number
}

/** What a command decided: the writes, the sentence for history and Undo, and a value for the caller. */
export interface Decision<V> {
  readonly changes: readonly Change[]
  readonly summary: Summary
  readonly value: V
}

/**
 * One thing a person can do to the data. `apply` is pure: same arguments, rows and context, same decision,
 * on the desk and on the hub.
 */
export interface CommandDefinition<
  N extends string = string,
  A extends z.ZodType = z.ZodType,
  R extends ReadMap = ReadMap,
  M extends ReadMap = ReadMap,
  V = unknown,
> {
  readonly name: N
  readonly args: A
  /** Whether Undo offers it. Facts that happened (a print, a call) are logged but not undone. */
  readonly undoable: boolean
  /** The rows needed, from the arguments alone. */
  readonly reads: (args: z.output<A>) => R
  /** Further rows that can only be named once the first ones are known. */
  readonly readsThen?: (args: z.output<A>, rows: Loaded<R>) => M
  readonly apply: (
    args: z.output<A>,
    rows: Loaded<R> & Loaded<M>,
    context: CommandContext,
  ) => Result<Decision<V>, AppError>
  /** What of the arguments goes to the log; leave out for all. Used where the change log already holds the bulk. */
  readonly logArgs?: (args: z.output<A>) => unknown
}

/** Declares a command; only there so that the types of reads and rows are inferred. */
export function defineCommand<
  N extends string,
  A extends z.ZodType,
  R extends ReadMap,
  V,
  M extends ReadMap = Record<never, never>,
>(definition: CommandDefinition<N, A, R, M, V>): CommandDefinition<N, A, R, M, V> {
  return definition
}

/** A decision to write. */
export function decide<V = null>(
  changes: readonly Change[],
  summary: Summary,
  value?: V,
): Result<Decision<V>, AppError> {
  return ok({ changes, summary, value: (value ?? null) as V })
}

/** A refusal. */
export function refuse<V = never>(error: AppError): Result<Decision<V>, AppError> {
  return err(error)
}
