import { z } from 'zod'
import { quantitySchema, unitCentsSchema } from '../../domain/cost/amount.ts'
import { costKindSchema, costStateSchema, coverageSchema } from '../../domain/cost/cost-line.ts'
import { daySchema, idSchema } from '../../domain/record/record.ts'

/** The fields of a cost line as people enter them. */
export const lineFields = {
  kind: costKindSchema,
  state: costStateSchema,
  description: z.string().trim().min(1, 'say what it is').max(500),
  reference: z.string().trim().max(200).nullable(),
  quantity: quantitySchema,
  unit: z.string().trim().min(1, 'a unit is needed').max(40),
  unitCostCents: unitCentsSchema,
  unitPriceCents: unitCentsSchema,
  coverage: coverageSchema,
  happenedOn: daySchema,
  visitId: idSchema.nullable(),
  technicianId: idSchema.nullable(),
  /** Why money goes back. */
  creditReason: z.string().trim().max(500).nullable(),
} as const

/** Most lines that are entered, changed or removed in one step. */
export const mostLines = 500
