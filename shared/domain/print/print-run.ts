import { z } from 'zod'
import { daySchema, idSchema, instantSchema, recordSchema } from '../record/record.ts'

/** One packet of a printed set, as it stood when it was printed. Older runs know only the visit and its revision. */
export const printedVisitSchema = z.object({
  visitId: idSchema,
  rev: z.int(),
  /** Who led the visit then: given to somebody else since, the paper is stale. */
  technicianId: idSchema.optional(),
  /** Revision of the work order then: its texts are on the paper too. */
  workOrderRev: z.int().optional(),
})
export type PrintedVisit = z.infer<typeof printedVisitSchema>

/** One printed packet set: which visits, at which revision, when. A packet is stale once its visit's `rev` is higher. */
export const printRunSchema = recordSchema.extend({
  day: daySchema,
  technicianIds: z.array(idSchema),
  visits: z.array(printedVisitSchema),
  pages: z.int(),
  printedAt: instantSchema,
  printedBy: z.string(),
})
export type PrintRun = z.infer<typeof printRunSchema>

/** Whether the paper still says what the desk knows: false once the visit, its technician or its work order changed. */
export function isCurrent(
  printed: PrintedVisit,
  now: { readonly rev: number; readonly technicianId: string | null; readonly workOrderRev: number },
): boolean {
  if (now.rev > printed.rev) return false
  if (printed.technicianId !== undefined && printed.technicianId !== now.technicianId) return false
  return printed.workOrderRev === undefined || now.workOrderRev <= printed.workOrderRev
}
