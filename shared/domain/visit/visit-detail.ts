import { z } from 'zod'
import { idSchema, instantSchema } from '../record/record.ts'
import { prioritySchema } from '../record/priority.ts'
import { openingSchema } from '../site/opening.ts'
import { technicianWishSchema } from '../technician/technician-wish.ts'
import { clockFactsSchema } from '../sla/clocks.ts'
import { visitSchema, visitStatusSchema } from './visit.ts'
import { dependencyKindSchema } from './visit-dependency.ts'

/** How a visit hangs on another one, with what the rules need to know of that other one. */
export const visitLinkSchema = z.object({
  dependencyId: idSchema,
  kind: dependencyKindSchema,
  sameTechnician: z.boolean(),
  /** `on`: this visit depends on the other; `of`: the other depends on this one. */
  role: z.enum(['on', 'of']),
  visitId: idSchema,
  workOrderId: idSchema,
  workOrderNumber: z.int(),
  sequence: z.int(),
  status: visitStatusSchema,
  /** When the other one began and ended, or is planned to; null while it has no time. */
  startsAt: instantSchema.nullable(),
  endsAt: instantSchema.nullable(),
  technicianId: idSchema.nullable(),
  technicianCode: z.string().nullable(),
})
export type VisitLink = z.infer<typeof visitLinkSchema>

/** The bundle its work order belongs to, and how many work orders are in it. */
export const visitBundleSchema = z.object({ id: idSchema, name: z.string(), size: z.int() })

/** A visit together with what rules, board and map need to know of its work order, work type and site. */
export const visitDetailSchema = z.object({
  visit: visitSchema,
  /** Lead technician; null while unscheduled. */
  technicianId: idSchema.nullable(),
  /** Everybody on the visit, lead first. */
  technicianIds: z.array(idSchema),
  workOrderNumber: z.int(),
  title: z.string(),
  priority: prioritySchema,
  workOrderStatus: z.string(),
  workTypeName: z.string().nullable(),
  skillId: idSchema.nullable(),
  skillName: z.string().nullable(),
  skillLevel: z.int(),
  certificateName: z.string().nullable(),
  /** What the clocks of its work order are read from. */
  clock: clockFactsSchema,
  resolveBy: instantSchema.nullable(),
  siteId: idSchema.nullable(),
  siteName: z.string().nullable(),
  address: z.string().nullable(),
  district: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  territoryId: idSchema.nullable(),
  /** Who shall come to the site, and who must not. */
  technicianWishes: z.array(technicianWishSchema),
  /** When people are let in at the site; null: always. */
  opening: openingSchema.nullable(),
  team: z.string().nullable(),
  /** Technicians needed at the same time. */
  crewSize: z.int(),
  /** The visits it hangs on, and those that hang on it. */
  links: z.array(visitLinkSchema),
  /** What is best done on the same trip; null where its work order is in no bundle. */
  bundle: visitBundleSchema.nullable(),
})
export type VisitDetail = z.infer<typeof visitDetailSchema>
