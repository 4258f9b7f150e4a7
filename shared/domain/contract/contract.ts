import { z } from 'zod'
import { workKindSchema } from '../work-type/work-kind.ts'
import { daySchema, idSchema, recordSchema } from '../record/record.ts'

export const contractSitesSchema = z.array(idSchema)
export const contractKindsSchema = z.array(workKindSchema)

/** What a customer has agreed with the office: what is covered, and from when to when. */
export const contractSchema = recordSchema.extend({
  customerId: idSchema,
  number: z.string(),
  name: z.string(),
  startsOn: daySchema,
  endsOn: daySchema.nullable().default(null),
  /** The sites it covers; empty for all of the customer. */
  siteIds: contractSitesSchema,
  /** The kinds of work it covers; empty for all. */
  workKinds: contractKindsSchema,
  coversLabour: z.boolean(),
  coversParts: z.boolean(),
  slaPolicyId: idSchema.nullable().default(null),
})
export type Contract = z.infer<typeof contractSchema>
