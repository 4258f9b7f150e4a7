import { z } from 'zod'
import { instantSchema } from '../record/record.ts'
import { shiftExceptionSchema } from '../technician/shift-exception.ts'
import {
  absenceSchema,
  breakSchema,
  certificateSchema,
  shiftSchema,
  technicianSchema,
} from '../technician/technician.ts'
import { travelFactsSchema } from '../travel/travel.ts'
import { visitDetailSchema } from '../visit/visit-detail.ts'

/** A technician's working pattern and placed visits over a span of time: all the rules look at. */
export const technicianDaysSchema = z.object({
  technician: technicianSchema,
  skills: z.array(z.object({ skillId: z.string(), name: z.string(), level: z.int() })),
  certificates: z.array(certificateSchema),
  shifts: z.array(shiftSchema),
  breaks: z.array(breakSchema),
  /** Single days that differ from the shifts. */
  exceptions: z.array(shiftExceptionSchema),
  absences: z.array(absenceSchema),
  /** Placed visits that touch `[from, to)`, in order of start. */
  visits: z.array(visitDetailSchema),
  /** What the drives of the lane are worked out from. */
  travel: travelFactsSchema,
  /** Whether the office keeps the borders of its territories. */
  strictTerritories: z.boolean(),
  from: instantSchema,
  to: instantSchema,
})
export type TechnicianDays = z.infer<typeof technicianDaysSchema>
