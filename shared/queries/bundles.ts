import { z } from 'zod'
import { prioritySchema } from '../domain/record/priority.ts'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { bundleSchema } from '../domain/work-order/bundle.ts'
import { defineQuery } from './query.ts'
import { workOrderRowSchema } from './work-orders.ts'

/** One work of a suggested bundle. */
export const suggestedMemberSchema = z.object({
  kind: z.enum(['request', 'workOrder']),
  id: idSchema,
  number: z.int(),
  title: z.string(),
  address: z.string().nullable(),
  workTypeName: z.string().nullable(),
  priority: prioritySchema,
  dueAt: instantSchema.nullable(),
  durationMinutes: z.int(),
})

/** Work that is best done on one trip, and why; see `suggestBundles`. */
export const suggestedBundleSchema = z.object({
  reason: z.enum(['site', 'near']),
  meters: z.number(),
  daysApart: z.number(),
  durationMinutes: z.int(),
  savedMinutes: z.int().nullable(),
  /** Members, the most urgent first. */
  members: z.array(suggestedMemberSchema),
})
export type SuggestedBundleRow = z.infer<typeof suggestedBundleSchema>

/**
 * Bundles to make: with requests, those that join them to each other and to open work orders; without, those among open
 * work orders that nobody has placed yet, the most saving first. At most 100.
 */
export const bundlesSuggest = defineQuery({
  name: 'bundles.suggest',
  args: z.object({ requestIds: z.array(idSchema).max(2_000).default([]) }),
  result: z.array(suggestedBundleSchema),
  dependsOn: ['requests', 'workOrders', 'visits', 'sites', 'workTypes', 'technicians', 'technicianSkills', 'bundles'],
})

/** One bundle with its work orders; null when it is not there. */
export const bundlesGet = defineQuery({
  name: 'bundles.get',
  args: z.object({ bundleId: idSchema }),
  result: z.object({ bundle: bundleSchema, members: z.array(workOrderRowSchema) }).nullable(),
  dependsOn: ['bundles', 'workOrders', 'visits', 'visitTechnicians', 'sites', 'workTypes', 'technicians'],
})
