import { z } from 'zod'
import { daySchema, idSchema, recordSchema } from '../record/record.ts'

/** Technicians who work as one: one row of the board, and placed together. */
export const crewSchema = recordSchema.extend({
  name: z.string(),
  territoryId: idSchema.nullable().default(null),
  /** The member who leads; null until one is chosen. */
  leadId: idSchema.nullable().default(null),
  active: z.boolean(),
})
export type Crew = z.infer<typeof crewSchema>

/** A technician of a crew, from a day to a day, both included; open-ended where null. */
export const crewMemberSchema = recordSchema.extend({
  crewId: idSchema,
  technicianId: idSchema,
  fromDay: daySchema.nullable().default(null),
  untilDay: daySchema.nullable().default(null),
})
export type CrewMember = z.infer<typeof crewMemberSchema>
