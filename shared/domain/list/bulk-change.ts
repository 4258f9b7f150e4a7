import { z } from 'zod'
import { assetCriticalitySchema, assetStateSchema } from '../asset/asset.ts'
import { customerTierSchema } from '../customer/customer.ts'
import type { CustomSubject } from '../custom-field/custom-field.ts'
import { customValueSchema } from '../custom-field/custom-values.ts'
import { prioritySchema } from '../record/priority.ts'
import { daySchema, idSchema } from '../record/record.ts'

const line = (most: number) => z.string().trim().max(most)

/** Fields that many records of a kind can be given one value in, with what fits them. */
export const bulkFields = {
  workOrders: { priority: prioritySchema, team: line(200).nullable(), territoryId: idSchema.nullable() },
  requests: {
    priority: prioritySchema,
    workTypeId: idSchema.nullable(),
    team: line(200).nullable(),
    territoryId: idSchema.nullable(),
  },
  assets: {
    status: assetStateSchema,
    criticality: assetCriticalitySchema,
    kind: line(200),
    manufacturer: line(200).nullable(),
    model: line(200).nullable(),
    warrantyUntil: daySchema.nullable(),
    installedOn: daySchema.nullable(),
    locationNote: line(1_000).nullable(),
  },
  sites: { territoryId: idSchema.nullable(), district: line(200).nullable(), active: z.boolean() },
  customers: { tier: customerTierSchema, active: z.boolean() },
  // Whether somebody still works here is decided one by one, with the visits it hits.
  technicians: { team: line(200).nullable(), territoryId: idSchema.nullable() },
} as const satisfies Record<string, Record<string, z.ZodType>>

/** Kinds of records whose lists know bulk changes, by the name of the entity. */
export const bulkEntities = ['workOrders', 'requests', 'assets', 'sites', 'customers', 'technicians'] as const
export const bulkEntitySchema = z.enum(bulkEntities)
export type BulkEntity = z.infer<typeof bulkEntitySchema>

/** The kind of record the office's own fields stand on, of those lists that have any. */
export const customSubjectOf: Readonly<Record<BulkEntity, CustomSubject | null>> = {
  workOrders: 'workOrder',
  requests: 'request',
  assets: 'asset',
  sites: 'site',
  customers: null,
  technicians: null,
}

/** One value that many records get at once: of a field of theirs, or of one of the office's own. */
export const bulkChangeSchema = z.union([
  z.object({ field: z.literal('custom'), key: z.string(), value: customValueSchema.nullable() }),
  z.object({ field: z.string().max(80), value: z.union([z.string(), z.boolean()]).nullable() }),
])
export type BulkChange = z.infer<typeof bulkChangeSchema>

/** Whether a kind of record has that field and the value fits it. Values of the office's own fields are judged by the command. */
export function fitsBulkField(entity: BulkEntity, change: BulkChange): boolean {
  if ('key' in change) return customSubjectOf[entity] !== null
  const fields: Readonly<Record<string, z.ZodType>> = bulkFields[entity]
  return Object.hasOwn(fields, change.field) && fields[change.field]!.safeParse(change.value).success
}
