import { z } from 'zod'

/** Kinds of records a file can bring. */
export const importTargets = [
  'requests',
  'workTypes',
  'technicians',
  'customers',
  'sites',
  'assets',
  'workOrders',
] as const
export const importTargetSchema = z.enum(importTargets)
export type ImportTarget = z.infer<typeof importTargetSchema>

/** How one field is fed: from which columns, and how their text becomes a value. */
export const bindingSchema = z.object({
  /** A field of the target's catalogue (`fieldsOf`). */
  field: z.string().min(1).max(100),
  /** One column, or several whose texts are joined in this order. */
  columns: z.array(z.string().max(500)).min(1).max(20),
  /** The file is refused when one of the columns is not there. */
  required: z.boolean().default(false),
  /** Writes `column: value` lines instead of bare values; for texts made of several columns. */
  labelled: z.boolean().default(false),
  /** Pattern of dates and times, such as `MM/DD/YYYY hh:mm:ss A`; null recognises ISO 8601. */
  format: z.string().max(60).nullable().default(null),
  /** Words of the file and what they mean here, compared without case; null uses the field's own words. */
  table: z.record(z.string(), z.string()).nullable().default(null),
  /** What stands between several values in one cell; they are written with commas here. Null: a cell is one value. */
  separator: z.string().min(1).max(5).nullable().default(null),
})
export type Binding = z.output<typeof bindingSchema>

/** A point that a source uses for "address unknown", WGS 84 degrees. */
export const defaultPointSchema = z.object({ latitude: z.number(), longitude: z.number() })
export type DefaultPoint = z.infer<typeof defaultPointSchema>

/** Which column feeds which field, and everything else needed to read files of one source. */
export const mappingSchema = z.object({
  name: z.string().min(1).max(100),
  target: importTargetSchema,
  /** IANA zone of times without an offset; null is the office's. */
  zone: z.string().max(60).nullable().default(null),
  /** Sets the office zone to `zone` while the office has none of its own. */
  setsOfficeZone: z.boolean().default(false),
  /** The source is an archive: reports then count from its last date instead of today. */
  archive: z.boolean().default(false),
  bindings: z.array(bindingSchema).max(100),
  /** Texts for fields that no column feeds, or whose cell is empty: what is the same for every row of the source. */
  fixed: z.record(z.string().max(100), z.string().max(500)).default({}),
  /** Points this source is known to use for "address unknown"; others are found by looking. */
  defaultPoints: z.array(defaultPointSchema).max(100).default([]),
  /** What the source leaves out in front of a territory's name: with `District `, `03` means `District 03`. */
  territoryPrefix: z.string().max(40).default(''),
  /** Files that are imported first in the same run when they lie beside the main one. */
  companions: z
    .array(z.object({ fileName: z.string().max(200), mapping: z.string().max(100) }))
    .max(20)
    .default([]),
})
export type Mapping = z.output<typeof mappingSchema>
