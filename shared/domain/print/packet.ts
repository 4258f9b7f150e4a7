import { z } from 'zod'
import { coverAnswerSchema } from '../contract/cover-answer.ts'
import { customSubjectSchema, customTypeSchema } from '../custom-field/custom-field.ts'
import { customValueSchema } from '../custom-field/custom-values.ts'
import { subjectKindSchema } from '../note/note.ts'
import { prioritySchema } from '../record/priority.ts'
import { daySchema, idSchema, instantSchema } from '../record/record.ts'
import { ungeocodedReasons } from '../site/site.ts'
import { clockNameSchema } from '../sla/clock-name.ts'
import { clockStateSchema } from '../sla/clocks.ts'
import { travelLegSchema } from '../travel/travel-leg.ts'
import { checklistItemSchema, packetLayoutSchema, partNeedSchema } from '../work-type/work-type.ts'
import { mapViewSchema, positionSchema } from './map-view.ts'

/** Outlines under a map picture, cut to what it shows. */
export const mapPictureSchema = z.object({
  view: mapViewSchema,
  outlines: z.array(
    z.object({ name: z.string(), rings: z.array(z.array(positionSchema)), labelAt: positionSchema.nullable() }),
  ),
  attribution: z.array(z.string()),
})
export type MapPicture = z.infer<typeof mapPictureSchema>

/** One stop of a technician's day, in route order. */
export const stopSchema = z.object({
  /** 1 for the first stop of the day. */
  number: z.int(),
  visitId: idSchema,
  workOrderNumber: z.int(),
  title: z.string(),
  priority: prioritySchema,
  place: z.string(),
  district: z.string().nullable(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  resolveBy: instantSchema.nullable(),
  windowStartsAt: instantSchema.nullable(),
  windowEndsAt: instantSchema.nullable(),
  at: positionSchema.nullable(),
  /** From the stop before, or from home; null where the day starts without a known home. */
  travel: travelLegSchema.nullable(),
  /** Code of the technician who leads and carries the packet, when it is somebody else. */
  packetWith: z.string().nullable(),
})
export type Stop = z.infer<typeof stopSchema>

/** An earlier record about the same asset, the same site or a place nearby. */
export const historyEntrySchema = z.object({
  kind: z.enum(['request', 'workOrder']),
  number: z.int(),
  title: z.string(),
  place: z.string(),
  relation: z.enum(['asset', 'site', 'near']),
  distanceMeters: z.int(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  status: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

const contactSchema = z.object({
  name: z.string(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** What the office already knows of an item of the checklist; the paper prints it instead of room to write. */
export const givenAnswerSchema = z.object({
  /** Whether it answers the item: a comment alone does not. */
  answered: z.boolean(),
  /** Text, choice, or `pass`, `fail`, `na`. */
  text: z.string().nullable(),
  number: z.number().nullable(),
  /** Whether a photo or a drawn signature is kept with it. */
  attached: z.boolean(),
  signedBy: z.string().nullable(),
  failed: z.boolean(),
  comment: z.string().nullable(),
})
export type PrintedAnswer = z.infer<typeof givenAnswerSchema>

/** A line of the checklist on paper: the item with its number, and its answer where there is one. */
export const packetItemSchema = checklistItemSchema.extend({
  position: z.int(),
  required: z.boolean(),
  given: givenAnswerSchema.nullable(),
})
export type PacketItem = z.infer<typeof packetItemSchema>

/** One of the office's own fields as printed; the value is null where a required one is not filled in. */
export const printedFieldSchema = z.object({
  on: customSubjectSchema,
  label: z.string(),
  type: customTypeSchema,
  unit: z.string().nullable(),
  value: customValueSchema.nullable(),
})
export type PrintedField = z.infer<typeof printedFieldSchema>

/** Everything the packet of one visit prints. */
export const packetSchema = z.object({
  visitId: idSchema,
  visitRev: z.int(),
  workOrderRev: z.int(),
  /** Earlier print runs of this visit, plus one. */
  version: z.int(),
  /** The packet this one replaces; null for the first. */
  replaces: z
    .object({ version: z.int(), printedAt: instantSchema, printedBy: z.string(), changed: z.boolean() })
    .nullable(),
  stopNumber: z.int(),
  /** IANA zone its times are printed in: the site's. */
  zone: z.string(),
  workOrder: z.object({
    number: z.int(),
    title: z.string(),
    description: z.string(),
    status: z.string(),
    priority: prioritySchema,
    team: z.string().nullable(),
    openedAt: instantSchema,
    /** Its promises as they stood when the packet was made; those never made are left out. */
    clocks: z.array(
      z.object({
        name: clockNameSchema,
        state: clockStateSchema,
        targetAt: instantSchema,
        stoppedAt: instantSchema.nullable(),
        promised: z.boolean(),
      }),
    ),
    /** Name of the service level that counts them. */
    slaName: z.string().nullable(),
    holdReason: z.string().nullable(),
    requestNumber: z.int().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
  }),
  visit: z.object({
    sequence: z.int(),
    startsAt: instantSchema,
    endsAt: instantSchema,
    durationMinutes: z.int(),
    windowStartsAt: instantSchema.nullable(),
    windowEndsAt: instantSchema.nullable(),
    overrideReason: z.string().nullable(),
  }),
  /** Everybody on the visit, the one who leads first. */
  crew: z.array(z.object({ code: z.string(), name: z.string() })),
  workType: z
    .object({
      name: z.string(),
      /** The version of the work type that the work order follows. */
      version: z.int(),
      /** Sections the template prints, in order; null for the usual ones. */
      layout: packetLayoutSchema.nullable(),
      skillName: z.string().nullable(),
      skillLevel: z.int(),
      certificateName: z.string().nullable(),
      checklist: z.array(packetItemSchema),
      parts: z.array(partNeedSchema),
      safetyNotes: z.string().nullable(),
    })
    .nullable(),
  customer: contactSchema.nullable(),
  contacts: z.array(contactSchema),
  site: z
    .object({
      name: z.string(),
      address: z.string(),
      district: z.string().nullable(),
      postcode: z.string().nullable(),
      territory: z.string().nullable(),
      accessNotes: z.string().nullable(),
      at: positionSchema.nullable(),
      ungeocodedReason: z.enum(ungeocodedReasons).nullable(),
    })
    .nullable(),
  asset: z
    .object({
      tag: z.string(),
      name: z.string(),
      kind: z.string(),
      manufacturer: z.string().nullable(),
      model: z.string().nullable(),
      serial: z.string().nullable(),
      installedOn: daySchema.nullable(),
      warrantyUntil: daySchema.nullable(),
    })
    .nullable(),
  /** The office's own fields that are marked to be printed. */
  customFields: z.array(printedFieldSchema),
  /** Who bears the work on the day of the visit. */
  cover: coverAnswerSchema,
  notes: z.array(z.object({ on: subjectKindSchema, author: z.string(), writtenAt: instantSchema, text: z.string() })),
  history: z.array(historyEntrySchema),
  /** Null where the site has no coordinates. */
  map: mapPictureSchema.nullable(),
})
export type Packet = z.infer<typeof packetSchema>

const spanSchema = z.object({ startsAt: instantSchema, endsAt: instantSchema })

/** A technician's day on paper: the route and the packets they carry. */
export const technicianPacketsSchema = z.object({
  technician: z.object({
    id: idSchema,
    code: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    phone: z.string().nullable(),
    home: positionSchema.nullable(),
  }),
  /** Earlier print runs of this technician's day, plus one. */
  version: z.int(),
  shifts: z.array(spanSchema),
  breaks: z.array(spanSchema),
  absences: z.array(spanSchema.extend({ reason: z.string() })),
  stops: z.array(stopSchema),
  /** From the last stop to home; null where home is not known. */
  travelHome: travelLegSchema.nullable(),
  totals: z.object({
    workMinutes: z.int(),
    travelMinutes: z.int(),
    travelMeters: z.int(),
    /** Legs without a figure because a place has no coordinates. */
    unknownLegs: z.int(),
  }),
  /** What to take along for the whole day, summed over the packets. */
  load: z.array(partNeedSchema.extend({ stops: z.array(z.int()) })),
  map: mapPictureSchema.nullable(),
  packets: z.array(packetSchema),
})
export type TechnicianPackets = z.infer<typeof technicianPacketsSchema>

/** A set of packets, ready to be drawn. */
export const packetSetSchema = z.object({
  day: daySchema,
  /** IANA zone of the office: cover sheets are in it. */
  zone: z.string(),
  organisationName: z.string(),
  /** What the office puts before the numbers of its work orders. */
  workOrderPrefix: z.string(),
  printedAt: instantSchema,
  printedBy: z.string(),
  technicians: z.array(technicianPacketsSchema),
})
export type PacketSet = z.infer<typeof packetSetSchema>
