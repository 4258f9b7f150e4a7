import { z } from 'zod'
import { daySchema, idSchema, recordSchema } from '../record/record.ts'

export const costKinds = ['labour', 'travel', 'part', 'expense', 'vendor'] as const
export const costKindSchema = z.enum(costKinds)
export type CostKind = z.infer<typeof costKindSchema>

export const costStates = ['committed', 'actual'] as const
export const costStateSchema = z.enum(costStates)
export type CostState = z.infer<typeof costStateSchema>

/** Who bears a cost. `internal` is the office itself: a mistake made good, a courtesy. */
export const coverages = ['billable', 'warranty', 'contract', 'internal'] as const
export const coverageSchema = z.enum(coverages)
export type Coverage = z.infer<typeof coverageSchema>

/** One cost of a work order: labour, travel, a part, an expense, or what a vendor charges. Money in minor units of the office currency. */
export const costLineSchema = recordSchema.extend({
  /** Under which a later import finds it again; null for one that was entered here. */
  externalId: z.string().nullable().default(null),
  workOrderId: idSchema,
  visitId: idSchema.nullable().default(null),
  technicianId: idSchema.nullable().default(null),
  kind: costKindSchema,
  /** `committed` is ordered but not yet charged; both count against the limit. */
  state: costStateSchema,
  description: z.string(),
  /** Part number, vendor’s invoice number, receipt. */
  reference: z.string().nullable().default(null),
  /**
   * Hours for labour, hours or kilometres for travel, pieces for parts, 1 for a sum; to a thousandth. Below zero it
   * is a credit, which says why in `creditReason`; zero of a part says that none was used.
   */
  quantity: z.number(),
  unit: z.string(),
  /** What one costs the office. */
  unitCostCents: z.int(),
  /** What one is charged at. */
  unitPriceCents: z.int(),
  /** Who bears it. */
  coverage: coverageSchema,
  happenedOn: daySchema,
  /** What warranty and contract said when the line was entered; another `coverage` is somebody’s choice. */
  suggestedCoverage: coverageSchema.nullable().default(null),
  /** Why money goes back; there exactly for credits. */
  creditReason: z.string().nullable().default(null),
  /** What it was ordered for, once what was committed is charged. */
  committedCostCents: z.int().nullable().default(null),
  /** The proposal it came from (see `propose-lines.ts`); one proposal gives one line of a work order. */
  sourceKey: z.string().nullable().default(null),
})
export type CostLine = z.infer<typeof costLineSchema>
