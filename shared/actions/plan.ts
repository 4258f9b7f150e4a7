import { z } from 'zod'
import { idSchema } from '../domain/record/record.ts'
import { planTaskSchema } from '../domain/plan/plan-task.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/**
 * Starts the search for a plan in the background; nothing on the board changes. Cancelling the job keeps the best plan so
 * far. The job's `done` and `total` are hundredths of the search, its result is a `plannedSchema`.
 */
export const planStart = defineAction({ name: 'plan.start', args: planTaskSchema, result: jobSchema })

/** What a finished `plan.start` leaves: ask `plan.proposed` for it. */
export const plannedSchema = z.object({ planId: z.string(), changes: z.int(), leftOut: z.int() })

/**
 * Puts changes of a plan on the board as one step of Undo. Changes they need go along; one that is outdated, or that
 * only a person may place with a reason, refuses everything, and says which.
 */
export const planAccept = defineAction({
  name: 'plan.accept',
  args: z.object({
    planId: z.string().max(100),
    /** Null: everything that is still open. */
    visitIds: z.array(idSchema).min(1).max(10_000).nullable(),
  }),
  result: z.object({
    /** Visits that were changed, those that had to go along counted. */
    applied: z.int(),
    stepId: z.string().nullable(),
  }),
})

/** Forgets a plan; what was accepted of it stays. */
export const planDiscard = defineAction({
  name: 'plan.discard',
  args: z.object({ planId: z.string().max(100) }),
  result: z.object({}),
})
