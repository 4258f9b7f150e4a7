import { z } from 'zod'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import {
  absenceSchema,
  breakSchema,
  certificateSchema,
  shiftSchema,
  technicianSchema,
} from '../domain/technician/technician.ts'
import { namedPatternSchema } from '../domain/technician/named-pattern.ts'
import { shiftExceptionSchema } from '../domain/technician/shift-exception.ts'
import { visitStatusSchema } from '../domain/visit/visit.ts'
import { defineQuery } from './query.ts'

const heldSkillSchema = z.object({ skillId: idSchema, name: z.string(), level: z.int() })

const peopleFrom = [
  'technicians',
  'technicianSkills',
  'skills',
  'certificates',
  'shifts',
  'shiftExceptions',
  'shiftPatterns',
  'breaks',
  'absences',
  'territories',
  'workTypes',
] as const

/** Every technician with what a planner asks about a person; a few hundred at most. */
export const peopleList = defineQuery({
  name: 'people.list',
  holdsMoney: true,
  args: z.object({}),
  result: z.array(
    z.object({
      technician: technicianSchema,
      territoryName: z.string().nullable(),
      skills: z.array(heldSkillSchema),
      certificates: z.array(certificateSchema),
      /** Minutes of shift in a week, breaks taken off. */
      weekMinutes: z.int(),
      /** Away now, or next: the first absence that has not ended. */
      nextAbsence: absenceSchema.nullable(),
    }),
  ),
  dependsOn: peopleFrom,
})

/** One technician with everything. Null when there is none. */
export const techniciansGet = defineQuery({
  name: 'technicians.get',
  holdsMoney: true,
  args: z.object({ technicianId: idSchema }),
  result: z
    .object({
      technician: technicianSchema,
      territoryName: z.string().nullable(),
      skills: z.array(heldSkillSchema),
      allSkills: z.array(z.object({ id: idSchema, name: z.string(), levels: z.array(z.string()) })),
      territories: z.array(z.object({ id: idSchema, name: z.string() })),
      /** Names of certificates that work types ask for or somebody holds. */
      certificateNames: z.array(z.string()),
      certificates: z.array(certificateSchema),
      shifts: z.array(shiftSchema),
      breaks: z.array(breakSchema),
      /** Single days that differ from the shifts, from a week ago on. */
      exceptions: z.array(shiftExceptionSchema),
      patterns: z.array(z.object({ id: idSchema, name: z.string(), cycleWeeks: z.int() })),
      /** Active technicians besides this one: who shifts are swapped with. */
      colleagues: z.array(z.object({ id: idSchema, code: z.string(), name: z.string() })),
      absences: z.array(absenceSchema),
      /** Today in the office zone: what certificate dates are compared with. */
      today: daySchema,
    })
    .nullable(),
  dependsOn: peopleFrom,
})

/** What somebody would leave behind: the visits they are on that are placed and have not ended. */
export const techniciansPlanned = defineQuery({
  name: 'technicians.planned',
  args: z.object({ technicianId: idSchema }),
  result: z.object({
    visits: z.array(
      z.object({
        visitId: idSchema,
        workOrderNumber: z.int(),
        title: z.string(),
        status: visitStatusSchema,
        startsAt: instantSchema,
        /** Whether they lead it, or only go along. */
        leads: z.boolean(),
      }),
    ),
  }),
  dependsOn: ['visits', 'visitTechnicians', 'workOrders'],
})

/** Every shift pattern with who works by it, now or from a day on. */
export const patternsList = defineQuery({
  name: 'patterns.list',
  args: z.object({}),
  result: z.object({
    patterns: z.array(
      z.object({
        pattern: namedPatternSchema,
        technicians: z.array(
          z.object({ id: idSchema, code: z.string(), fromDay: daySchema.nullable(), untilDay: daySchema.nullable() }),
        ),
      }),
    ),
    /** Active technicians with the name of what they work by today. */
    technicians: z.array(
      z.object({ id: idSchema, code: z.string(), name: z.string(), patternName: z.string().nullable() }),
    ),
    today: daySchema,
  }),
  dependsOn: ['shiftPatterns', 'shifts', 'technicians'],
})
