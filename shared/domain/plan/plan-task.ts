import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from '../record/record.ts'

/**
 * How much of the board a plan may change: `insert` only places what waits; `repair` also moves what has a place, at most
 * `mostMoves` visits, those that an incident drives from their place not counted; `full` moves everything that is neither begun nor pinned.
 */
export const planModeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert') }),
  z.object({ kind: z.literal('repair'), mostMoves: z.int().min(0).max(500) }),
  z.object({ kind: z.literal('full') }),
])
export type PlanMode = z.infer<typeof planModeSchema>

/** What broke a day that was planned, for a plan that mends it. Nothing of it is written: it is what the plan reckons with. */
export const incidentSchema = z.discriminatedUnion('kind', [
  /** The technician is so many minutes behind: nothing they have not begun starts earlier than it stands plus that. */
  z.object({ kind: z.literal('late'), technicianId: idSchema, minutes: z.int().min(1).max(1_440) }),
  /** The technician is gone from an instant on: what they have not begun needs somebody else. */
  z.object({ kind: z.literal('absent'), technicianId: idSchema, from: instantSchema }),
  /** This visit comes before everything else that waits. */
  z.object({ kind: z.literal('emergency'), visitId: idSchema }),
  /** A visit of this technician fell away: what waits, and what would be better there, may fill the hole. */
  z.object({ kind: z.literal('cancelled'), technicianId: idSchema }),
])
export type Incident = z.infer<typeof incidentSchema>

/** Longest search a window may ask for, in seconds. */
export const mostPlanSeconds = 120

/** What is to be planned, how much of it may change, and for how long to search. */
export const planTaskSchema = z.object({
  days: z.array(daySchema).min(1).max(14),
  /** Whose days; null: everybody's. */
  technicianIds: z.array(idSchema).min(1).max(1_000).nullable().default(null),
  /** Visits that may be placed or moved; null: all that wait and all of those days. */
  visitIds: z.array(idSchema).min(1).max(10_000).nullable().default(null),
  /** Only visits and technicians of this territory; null: all. */
  territoryId: idSchema.nullable().default(null),
  mode: planModeSchema.default({ kind: 'full' }),
  incident: incidentSchema.nullable().default(null),
  /** Also places waiting maintenance, each only where it adds less than so many minutes of driving to a route; null: maintenance waits like other work. */
  foldInMinutes: z.int().min(1).max(240).nullable().default(null),
  /** Visits of one bundle go to one technician, one after the other. */
  keepBundles: z.boolean().default(true),
  /** Null: the policy in use. */
  policyId: z.string().max(100).nullable().default(null),
  seconds: z.number().positive().max(mostPlanSeconds).default(5),
  seed: z.int().min(0).max(2_147_483_647).default(1),
})
export type PlanTask = z.output<typeof planTaskSchema>
