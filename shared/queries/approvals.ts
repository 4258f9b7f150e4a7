import { z } from 'zod'
import { approvalLimitsSchema } from '../domain/approval/approval-limits.ts'
import { approvalSchema, approvalStateSchema, approvalSubjectSchema } from '../domain/approval/approval.ts'
import { idSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** A decision about money as lists show it. */
export const approvalRowSchema = z.object({
  approval: approvalSchema,
  /** As it stands now: one that nobody took in time has expired, although nobody wrote that down. */
  state: approvalStateSchema,
  /** Number and title of what is decided about; null when it is gone. */
  subject: z
    .object({
      number: z.int(),
      title: z.string(),
      address: z.string().nullable(),
      workTypeName: z.string().nullable(),
    })
    .nullable(),
  /** Whether who sits here may decide it, in their own name or in another's. */
  mayDecide: z.boolean(),
  /** In whose name they would decide; null: their own. */
  onBehalfOf: z.string().nullable(),
  /** Everybody who may decide it today, by name. Empty in an office without users: then whoever sits there may. */
  deciders: z.array(z.string()),
  /** In whose name it was decided; null: the decider's own. */
  decidedFor: z.string().nullable(),
})
export type ApprovalRow = z.infer<typeof approvalRowSchema>

const listedFrom = ['approvals', 'users', 'settings', 'requests', 'workOrders', 'sites', 'workTypes'] as const

/** Decisions that wait, oldest first, or the last ones taken, newest first; at most 500. */
export const approvalsList = defineQuery({
  name: 'approvals.list',
  args: z.object({ which: z.enum(['open', 'mine', 'decided']), limit: z.int().min(1).max(500).default(200) }),
  result: z.object({ rows: z.array(approvalRowSchema), open: z.int(), mine: z.int() }),
  dependsOn: listedFrom,
})

/** Every decision about one request or work order, newest first. */
export const approvalsOf = defineQuery({
  name: 'approvals.of',
  args: z.object({ subjectKind: approvalSubjectSchema, subjectId: idSchema }),
  result: z.array(approvalRowSchema),
  dependsOn: listedFrom,
})

/** What who sits here may approve, and the limits of the office. */
export const approvalsLimits = defineQuery({
  name: 'approvals.limits',
  args: z.object({}),
  result: z.object({
    limits: approvalLimitsSchema,
    /** Null: any amount. */
    ownLimitCents: z.int().nullable(),
    /** Whose delegate they are today. */
    actsFor: z.array(z.object({ name: z.string(), limitCents: z.int().nullable() })),
  }),
  dependsOn: ['users', 'settings'],
})
