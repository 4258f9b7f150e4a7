import { z } from 'zod'
import { policyWeightsSchema } from '../domain/policy/policy-weights.ts'
import { daySchema } from '../domain/record/record.ts'
import { planFiguresSchema } from '../queries/plan.ts'
import { defineAction } from './action.ts'
import { jobSchema } from './job.ts'

/** Most days that are rehearsed at once. */
export const mostRehearsedDays = 31

/** A policy to rehearse: one of the office as it is saved, or under other weights that nobody saved yet. */
export const rehearsedPolicySchema = z.object({
  /** Null: the policy in use. */
  policyId: z.string().max(100).nullable(),
  /** Null: the weights of that policy as they are saved. */
  weights: policyWeightsSchema.nullable().default(null),
})
export type RehearsedPolicy = z.infer<typeof rehearsedPolicySchema>

/** Which days, under which policies, and how long each day is searched under each of them. */
export const rehearsalTaskSchema = z.object({
  from: daySchema,
  /** The last day; today at the latest. */
  to: daySchema,
  policies: z.array(rehearsedPolicySchema).min(1).max(4),
  seconds: z.number().positive().max(60).default(2),
  /** Search so many steps instead of so long: then the same seed gives the same figures. */
  iterations: z.int().min(1).max(10_000_000).nullable().default(null),
  seed: z.int().min(0).max(2_147_483_647).default(1),
})
export type RehearsalTask = z.output<typeof rehearsalTaskSchema>

const figuresSchema = planFiguresSchema.extend({
  /** All the time visits end, or arrivals happen, after they were promised to. */
  lateMinutes: z.number(),
})

const happenedSchema = figuresSchema.extend({
  /** Visits that changed their technician, or their start by more than a quarter of an hour, after they were told or first placed. */
  moves: z.int(),
})

const underPolicySchema = figuresSchema.extend({
  /** Served visits that another technician would have led. */
  otherTechnician: z.int(),
})

const sidesSchema = z.object({
  /** Visits of the days: done, under way, planned, or missed. */
  visits: z.int(),
  happened: happenedSchema,
  /** In the order of the policies. */
  under: z.array(underPolicySchema),
  /** Visits without recorded times, for which the planned ones stand in. */
  withoutTimes: z.int(),
  /** Visits outside every shift, which stay as they were under every policy. */
  kept: z.int(),
})
export type RehearsalSides = z.infer<typeof sidesSchema>

export const rehearsedDaySchema = sidesSchema.extend({ day: daySchema })
export type RehearsedDay = z.infer<typeof rehearsedDaySchema>

/** What a finished `policy.rehearse` leaves as its result. */
export const rehearsalSchema = z.object({
  /** The policies as they were rehearsed. */
  policies: z.array(
    z.object({
      policyId: z.string(),
      /** Null for a built-in policy. */
      name: z.string().nullable(),
      weights: policyWeightsSchema,
    }),
  ),
  /** Every day that was rehearsed to its end, those without visits too. */
  days: z.array(rehearsedDaySchema),
  /** All days together. */
  total: sidesSchema,
  /** Whether somebody stopped it before the last day. */
  stopped: z.boolean(),
  /** What went wrong in asking the routing server: missing legs are then the estimate. Null when nothing did. */
  travelFault: z.string().nullable(),
})
export type Rehearsal = z.infer<typeof rehearsalSchema>

/**
 * Plans past days again under policies and sets the figures beside what happened; nothing is written. The job's `done`
 * and `total` are days; cancelling it keeps the days that were done. Its result is a `rehearsalSchema`.
 */
export const policyRehearse = defineAction({ name: 'policy.rehearse', args: rehearsalTaskSchema, result: jobSchema })
