import { z } from 'zod'
import { daySchema, idSchema, instantSchema, minuteOfDaySchema, recordSchema } from '../record/record.ts'

/** An ability, held by technicians at a level and asked for by work types. */
export const skillSchema = recordSchema.extend({
  name: z.string(),
  description: z.string().nullable().default(null),
  /** What each level means, level 1 first; shorter, or empty, where nobody has said. */
  levels: z.array(z.string()).max(5).default([]),
})
export type Skill = z.infer<typeof skillSchema>

/** A person (or a unit dispatched as one) who does visits. */
export const technicianSchema = recordSchema.extend({
  externalId: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  territoryId: idSchema.nullable(),
  phone: z.string().nullable(),
  /** Where the day starts and ends, WGS 84 degrees; both or neither. */
  homeLatitude: z.number().nullable(),
  homeLongitude: z.number().nullable(),
  costPerHour: z.number().nonnegative().nullable(),
  active: z.boolean(),
  /** What an hour is charged at, in major units; null: the office rate. */
  billPerHour: z.number().nullable().default(null),
  /** What an hour outside the shift costs, in major units; null: the cost of an hour times the office's overtime factor. */
  overtimeCostPerHour: z.number().nullable().default(null),
  email: z.string().nullable().default(null),
  /** Number plate or name of the van. */
  vehicle: z.string().nullable().default(null),
  /** Where they live, in words; the coordinates are what travel counts from. */
  homeAddress: z.string().nullable().default(null),
  /** Minutes a day may reach beyond the shift without anybody being asked; null: none. */
  overtimeMinutes: z.int().min(0).max(720).nullable().default(null),
  /** Most minutes of driving in a day, the way from and to home with them; null: no limit. */
  maxTravelMinutes: z.int().min(0).max(1_440).nullable().default(null),
  /** Whether they work in their territory and in no other. */
  ownTerritoryOnly: z.boolean().default(false),
})
export type Technician = z.infer<typeof technicianSchema>

/** One skill of one technician. */
export const technicianSkillSchema = recordSchema.extend({
  technicianId: idSchema,
  skillId: idSchema,
  level: z.int().min(1).max(5),
})
export type TechnicianSkill = z.infer<typeof technicianSkillSchema>

/** A proof with an expiry date; valid through the whole of `expiresOn`, or without end when null. */
export const certificateSchema = recordSchema.extend({
  technicianId: idSchema,
  name: z.string(),
  number: z.string().nullable(),
  issuedOn: daySchema.nullable(),
  expiresOn: daySchema.nullable(),
})
export type Certificate = z.infer<typeof certificateSchema>

/** Working time on one ISO weekday (1 Monday to 7 Sunday), wall-clock minutes in the office zone. */
export const shiftSchema = recordSchema.extend({
  technicianId: idSchema,
  weekday: z.int().min(1).max(7),
  startMinute: minuteOfDaySchema,
  endMinute: minuteOfDaySchema,
  /** Weeks after which the pattern repeats. */
  cycleWeeks: z.int().default(1),
  /** Week of the cycle this shift belongs to, 1 to `cycleWeeks`, counted from the week of `anchorDay`. */
  cycleWeek: z.int().default(1),
  /** A day in week 1 of the cycle; needed when the cycle is longer than a week. */
  anchorDay: daySchema.nullable().default(null),
  /** First day it holds; null: always did. */
  validFrom: daySchema.nullable().default(null),
  /** Last day it holds; null: without end. */
  validUntil: daySchema.nullable().default(null),
  /** The named pattern it was made from; null for one of this technician alone. */
  patternId: idSchema.nullable().default(null),
})
export type Shift = z.infer<typeof shiftSchema>

/** A hole in every shift of the technician: starts at a wall-clock minute, or somewhere in a window, and lasts so long. */
export const breakSchema = recordSchema.extend({
  technicianId: idSchema,
  startMinute: minuteOfDaySchema,
  durationMinutes: z.int().min(1).max(480),
  /** Latest minute it may start at; null: it starts at `startMinute` and nowhere else. */
  latestStartMinute: minuteOfDaySchema.nullable().default(null),
  /** First and last day it is taken, both included; open-ended where null. */
  validFrom: daySchema.nullable().default(null),
  validUntil: daySchema.nullable().default(null),
  /** The named pattern it was made from; null for one of this technician alone. */
  patternId: idSchema.nullable().default(null),
})
export type Break = z.infer<typeof breakSchema>

/** Time away: training, leave, illness, depot run. Half-open `[startsAt, endsAt)`. */
export const absenceSchema = recordSchema.extend({
  technicianId: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  reason: z.string(),
})
export type Absence = z.infer<typeof absenceSchema>
