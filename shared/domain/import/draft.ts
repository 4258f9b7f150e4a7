import { z } from 'zod'
import { assetCriticalitySchema, assetStateSchema } from '../asset/asset.ts'
import { customValuesSchema } from '../custom-field/custom-values.ts'
import { daySchema, instantSchema, minuteOfDaySchema } from '../record/record.ts'
import { prioritySchema } from '../record/priority.ts'
import { requestSchema } from '../request/request.ts'
import { siteSchema } from '../site/site.ts'
import { customerSchema } from '../customer/customer.ts'
import { workOrderStatusSchema } from '../work-order/work-order.ts'
import { workKindSchema } from '../work-type/work-kind.ts'

/*
 * Drafts: rows of a file in Fieldboard's own terms, before anybody has looked what is already there. Every `key` is the
 * external id under which a later import finds the record again.
 */

const text = z.string().max(100_000)
const key = z.string().min(1).max(2_000)
/** Values of custom fields that a file gives; what it leaves out stays as it is. */
const custom = customValuesSchema.optional()

/** A service area as a file names it. */
export const territoryDraftSchema = z.object({ key, name: text, code: text })
export type TerritoryDraft = z.infer<typeof territoryDraftSchema>

/** Who the work is for, as a file names them. */
export const customerDraftSchema = z.object({
  key,
  name: text,
  tier: customerSchema.shape.tier.nullable(),
  phone: text.nullable(),
  email: text.nullable(),
})
export type CustomerDraft = z.infer<typeof customerDraftSchema>

/** A place as a file names it; without coordinates, with the reason why. */
export const siteDraftSchema = z.object({
  key,
  name: text,
  address: text,
  district: text.nullable(),
  postcode: text.nullable(),
  latitude: siteSchema.shape.latitude,
  longitude: siteSchema.shape.longitude,
  confidence: z.number().min(0).max(1),
  ungeocodedReason: siteSchema.shape.ungeocodedReason,
  accessNotes: text.nullable(),
  territory: territoryDraftSchema.nullable(),
  customer: customerDraftSchema.nullable(),
  custom,
})
export type SiteDraft = z.infer<typeof siteDraftSchema>

/** A request as a file tells it. `key` is null when the file has no ids: importing it again would double it. */
export const requestDraftSchema = z.object({
  key: key.nullable(),
  title: text,
  description: text,
  status: requestSchema.shape.status.extract(['new', 'closed']),
  openedAt: instantSchema,
  resolveBy: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  closingNote: text.nullable(),
  source: text,
  sourceVerdict: text.nullable(),
  team: text.nullable(),
  /** Null takes the priority of the work type. */
  priority: prioritySchema.nullable(),
  workType: z.object({ key, name: text, category: text }).nullable(),
  site: siteDraftSchema.nullable(),
  territory: territoryDraftSchema.nullable(),
  customer: customerDraftSchema.nullable(),
  custom,
})
export type RequestDraft = z.infer<typeof requestDraftSchema>

/** A kind of work as a file tells it; null leaves what is there, or takes the plain default for a new one. */
export const workTypeDraftSchema = z.object({
  key,
  name: text,
  category: text,
  fieldWork: z.boolean().nullable(),
  skill: text.nullable(),
  skillLevel: z.int().min(1).max(5).nullable(),
  certificateName: text.nullable(),
  durationMinutes: z.int().min(1).max(14_400).nullable(),
  priority: prioritySchema.nullable(),
  safetyNotes: text.nullable(),
})
export type WorkTypeDraft = z.infer<typeof workTypeDraftSchema>

/** A technician as a roster tells it. */
export const technicianDraftSchema = z.object({
  key,
  code: text,
  name: text,
  team: text.nullable(),
  phone: text.nullable(),
  territory: territoryDraftSchema.nullable(),
  homeLatitude: siteSchema.shape.latitude,
  homeLongitude: siteSchema.shape.longitude,
  costPerHour: z.number().nonnegative().nullable(),
  skills: z.array(z.object({ name: text, level: z.int().min(1).max(5) })),
  /** Worked on every weekday, Monday to Friday: rosters name one shift. */
  shift: z.object({ startMinute: minuteOfDaySchema, endMinute: minuteOfDaySchema }).nullable(),
  break: z.object({ startMinute: minuteOfDaySchema, durationMinutes: z.int().min(1).max(480) }).nullable(),
})
export type TechnicianDraft = z.infer<typeof technicianDraftSchema>

/** Installed equipment as a file tells it; null leaves what is there. `tag` is what people read on it. */
export const assetDraftSchema = z.object({
  key,
  tag: text.min(1),
  name: text.nullable(),
  kind: text.nullable(),
  manufacturer: text.nullable(),
  model: text.nullable(),
  serial: text.nullable(),
  installedOn: daySchema.nullable(),
  warrantyUntil: daySchema.nullable(),
  criticality: assetCriticalitySchema.nullable(),
  status: assetStateSchema.nullable(),
  replacementCostCents: z.int().nonnegative().nullable(),
  usefulLifeYears: z.number().positive().max(200).nullable(),
  locationNote: text.nullable(),
  /** Tag of the asset it is part of. */
  parentTag: text.nullable(),
  site: siteDraftSchema.nullable(),
  custom,
})
export type AssetDraft = z.infer<typeof assetDraftSchema>

/** One amount of a work order in a file, minor units of the office currency; zero and negative (reversals) as given. */
export const costDraftSchema = z.object({
  /** Tells the amounts of one work order apart. */
  part: z.enum(['labour', 'travel', 'parts', 'vendor', 'other', 'total']),
  amountCents: z.int(),
})
export type CostDraft = z.infer<typeof costDraftSchema>

/** A work order as a file tells it. */
export const workOrderDraftSchema = z.object({
  key,
  title: text,
  description: text,
  status: workOrderStatusSchema.extract(['open', 'onHold', 'done', 'closed', 'cancelled']),
  holdReason: text.nullable(),
  openedAt: instantSchema,
  completedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  resolveBy: instantSchema.nullable(),
  priority: prioritySchema.nullable(),
  team: text.nullable(),
  workType: z.object({ key, name: text, category: text, kind: workKindSchema.nullable() }).nullable(),
  failureCode: text.nullable(),
  rootCause: text.nullable(),
  outcome: text.nullable(),
  nextStep: text.nullable(),
  costs: z.array(costDraftSchema).max(6),
  asset: assetDraftSchema.nullable(),
  site: siteDraftSchema.nullable(),
  territory: territoryDraftSchema.nullable(),
  customer: customerDraftSchema.nullable(),
  custom,
})
export type WorkOrderDraft = z.infer<typeof workOrderDraftSchema>

/** The draft of each target. */
export interface Drafts {
  requests: RequestDraft
  workTypes: WorkTypeDraft
  technicians: TechnicianDraft
  customers: { readonly customer: CustomerDraft; readonly site: SiteDraft | null }
  sites: SiteDraft
  assets: AssetDraft
  workOrders: WorkOrderDraft
}
