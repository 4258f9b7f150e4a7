import { z } from 'zod'
import { roleSchema } from './role.ts'
import { daySchema, idSchema, recordSchema } from '../record/record.ts'

/** Somebody who works at a desk. Technicians are people too, but of another list: they do not decide here. */
export const userSchema = recordSchema.extend({
  name: z.string(),
  email: z.string().nullable().default(null),
  role: roleSchema,
  /** Most this person may approve, in minor units of the office currency; null: the limit of the role. */
  approvalLimitCents: z.int().nullable().default(null),
  /** Who decides in their place from `delegateFrom` to `delegateUntil`, both days included. */
  delegateId: idSchema.nullable().default(null),
  delegateFrom: daySchema.nullable().default(null),
  delegateUntil: daySchema.nullable().default(null),
  active: z.boolean(),
})
export type User = z.infer<typeof userSchema>
