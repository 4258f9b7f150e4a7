import { z } from 'zod'
import type { Role } from '../access/role.ts'
import type { User } from '../access/user.ts'

/** Setting `approvalLimits`: the most each role may approve, in minor units of the office currency; null: any amount. */
export const approvalLimitsSchema = z.object({
  dispatcher: z.int().nonnegative().nullable(),
  planner: z.int().nonnegative().nullable(),
  manager: z.int().nonnegative().nullable(),
  coordinator: z.int().nonnegative().nullable(),
  administrator: z.int().nonnegative().nullable(),
  readOnly: z.int().nonnegative().nullable(),
})
export type ApprovalLimits = z.infer<typeof approvalLimitsSchema>

/** Limits until the office sets its own: a dispatcher may spend what a usual visit costs, a manager what a day costs. */
export const defaultApprovalLimits: ApprovalLimits = {
  dispatcher: 50_000,
  planner: 50_000,
  coordinator: 100_000,
  manager: 1_000_000,
  administrator: null,
  readOnly: 0,
}

/** The limits a stored setting says; roles it does not name, or a value of another shape, keep the default. */
export function approvalLimitsOf(setting: unknown): ApprovalLimits {
  const read = approvalLimitsSchema.partial().safeParse(setting)
  return read.success ? { ...defaultApprovalLimits, ...definedOnly(read.data) } : defaultApprovalLimits
}

function definedOnly<T extends object>(values: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** What of a user the limits look at. */
export type ApprovingUser = Pick<
  User,
  'id' | 'name' | 'role' | 'approvalLimitCents' | 'delegateId' | 'delegateFrom' | 'delegateUntil' | 'active'
>

/** Somebody who acts, with their record among the users where there is one. */
export interface ApprovingActor {
  readonly role: Role
  readonly userId: string | null
}

/** The most this user may approve in their own name: their own limit, else that of their role. Null: any amount. */
export function limitOfUser(user: Pick<User, 'role' | 'approvalLimitCents'>, limits: ApprovalLimits): number | null {
  return user.approvalLimitCents ?? limits[user.role]
}

/** Whether a limit reaches an amount; null has no end. */
export function reaches(limitCents: number | null, amountCents: number): boolean {
  return limitCents === null || amountCents <= limitCents
}

/** Whether `user` has handed their decisions to somebody on a day (of the office zone, `YYYY-MM-DD`). Both ends count. */
export function delegatesOn(user: ApprovingUser, day: string): string | null {
  if (!user.active || user.delegateId === null || user.delegateId === user.id) return null
  if (user.delegateFrom !== null && day < user.delegateFrom) return null
  if (user.delegateUntil !== null && day > user.delegateUntil) return null
  return user.delegateId
}

/** Whether somebody may decide about an amount: in their own name, in another's, or not, and then who may. */
export type ApprovalRight =
  | { readonly may: true; readonly onBehalfOf: { readonly id: string; readonly name: string } | null }
  | {
      readonly may: false
      /** The most they may decide themselves, in minor units. */
      readonly limitCents: number
      /** Who may instead; empty when nobody in the office may. */
      readonly deciders: readonly string[]
    }

/**
 * Judges one person and one amount on one day: first their own limit, then that of everybody whose delegate they are on
 * that day; of several, the one with the smallest limit that reaches is decided for. A delegate of a delegate has no say.
 */
export function approvalRight(
  actor: ApprovingActor,
  amountCents: number,
  users: readonly ApprovingUser[],
  limits: ApprovalLimits,
  day: string,
): ApprovalRight {
  const self = users.find(({ id }) => id === actor.userId) ?? null
  const own = self ? limitOfUser(self, limits) : limits[actor.role]
  if (reaches(own, amountCents)) return { may: true, onBehalfOf: null }
  if (self?.active) {
    const size = (user: ApprovingUser) => limitOfUser(user, limits) ?? Number.MAX_SAFE_INTEGER
    const behind = users
      .filter((user) => delegatesOn(user, day) === self.id && reaches(limitOfUser(user, limits), amountCents))
      .toSorted((a, b) => size(a) - size(b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    if (behind[0]) return { may: true, onBehalfOf: { id: behind[0].id, name: behind[0].name } }
  }
  return { may: false, limitCents: own ?? 0, deciders: decidersOf(amountCents, users, limits, day) }
}

/** Names of the active users who may decide about an amount on a day, in their own name or as delegates, by name. */
export function decidersOf(
  amountCents: number,
  users: readonly ApprovingUser[],
  limits: ApprovalLimits,
  day: string,
): string[] {
  const able = users.filter((user) => user.active && reaches(limitOfUser(user, limits), amountCents))
  const ids = new Set(able.map(({ id }) => id))
  for (const user of able) {
    const delegate = delegatesOn(user, day)
    if (delegate !== null) ids.add(delegate)
  }
  return users
    .filter((user) => user.active && ids.has(user.id))
    .map(({ name }) => name)
    .toSorted((a, b) => a.localeCompare(b))
}
