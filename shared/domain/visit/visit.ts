import { z } from 'zod'
import { idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** Life of a visit, in the order it is lived; `partlyDone` ends it with work left over, `cancelled` and `missed` without work. */
export const visitStatuses = [
  'toSchedule',
  'scheduled',
  'dispatched',
  'enRoute',
  'onSite',
  'done',
  'partlyDone',
  'missed',
  'cancelled',
] as const
export const visitStatusSchema = z.enum(visitStatuses)
export type VisitStatus = z.infer<typeof visitStatusSchema>

/** One trip to the site for a work order; unscheduled (`startsAt` null), or placed on technicians from start to end. */
export const visitSchema = recordSchema.extend({
  workOrderId: idSchema,
  /** 1 for the first visit of its work order. */
  sequence: z.int().min(1),
  status: visitStatusSchema,
  durationMinutes: z.int().min(1).max(14_400),
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  /** When the customer accepts arrival, half-open; both or neither. */
  windowStartsAt: instantSchema.nullable(),
  windowEndsAt: instantSchema.nullable(),
  /** The optimizer may not move it. */
  pinned: z.boolean(),
  /** The placement that was last told to the technician; differs from the current one while it is a draft. */
  publishedStartsAt: instantSchema.nullable(),
  publishedTechnicianId: idSchema.nullable(),
  actualStartsAt: instantSchema.nullable(),
  actualEndsAt: instantSchema.nullable(),
  /** Why a rule that asks was overridden; null when none was. */
  overrideReason: z.string().nullable(),
  /** Why it was missed or cancelled, or what a partly done one left to do. */
  outcome: z.string().nullable().default(null),
  /** The visit whose work it goes on with: one that was partly done or missed. */
  followsVisitId: idSchema.nullable().default(null),
})
export type Visit = z.infer<typeof visitSchema>

/** A technician on a visit; exactly one of them leads. */
export const visitTechnicianSchema = recordSchema.extend({
  visitId: idSchema,
  technicianId: idSchema,
  lead: z.boolean(),
})
export type VisitTechnician = z.infer<typeof visitTechnicianSchema>
