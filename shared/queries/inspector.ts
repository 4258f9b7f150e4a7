import { z } from 'zod'
import { assetSchema } from '../domain/asset/asset.ts'
import { contactSchema, customerSchema } from '../domain/customer/customer.ts'
import { attachmentSchema, noteSchema, subjectKindSchema } from '../domain/note/note.ts'
import { idSchema, instantSchema } from '../domain/record/record.ts'
import { requestSchema } from '../domain/request/request.ts'
import { siteSchema } from '../domain/site/site.ts'
import { visitSchema, visitStatusSchema } from '../domain/visit/visit.ts'
import { visitLinkSchema } from '../domain/visit/visit-detail.ts'
import { holdSchema } from '../domain/work-order/hold.ts'
import { workOrderSchema, workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { workTypeSchema } from '../domain/work-type/work-type.ts'
import { entityNames } from '../domain/entities.ts'
import type { EntityName } from '../domain/entities.ts'
import { clockNameSchema } from '../domain/sla/clock-name.ts'
import { matchReasonSchema } from '../domain/visit/match-reason.ts'
import { defineQuery } from './query.ts'
import { workOrderRowSchema } from './work-orders.ts'

/** A visit as the inspector lists it. */
const inspectedVisitSchema = z.object({
  visit: visitSchema,
  technicians: z.array(z.object({ id: idSchema, code: z.string(), name: z.string(), lead: z.boolean() })),
  /** What it may become next, with what that asks for. */
  moves: z.array(z.object({ to: visitStatusSchema, needs: z.array(z.enum(['place', 'times', 'reason', 'left'])) })),
  /** The visits it hangs on, and those that hang on it. */
  links: z.array(visitLinkSchema),
})
export type InspectedVisit = z.infer<typeof inspectedVisitSchema>

/** Everything the inspector shows of a work order. Null when it is not there. */
export const workOrdersGet = defineQuery({
  name: 'workOrders.get',
  holdsMoney: true,
  args: z.object({ workOrderId: idSchema }),
  result: z
    .object({
      workOrder: workOrderSchema,
      workType: workTypeSchema.nullable(),
      skillName: z.string().nullable(),
      site: siteSchema.nullable(),
      /** Name of the calendar that tells when the site is open; null: always. */
      openingName: z.string().nullable(),
      territoryName: z.string().nullable(),
      customer: customerSchema.nullable(),
      asset: assetSchema.nullable(),
      contacts: z.array(contactSchema),
      request: requestSchema.nullable(),
      /** Requests merged into its request. */
      merged: z.array(requestSchema),
      visits: z.array(inspectedVisitSchema),
      /** What it may become next, with what that asks for. */
      moves: z.array(z.object({ to: workOrderStatusSchema, needs: z.array(z.enum(['reason', 'papers'])) })),
      /** The hold it is in, and how many there were before. */
      hold: holdSchema.nullable(),
      pastHolds: z.int(),
      /** Minutes to the resolve-by instant when it was asked, negative once past; null without a clock or when over. */
      minutesLeft: z.number().nullable(),
      /** Other open work orders at the same site. */
      atSite: z.array(workOrderRowSchema),
    })
    .nullable(),
  dependsOn: [
    'workOrders',
    'visits',
    'visitTechnicians',
    'holds',
    'visitDependencies',
    'settings',
    'technicians',
    'requests',
    'sites',
    'businessCalendars',
    'customers',
    'contacts',
    'assets',
    'workTypes',
    'skills',
    'territories',
  ],
})

/** The work order of a visit, for showing a visit in the inspector; null when there is no such visit. */
export const visitsWorkOrder = defineQuery({
  name: 'visits.workOrder',
  args: z.object({ visitId: idSchema }),
  result: z.object({ workOrderId: idSchema }).nullable(),
  dependsOn: ['visits'],
})

/** Notes and files of a record. */
export const recordNotes = defineQuery({
  name: 'record.notes',
  args: z.object({ subjectKind: subjectKindSchema, subjectId: idSchema }),
  result: z.object({ notes: z.array(noteSchema), attachments: z.array(attachmentSchema) }),
  dependsOn: ['notes', 'attachments'],
})

/** One change of one record in a timeline. */
export const historyChangeSchema = z.object({
  entity: z.enum(entityNames as [EntityName, ...EntityName[]]),
  rowId: idSchema,
  op: z.enum(['insert', 'update', 'remove']),
  /** Changed fields with their values before and after; ids of other records are named where they can be. */
  fields: z.array(z.object({ field: z.string(), before: z.json(), after: z.json() })),
})

/** Who did what, when, and what it changed. */
export const historyEntrySchema = z.object({
  seq: z.int(),
  at: instantSchema,
  actorName: z.string(),
  /** Name of the command; `history.undo` and `history.redo` turn another one. */
  name: z.string(),
  summary: z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  changes: z.array(historyChangeSchema),
  /** What Match said of a place that was chosen from its list. */
  match: matchReasonSchema.nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** The timeline of a record and what belongs to it, newest first, in pages. */
export const recordHistory = defineQuery({
  name: 'record.history',
  holdsMoney: true,
  args: z.object({
    subjectKind: subjectKindSchema,
    subjectId: idSchema,
    /** Sequence number of the last entry of the page before. */
    before: z.int().nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  result: z.object({
    entries: z.array(historyEntrySchema),
    next: z.int().nullable(),
    /** The stages its promises reached (`sla/stage-moments.ts`), newest first; on the first page of a work order only. */
    stages: z.array(z.object({ clock: clockNameSchema, stage: z.int(), at: instantSchema })),
  }),
  dependsOn: [...entityNames],
})
