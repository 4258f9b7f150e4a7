import { z } from 'zod'
import { recordSchema } from '../record/record.ts'

/** Kinds of records that may have fields of the office's own. */
export const customSubjects = ['request', 'workOrder', 'asset', 'site'] as const
export const customSubjectSchema = z.enum(customSubjects)
export type CustomSubject = z.infer<typeof customSubjectSchema>

export const customTypes = ['text', 'number', 'date', 'choice', 'yesNo'] as const
export const customTypeSchema = z.enum(customTypes)
export type CustomType = z.infer<typeof customTypeSchema>

export const customChoicesSchema = z.array(z.string())

/** A field this office added to a kind of record. Its values stand in the record’s `custom`. */
export const customFieldSchema = recordSchema.extend({
  subject: customSubjectSchema,
  /** Name of the value in `custom`; never changed once used. */
  key: z.string(),
  label: z.string(),
  type: customTypeSchema,
  /** What may be chosen; empty for other types. */
  choices: customChoicesSchema,
  unit: z.string().nullable().default(null),
  /** Whether the record is incomplete without it. */
  required: z.boolean().default(false),
  /** Whether packets print it. */
  printed: z.boolean().default(false),
  position: z.int().default(0),
  active: z.boolean().default(true),
})
export type CustomField = z.infer<typeof customFieldSchema>
