import { z } from 'zod'
import { entityNames } from '../domain/entities.ts'
import type { EntityName } from '../domain/entities.ts'

/** Name of a kind of record on the wire. */
export const entityNameSchema = z.enum(entityNames as [EntityName, ...EntityName[]])

/** A record as stores outside the desk keep it: its fields by name, JSON values only. */
export type StoredRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly rev: number }

/** A record as the hub tells it. */
export const wireRowSchema = z.object({
  entity: entityNameSchema,
  id: z.string().max(64),
  /** Place in the order of everything the hub committed for the organisation. */
  at: z.int().positive(),
  /** Null: the record is gone. Fields a desk does not know are kept and ignored. */
  row: z.record(z.string(), z.json()).nullable(),
})
export type WireRow = z.infer<typeof wireRowSchema>
