import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { planTaskSchema } from '../domain/plan/plan-task.ts'
import { violationSchema } from '../kernel/app-error.ts'
import { defineQuery } from './query.ts'

/** A place on the board. */
const placeSchema = z.object({
  technicianId: idSchema,
  technician: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
})

/** What a plan does to one visit: who, when and why. */
export const plannedChangeSchema = z.object({
  visitId: idSchema,
  workOrderId: idSchema,
  workOrderNumber: z.int(),
  title: z.string(),
  /** Name or address of the site; null where none is known. */
  site: z.string().nullable(),
  priority: z.string(),
  kind: z.enum(['added', 'moved', 'removed']),
  from: placeSchema.nullable(),
  to: placeSchema.nullable(),
  /** Who goes along, besides the one in `to`. */
  crewIds: z.array(idSchema),
  /** The term that speaks most for it; of one taken off the board, the rule that stands in the way. */
  why: z.string(),
  /** Minutes of driving to the visit in the plan; null where it has no place in it. */
  travelMinutes: z.number().nullable(),
  /** Other changes without which this one would not fit: they are accepted along with it. */
  needs: z.array(idSchema),
  /** `open` until accepted; `outdated` when somebody changed the visit, or the place it goes to, since the plan was made. */
  state: z.enum(['open', 'accepted', 'outdated']),
})
export type PlannedChange = z.infer<typeof plannedChangeSchema>

/** Figures of a board, before or after. */
export const planFiguresSchema = z.object({
  /** Visits with a place. */
  served: z.int(),
  waiting: z.int(),
  travelMinutes: z.number(),
  /** Null without visits. */
  travelPerVisit: z.number().nullable(),
  overtimeMinutes: z.number(),
  /** Visits that end after they were promised to. */
  lateVisits: z.int(),
})
export type PlanFigures = z.infer<typeof planFiguresSchema>

/** A plan as people read it; nothing of it is on the board but what was accepted. */
export const proposedPlanSchema = z.object({
  id: z.string(),
  madeAt: instantSchema,
  task: planTaskSchema,
  policyId: z.string(),
  /** Null for a built-in policy. */
  policyName: z.string().nullable(),
  days: z.array(daySchema),
  seed: z.int(),
  iterations: z.int(),
  milliseconds: z.number(),
  /** What went wrong in asking the routing server; null when nothing did. */
  travelFault: z.string().nullable(),
  /** Legs of the plan by where their figure comes from. */
  travelSources: z.record(z.string(), z.int()),
  /** The objective by term, in minutes of driving it weighs as much as. */
  terms: z.array(z.object({ name: z.string(), minutes: z.number() })),
  before: planFiguresSchema,
  after: planFiguresSchema,
  changes: z.array(plannedChangeSchema),
  /** Visits that stay without a place, with every rule in the way. */
  leftOut: z.array(
    z.object({
      visitId: idSchema,
      workOrderId: idSchema,
      workOrderNumber: z.int(),
      title: z.string(),
      priority: z.string(),
      reasons: z.array(violationSchema),
    }),
  ),
  /** What an incident asks to go elsewhere and only a person may move: pinned, or begun. Left out where there is none. */
  stuck: z
    .array(
      z.object({
        visitId: idSchema,
        workOrderId: idSchema,
        workOrderNumber: z.int(),
        title: z.string(),
        reasons: z.array(violationSchema),
      }),
    )
    .optional(),
  /** Technicians' days of the plan in order of visits, for drawing them on the board and the map. */
  routes: z.array(
    z.object({
      technicianId: idSchema,
      technician: z.string(),
      day: daySchema,
      travelMinutes: z.number(),
      overtimeMinutes: z.number(),
      stops: z.array(
        z.object({
          visitId: idSchema,
          workOrderNumber: z.int(),
          travelMinutes: z.number(),
          /** Where the figure of that leg comes from. */
          travelSource: z.string(),
          startsAt: instantSchema,
          endsAt: instantSchema,
        }),
      ),
    }),
  ),
})
export type ProposedPlan = z.infer<typeof proposedPlanSchema>

/** A plan that was made and neither wholly accepted nor discarded; null when it is gone. Kept until the program ends. */
export const planProposed = defineQuery({
  name: 'plan.proposed',
  args: z.object({
    /** Left out: the last one made. */
    planId: z.string().max(100).optional(),
  }),
  result: proposedPlanSchema.nullable(),
  dependsOn: ['visits', 'visitTechnicians', 'workOrders', 'absences', 'shifts', 'shiftExceptions'],
})
