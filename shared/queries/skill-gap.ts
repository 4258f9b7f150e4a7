import { z } from 'zod'
import { daySchema } from '../domain/record/record.ts'
import { gapStandings } from '../domain/technician/skill-gap.ts'
import { defineQuery } from './query.ts'

/** Days ahead within which certificates are listed. */
export const skillGapScopeSchema = z.object({ days: z.int().min(1).max(365).default(60) })

/** Open work by territory, skill and level against the technicians who hold it, and the certificates that end soon. */
export const reportsSkillGap = defineQuery({
  name: 'reports.skillGap',
  args: skillGapScopeSchema,
  result: z.object({
    /** The day it was looked at, in the office zone. */
    day: daySchema,
    until: daySchema,
    gaps: z.array(
      z.object({
        territory: z.string().nullable(),
        skill: z.string(),
        level: z.int(),
        visits: z.int(),
        minutes: z.int(),
        holders: z.array(z.string()),
        elsewhere: z.int(),
        weekMinutes: z.int(),
        standing: z.enum(gapStandings),
      }),
    ),
    certificates: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        territory: z.string().nullable(),
        certificate: z.string(),
        number: z.string().nullable(),
        expiresOn: daySchema,
        expired: z.boolean(),
        /** Open visits that ask for this certificate, in the territory of its holder. */
        visits: z.int(),
      }),
    ),
  }),
  dependsOn: [
    'visits',
    'workOrders',
    'workTypes',
    'territories',
    'skills',
    'technicians',
    'technicianSkills',
    'certificates',
    'shifts',
    'breaks',
    'settings',
  ],
})
export type SkillGapReport = z.output<typeof reportsSkillGap.result>
