import { z } from 'zod'
import { isDay } from '../../kernel/zone.ts'

/** Id of any record: UUID version 7, so ids sort by creation. */
export const idSchema = z.string().min(1).max(64)
/** An instant: UTC milliseconds since 1970. */
export const instantSchema = z.int()
/** Calendar day `YYYY-MM-DD`. */
export const daySchema = z.string().refine(isDay, 'expected a day of the calendar, YYYY-MM-DD')
/** Minute of a wall-clock day, 0 to 1,440. */
export const minuteOfDaySchema = z.int().min(0).max(1440)

/** What every stored record carries: identity, revision (1 at insert, +1 at each change), last change, tombstone. */
export const recordSchema = z.object({
  id: idSchema,
  rev: z.int(),
  updatedAt: instantSchema,
  deletedAt: instantSchema.nullable(),
})

/** The fields a command never sets itself; the pipeline keeps them. */
export type RecordKeeping = 'rev' | 'updatedAt' | 'deletedAt'
