import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { crewSchema } from '../domain/technician/crew.ts'
import { skillSchema } from '../domain/technician/technician.ts'
import { territorySchema } from '../domain/territory/territory.ts'
import { defineQuery } from './query.ts'

const personSchema = z.object({ id: idSchema, code: z.string(), name: z.string() })
const placeSchema = z.object({ id: idSchema, code: z.string(), name: z.string() })

/** One line of the handover list of the on-call rota. */
export const handoverSchema = z.object({
  id: idSchema,
  technicianId: idSchema,
  code: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  territoryId: idSchema.nullable(),
  /** Null: all territories. */
  territoryName: z.string().nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  note: z.string().nullable(),
  /** Code of whom they take over from; null for the first. */
  from: z.string().nullable(),
  /** When nobody was on call before; null without a gap. */
  gap: z.object({ start: instantSchema, end: instantSchema }).nullable(),
})

/** The on-call rota as a handover list: every turn that has not ended by `from`, with who may be put on it. */
export const onCallRota = defineQuery({
  name: 'onCall.rota',
  args: z.object({ from: instantSchema }),
  result: z.object({
    turns: z.array(handoverSchema),
    technicians: z.array(personSchema),
    territories: z.array(placeSchema),
  }),
  dependsOn: ['onCalls', 'technicians', 'territories'],
})

/** Every crew with its members, lead first. */
export const crewsList = defineQuery({
  name: 'crews.list',
  args: z.object({}),
  result: z.object({
    crews: z.array(
      z.object({
        crew: crewSchema,
        territoryName: z.string().nullable(),
        members: z.array(personSchema.extend({ active: z.boolean() })),
      }),
    ),
    technicians: z.array(personSchema),
    territories: z.array(placeSchema),
  }),
  dependsOn: ['crews', 'crewMembers', 'technicians', 'territories'],
})

/** Every territory with who belongs to it and how much open work lies in it. */
export const territoriesList = defineQuery({
  name: 'territories.list',
  args: z.object({}),
  result: z.object({
    territories: z.array(
      z.object({
        territory: territorySchema,
        members: z.array(personSchema),
        sites: z.int(),
        openWorkOrders: z.int(),
      }),
    ),
    technicians: z.array(personSchema.extend({ territoryId: idSchema.nullable() })),
  }),
  dependsOn: ['territories', 'technicians', 'sites', 'workOrders'],
})

/** The catalogue of skills: what they and their levels mean, who holds them and which work types ask for them. */
export const skillsList = defineQuery({
  name: 'skills.list',
  args: z.object({}),
  result: z.object({
    skills: z.array(
      z.object({
        skill: skillSchema,
        /** Active technicians that hold it at each level, level 1 first. */
        holders: z.array(z.int()).length(5),
        /** Work types that ask for it, with the level. */
        workTypes: z.array(z.object({ name: z.string(), level: z.int() })),
      }),
    ),
  }),
  dependsOn: ['skills', 'technicianSkills', 'technicians', 'workTypes'],
})
