import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { windowKinds } from '../domain/intake/windows-of-day.ts'
import { visitDraftSchema } from '../domain/intake/visit-draft.ts'
import { violationSchema } from '../kernel/app-error.ts'
import { defineQuery } from './query.ts'

/** Everything a ranking is worked out from. */
const matchRecords = [
  'visits',
  'visitDependencies',
  'visitTechnicians',
  'workOrders',
  'workTypes',
  'requests',
  'sites',
  'businessCalendars',
  'customers',
  'technicians',
  'technicianSkills',
  'certificates',
  'shifts',
  'breaks',
  'shiftExceptions',
  'absences',
  'skills',
  'settings',
] as const

/** A leg with where its figure comes from. */
export const matchLegSchema = z.object({
  minutes: z.int().nonnegative(),
  source: z.enum(['straight-line-estimate', 'same-place', 'unknown', 'osrm', 'valhalla']),
})

/** A part of what a placement costs, in minutes of driving it weighs as much as; less than 0 saves. */
export const matchTermSchema = z.object({ name: z.string(), minutes: z.number() })
export type MatchTerm = z.infer<typeof matchTermSchema>

/** Somebody who goes along with a candidate at the same time. */
export const goesAlongSchema = z.object({
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  /** Minutes the driving of that day grows by for this person. */
  extraTravelMinutes: z.number(),
})

export type GoesAlong = z.infer<typeof goesAlongSchema>

/** Who goes along where a visit needs several people; the candidate leads. */
export const matchCrewSchema = z.object({
  /** People the visit needs, the lead counted. */
  needed: z.int(),
  /** Those who are on the visit already and come as a whole. */
  assigned: z.array(goesAlongSchema),
  /** How many are still wanted, and the nearest of those who are free for all of that time; more than wanted where there are. */
  wanted: z.int(),
  free: z.array(goesAlongSchema),
})
export type MatchCrew = z.infer<typeof matchCrewSchema>

/** A technician on a day who can take the visit without anything being asked. */
export const matchCandidateSchema = z.object({
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  day: daySchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  travelBefore: matchLegSchema,
  travelAfter: matchLegSchema,
  /** Minutes the driving of that day grows by. */
  extraTravelMinutes: z.number(),
  /** Adds up to `minutes`. */
  terms: z.array(matchTermSchema),
  minutes: z.number(),
  /** What the board would warn of. */
  warnings: z.array(violationSchema),
  /** Null where one person is enough and nobody else is on it. */
  crew: matchCrewSchema.nullable(),
})
export type MatchCandidate = z.infer<typeof matchCandidateSchema>

/** What would have to move so that the visit fits. */
export const nearMissSchema = z.object({
  visitId: idSchema,
  workOrderNumber: z.int(),
  /** The move of that visit; less than 0 is earlier. */
  byMinutes: z.int(),
  /** How many visits move, that one included. */
  moved: z.int(),
  startsAt: instantSchema,
})

/** A technician on a day for whom it is not possible: the first rule in the way, and what would help. */
export const matchRefusalSchema = z.object({
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  day: daySchema,
  /** `asks`: a person may do it all the same, with a reason. Names of facts as in violations. */
  reason: violationSchema,
  /** Who said so, which tells the words of the reason: the ranking looked at the whole day, the board at one place. */
  saidBy: z.enum(['ranking', 'board']),
  nearMiss: nearMissSchema.nullable(),
})
export type MatchRefusal = z.infer<typeof matchRefusalSchema>

const matchArgs = {
  /** Days to look at, in order; left out: today. */
  days: z.array(daySchema).min(1).max(14).optional(),
  /** Left out: the policy in use. */
  policyId: z.string().max(100).optional(),
}

/**
 * Every technician's answer for one visit on some days, while all other visits stay where they are: what it would cost
 * by term under a policy, best first; then who cannot, nearest first, and why.
 */
export const matchRank = defineQuery({
  name: 'match.rank',
  args: z.object({
    ...matchArgs,
    visitId: idSchema,
    /** Only this start: everybody is asked for the same time, and days are not looked at. */
    startsAt: instantSchema.optional(),
    /** Only the best day of each technician; who has one is not among the refusals. */
    bestDayOnly: z.boolean().default(false),
    limit: z.int().min(1).max(1_000).default(60),
  }),
  result: z
    .object({
      visitId: idSchema,
      policyId: z.string(),
      policyName: z.string().nullable(),
      days: z.array(daySchema),
      /** Why nobody can take it, whoever it is: it has begun, its work order is over or on hold, it is pinned. */
      refusal: violationSchema.nullable(),
      candidates: z.array(matchCandidateSchema),
      /** How many candidates there are, those beyond the limit counted. */
      possible: z.int(),
      refusals: z.array(matchRefusalSchema),
    })
    .nullable(),
  dependsOn: matchRecords,
})
export type MatchRanking = NonNullable<z.output<typeof matchRank.result>>

/**
 * The windows that would cost least for one visit, with who would come and by how much the driving grows: a visit that is
 * stored, or one that is only spoken about.
 */
export const matchWindows = defineQuery({
  name: 'match.windows',
  args: z
    .object({
      ...matchArgs,
      visitId: idSchema.optional(),
      draft: visitDraftSchema.optional(),
      kind: z.enum(windowKinds).default('twoHours'),
      most: z.int().min(1).max(20).default(3),
    })
    .refine(({ visitId, draft }) => (visitId === undefined) !== (draft === undefined), 'either visitId or draft'),
  result: z.object({
    windows: z.array(
      matchCandidateSchema.extend({
        windowStartsAt: instantSchema,
        windowEndsAt: instantSchema,
      }),
    ),
  }),
  dependsOn: matchRecords,
})
