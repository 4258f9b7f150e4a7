import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'

/** One office setting: `id` is its name, `value` any JSON. Known names are in `settingNames`. */
export const settingSchema = recordSchema.extend({ value: z.json() })
export type Setting = z.infer<typeof settingSchema>

/** Names of settings and the meaning of their values. */
export const settingNames = {
  /** IANA zone of the office: string. */
  officeZone: 'officeZone',
  /** Name printed on packets and reports: string. */
  organisationName: 'organisationName',
  /** Instant (ms) reports count from while the data is an archive rather than live work: number or null. */
  dataAsOf: 'dataAsOf',
  /** Instant (ms) the clock of this office starts at, to rehearse another day or show the demo: number or null. */
  rehearsalAt: 'rehearsalAt',
  /** First day of the week in calendars, ISO: number 1 (Monday) to 7 (Sunday). */
  firstWeekday: 'firstWeekday',
  /** Share of promises the office means to keep, 0 to 1: number; `defaultSlaTarget` until it is set. */
  slaTarget: 'slaTarget',
  /** Minutes of business time left from which a promise is due soon: number; `usualDueSoonMinutes` until it is set. */
  dueSoonMinutes: 'dueSoonMinutes',
  /** ISO 4217 code of every amount: string. The money settings, with what holds until they are set: `cost/rates.ts`. */
  currency: 'currency',
  billPerHourCents: 'billPerHourCents',
  costPerHourCents: 'costPerHourCents',
  overtimeFactor: 'overtimeFactor',
  labourStepMinutes: 'labourStepMinutes',
  travelPerKmCents: 'travelPerKmCents',
  travelPerMinuteCents: 'travelPerMinuteCents',
  partsMarkup: 'partsMarkup',
  firstInvoiceNumber: 'firstInvoiceNumber',
  limitBasis: 'limitBasis',
  /** Largest file that may be attached, in MB: number; `defaultFileLimitMegabytes` until it is set. */
  fileLimitMegabytes: 'fileLimitMegabytes',
  /** Kinds of files that are not taken: `FileKind[]`; none until it is set. */
  refusedFileKinds: 'refusedFileKinds',
  /** Prefixes and next numbers of requests, work orders and invoices: `Numbering`; `defaultNumbering` until it is set. */
  numbering: 'numbering',
  /** Which status a work order takes from its visits: `StatusMapping`; the built-in one until it is set. */
  statusMapping: 'statusMapping',
  /** The most each role may approve, in minor units: `ApprovalLimits`; `defaultApprovalLimits` until it is set. */
  approvalLimits: 'approvalLimits',
  /** When failures of an asset count as a repeat: `RepeatRule`; `defaultRepeatRule` until it is set. */
  repeatFailures: 'repeatFailures',
  /** When replacing an asset is recommended: `ReplaceRule`; `defaultReplaceRule` until it is set. */
  replaceAdvice: 'replaceAdvice',
  /** When two requests may be one: `DuplicateSettings`; `defaultDuplicateSettings` until it is set. */
  duplicates: 'duplicates',
  /** What matching and planning weigh: `PolicySettings`; Balanced until it is set. */
  policies: 'policies',
  /** Where travel times are asked for: `RoutingServer`; the estimate alone until it is set. */
  routingServer: 'routingServer',
  /** When driving takes longer by the estimate: `RushHours`; every hour is alike until it is set. */
  rushHours: 'rushHours',
  /** Whether technicians stay in their territory unless a person sends them: boolean; false until it is set. */
  strictTerritories: 'strictTerritories',
} as const

/** The SLA target until an office sets its own. */
export const defaultSlaTarget = 0.9

/** Filters, sort and columns of a list, kept under a name. */
export const savedViewSchema = recordSchema.extend({
  screen: z.string(),
  name: z.string(),
  view: z.json(),
  /** Whether everybody sees it. */
  shared: z.boolean().default(true),
  authorName: z.string().nullable().default(null),
})
export type SavedView = z.infer<typeof savedViewSchema>

/** An import mapping a person saved: which column feeds which field. */
export const savedMappingSchema = recordSchema.extend({
  name: z.string(),
  mapping: z.json(),
  authorId: idSchema.nullable(),
})
export type SavedMapping = z.infer<typeof savedMappingSchema>
