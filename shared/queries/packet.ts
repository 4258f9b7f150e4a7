import { z } from 'zod'
import { packetSetSchema } from '../domain/print/packet.ts'
import { packetScopeSchema, packetSpecSchema } from '../domain/print/print-options.ts'
import { daySchema, idSchema, instantSchema } from '../domain/record/record.ts'
import { defineQuery } from './query.ts'

/** Everything the packets of a day print, in route order. */
export const packetModel = defineQuery({
  name: 'packet.model',
  holdsMoney: true,
  args: packetScopeSchema,
  result: packetSetSchema,
  dependsOn: [
    'visits',
    'visitTechnicians',
    'workOrders',
    'requests',
    'workTypes',
    'sites',
    'contacts',
    'customers',
    'assets',
    'notes',
    'technicians',
    'shifts',
    'shiftExceptions',
    'breaks',
    'absences',
    'printRuns',
    'mapLayers',
    'territories',
    'settings',
  ],
})

/** A set that a print run froze, so that what is printed is what the run records. Null once the run has ended. */
export const packetPrepared = defineQuery({
  name: 'packet.prepared',
  holdsMoney: true,
  args: z.object({ id: z.string().max(100) }),
  result: z.object({ spec: packetSpecSchema, set: packetSetSchema }).nullable(),
  dependsOn: [],
})

/** Who has visits on a day, and how current their paper is. */
export const printDay = defineQuery({
  name: 'print.day',
  args: z.object({ day: daySchema }),
  result: z.array(
    z.object({
      technicianId: idSchema,
      code: z.string(),
      name: z.string(),
      team: z.string().nullable(),
      /** Visits whose packet this technician carries. */
      visits: z.int(),
      neverPrinted: z.int(),
      /** Printed once, and something on the paper has changed since. */
      changedSincePrint: z.int(),
      /** Visits on this technician's last paper that are no longer theirs on this day. */
      takenAway: z.int(),
      lastPrintedAt: instantSchema.nullable(),
    }),
  ),
  dependsOn: ['visits', 'visitTechnicians', 'workOrders', 'technicians', 'printRuns', 'settings'],
})

/** Most records of a selection that are looked up for printing. */
export const mostSelected = 20_000

/** The visits a selection means, as far as there is paper for them: those somebody goes to on some day. */
export const printSelection = defineQuery({
  name: 'print.selection',
  args: z.object({ kind: z.enum(['visit', 'workOrder']), ids: z.array(idSchema).max(mostSelected) }),
  result: z.object({
    /** In the order of days and starts. */
    visits: z.array(
      z.object({
        visitId: idSchema,
        workOrderNumber: z.int(),
        title: z.string(),
        /** In the zone of the office. */
        day: daySchema,
        startsAt: instantSchema,
        technicianId: idSchema,
        technicianCode: z.string(),
      }),
    ),
    /** How many of the selected records have no packet: nobody goes there on any day. */
    notPlanned: z.int(),
  }),
  dependsOn: ['visits', 'visitTechnicians', 'workOrders', 'technicians', 'settings'],
})

/** What was printed, newest first; of one day, or of all. */
export const printRunsList = defineQuery({
  name: 'print.runs',
  args: z.object({ day: daySchema.nullable(), limit: z.int().min(1).max(500).default(50) }),
  result: z.array(
    z.object({
      id: idSchema,
      day: daySchema,
      technicianCodes: z.array(z.string()),
      packets: z.int(),
      pages: z.int(),
      printedAt: instantSchema,
      printedBy: z.string(),
    }),
  ),
  dependsOn: ['printRuns', 'technicians'],
})
