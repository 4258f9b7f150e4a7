import { z } from 'zod'
import { prioritySchema } from '#shared/domain/record/priority.ts'

/** What is asked of a caller, in order; `save` is where everything has been asked. */
export const phases = [
  'caller',
  'contact',
  'site',
  'asset',
  'trade',
  'question',
  'same',
  'words',
  'priority',
  'reason',
  'window',
  'save',
] as const
export type Phase = (typeof phases)[number]

/** The five headings of a call. */
export const steps = ['who', 'where', 'what', 'urgent', 'when'] as const
export type Step = (typeof steps)[number]

export const stepOf: Readonly<Record<Phase, Step>> = {
  caller: 'who',
  contact: 'who',
  site: 'where',
  asset: 'where',
  trade: 'what',
  question: 'what',
  same: 'what',
  words: 'what',
  priority: 'urgent',
  reason: 'urgent',
  window: 'when',
  save: 'when',
}

/** The name of a trade that stands for "in the caller's own words". */
export const freeWords = 'free'

const answerSchema = z.union([
  z.object({ key: z.string(), choice: z.int() }),
  z.object({ key: z.string(), text: z.string() }),
])

const snapshotSchema = z.object({
  phase: z.enum(phases),
  /** Phases that are over; what follows the last one is asked next. */
  done: z.array(z.enum(phases)),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  siteId: z.string().nullable(),
  siteName: z.string().nullable(),
  assetId: z.string().nullable(),
  assetName: z.string().nullable(),
  /** A customer and a site the office did not know. */
  newCustomer: z.string().nullable(),
  newSite: z.string().nullable(),
  newSiteAccess: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  contactEmail: z.string(),
  /** The caller is known to the office already, under this name and number. */
  knownContact: z.boolean(),
  keepContact: z.boolean(),
  trade: z.string().nullable(),
  answers: z.array(answerSchema),
  /** Words, work type and duration as a person changed them; null: what the answers gave. */
  title: z.string().nullable(),
  description: z.string().nullable(),
  workTypeId: z.string().nullable(),
  durationMinutes: z.int().nullable(),
  /** Somebody is in danger, said by a person; null: what the answers say. */
  safety: z.boolean().nullable(),
  priority: prioritySchema.nullable(),
  priorityReason: z.string(),
  windowKind: z.enum(['twoHours', 'halfDay']),
  window: z
    .object({ start: z.int(), end: z.int(), technicianName: z.string(), extraTravelMinutes: z.int() })
    .nullable(),
  source: z.string(),
})
export type CallSnapshot = z.infer<typeof snapshotSchema>

/** One call that is being taken down: everything typed and chosen so far. It lives in the window until it is saved. */
export const callDraftSchema = snapshotSchema.extend({
  id: z.string(),
  startedAt: z.int(),
  updatedAt: z.int(),
  /** What is in the fields of each phase and not taken over yet. */
  typed: z.record(z.string(), z.string()),
  /** The call before each answer, the last one on top: going back restores it exactly. */
  past: z.array(snapshotSchema),
})
export type CallDraft = z.infer<typeof callDraftSchema>

/** A call about which nothing is known yet. */
export function emptyCall(id: string, now: number): CallDraft {
  return {
    id,
    startedAt: now,
    updatedAt: now,
    typed: {},
    past: [],
    phase: 'caller',
    done: [],
    customerId: null,
    customerName: null,
    siteId: null,
    siteName: null,
    assetId: null,
    assetName: null,
    newCustomer: null,
    newSite: null,
    newSiteAccess: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    knownContact: false,
    keepContact: false,
    trade: null,
    answers: [],
    title: null,
    description: null,
    workTypeId: null,
    durationMinutes: null,
    safety: null,
    priority: null,
    priorityReason: '',
    windowKind: 'twoHours',
    window: null,
    source: 'Phone',
  }
}

/** Whether nothing has been typed or chosen: such a call is not worth keeping. */
export function isEmpty(call: CallDraft): boolean {
  return call.done.length === 0 && Object.values(call.typed).every((text) => text.trim() === '')
}
