import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** What is decided about. */
export const approvalSubjects = ['request', 'workOrder'] as const
export const approvalSubjectSchema = z.enum(approvalSubjects)

/** `accept`: the estimate of accepted work; `limit`: passing the not-to-exceed amount; `quote`: an offer to the customer. */
export const approvalKinds = ['accept', 'limit', 'quote'] as const
export const approvalKindSchema = z.enum(approvalKinds)
export type ApprovalKind = z.infer<typeof approvalKindSchema>

export const approvalStates = ['pending', 'approved', 'rejected', 'expired', 'withdrawn'] as const
export const approvalStateSchema = z.enum(approvalStates)

/** A decision somebody else must take: money above a limit, a quote, passing the not-to-exceed amount. */
export const approvalSchema = recordSchema.extend({
  subjectKind: approvalSubjectSchema,
  subjectId: idSchema,
  kind: approvalKindSchema,
  /** What is asked for, in minor units. */
  amountCents: z.int(),
  /** Why, in the words of who asks. */
  reason: z.string(),
  state: approvalStateSchema,
  /** Name of who asked. */
  requestedBy: z.string(),
  requestedAt: instantSchema,
  expiresAt: instantSchema.nullable().default(null),
  decidedBy: z.string().nullable().default(null),
  decidedById: idSchema.nullable().default(null),
  /** Whose delegate decided; null when in their own name. */
  onBehalfOfId: idSchema.nullable().default(null),
  decidedAt: instantSchema.nullable().default(null),
  decisionReason: z.string().nullable().default(null),
})
export type Approval = z.infer<typeof approvalSchema>

/** Days an asked decision stays open unless who asks says otherwise. */
export const approvalDays = 14

/** How a decision stands at an instant: one that nobody took in time has expired, whether or not that was written down. */
export function approvalStateAt(
  approval: Pick<Approval, 'state' | 'expiresAt'>,
  now: number,
): (typeof approvalStates)[number] {
  const late = approval.state === 'pending' && approval.expiresAt !== null && approval.expiresAt <= now
  return late ? 'expired' : approval.state
}
