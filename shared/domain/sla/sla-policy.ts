import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'

/** Shares of a clock, in per cent, smallest first; 100 is the deadline itself. */
export const slaStagesSchema = z.array(z.int().min(1).max(100))
/** The stages of clocks that no policy counts. */
export const usualStages: readonly number[] = [50, 80, 100]

/**
 * The promises of a service level, in minutes of its calendar from opening; null where none is promised. `respond`:
 * somebody is assigned; `arrive`: a technician is on site; `resolve`: the work is done.
 */
export const slaPolicySchema = recordSchema.extend({
  name: z.string(),
  respondMinutes: z.int().positive().nullable(),
  resolveMinutes: z.int().positive().nullable(),
  /** From opening to the first technician on site. */
  arriveMinutes: z.int().positive().nullable().default(null),
  /** When its clocks run; null: all the time. */
  calendarId: idSchema.nullable().default(null),
  /** Whether holds for allowed reasons stop its clocks. */
  pausable: z.boolean().default(true),
  /** Shares of a clock, in per cent, that raise an alert. */
  stages: slaStagesSchema.default([50, 80, 100]),
  /** False: kept for the work orders it counts, no longer offered. */
  active: z.boolean().default(true),
})
export type SlaPolicy = z.infer<typeof slaPolicySchema>
