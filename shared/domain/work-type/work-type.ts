import { z } from 'zod'
import { idSchema, recordSchema } from '../record/record.ts'
import { workKindSchema } from './work-kind.ts'
import { packetSectionSchema } from '../print/print-options.ts'
import { prioritySchema } from '../record/priority.ts'

/** How an item of a checklist is answered. */
export const checklistAnswerKinds = ['pass-fail', 'number', 'choice', 'text', 'photo', 'signature'] as const
export const checklistAnswerKindSchema = z.enum(checklistAnswerKinds)

/** One line of a checklist as printed and filled in. */
export const checklistItemSchema = z.object({
  /** Names the item in answers; kept when the words change. Items without one are named by their place, `1` the first. */
  key: z.string().optional(),
  text: z.string(),
  answer: checklistAnswerKindSchema,
  unit: z.string().nullable(),
  /** Limits of a number, both included; outside them the answer has failed. */
  min: z.number().nullable().optional(),
  max: z.number().nullable().optional(),
  /** What may be chosen. */
  choices: z.array(z.string()).optional(),
  /** Whether the checklist is incomplete without it; left out: yes. */
  required: z.boolean().optional(),
  /** Work type of the follow-up work order when it failed; left out: the same as the work order's. */
  followUpWorkTypeId: idSchema.optional(),
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

/** A part or tool a visit of this type usually needs. */
export const partNeedSchema = z.object({
  name: z.string(),
  quantity: z.number().positive(),
  where: z.enum(['van', 'depot']),
  kind: z.enum(['part', 'tool']),
  /** What one costs, in minor units, for estimates; left out: not known. */
  unitCostCents: z.int().nonnegative().optional(),
})
export type PartNeed = z.infer<typeof partNeedSchema>

/** Data that a work order may not be closed without. */
export const requiredData = [
  'checklist',
  'photo',
  'signature',
  'time',
  'parts',
  'failureCode',
  'rootCause',
  'outcome',
] as const
export const requiredDataSchema = z.array(z.enum(requiredData))
export type RequiredData = (typeof requiredData)[number]

/** Sections of the packet, in the order they print. */
export const packetLayoutSchema = z.array(packetSectionSchema)

/** The kind of work: what it asks of a technician and what it brings to the packet. */
export const workTypeSchema = recordSchema.extend({
  externalId: z.string().nullable(),
  name: z.string(),
  category: z.string(),
  /** False for work done at a desk: it becomes a work order without a visit. */
  fieldWork: z.boolean(),
  skillId: idSchema.nullable(),
  /** Least level of the skill, 1 to 5. */
  skillLevel: z.int().min(1).max(5),
  /** Certificate a technician must hold on the day of the visit; null for none. */
  certificateName: z.string().nullable(),
  /** Planned time on site, minutes; never zero. */
  durationMinutes: z.int().min(1).max(14_400),
  priority: prioritySchema,
  slaPolicyId: idSchema.nullable(),
  checklist: z.array(checklistItemSchema),
  parts: z.array(partNeedSchema),
  safetyNotes: z.string().nullable(),
  kind: workKindSchema.default('other'),
  /** Technicians needed at the same time. */
  crewSize: z.int().default(1),
  /** What must be there before a work order of this type may be closed. */
  requires: requiredDataSchema.default([]),
  /** Sections its packet prints, in order; null for the usual ones. */
  packetLayout: packetLayoutSchema.nullable().default(null),
  /** Raised at every edit; work orders keep the version they were made from. */
  version: z.int().default(1),
  active: z.boolean().default(true),
})
export type WorkType = z.infer<typeof workTypeSchema>

/** What a version of a work type keeps: everything that a work order takes from it. */
export const workTypeBodySchema = workTypeSchema.omit({
  id: true,
  rev: true,
  updatedAt: true,
  deletedAt: true,
  version: true,
})
export type WorkTypeBody = z.infer<typeof workTypeBodySchema>
