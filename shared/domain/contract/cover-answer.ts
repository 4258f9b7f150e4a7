import { z } from 'zod'
import { daySchema, idSchema } from '../record/record.ts'

/** Who bears one half of the work, labour or parts. */
export const coverSchema = z.object({
  by: z.enum(['warranty', 'contract']),
  /** Last day it holds, included; null: without end. */
  until: daySchema.nullable(),
  /** Whole days after `day` that it still holds; 0 on the last day; null without end. */
  daysLeft: z.int().nullable(),
  contractId: idSchema.nullable(),
  contractNumber: z.string().nullable(),
})
export type Cover = z.infer<typeof coverSchema>

/** What covers work. `covered`: labour and parts; `partly`: one of them; `ended`: something did, and does no more. */
export const coverAnswerSchema = z.object({
  day: daySchema,
  stand: z.enum(['covered', 'partly', 'ended', 'none']),
  labour: coverSchema.nullable(),
  parts: coverSchema.nullable(),
  /** The first cover to end, when that is within `expiresSoonDays`. */
  expiring: coverSchema.nullable(),
  /** What covered last, when nothing does now; `daysLeft` is below zero. */
  ended: coverSchema.nullable(),
})
export type CoverAnswer = z.infer<typeof coverAnswerSchema>
