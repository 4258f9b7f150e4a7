import { z } from 'zod'
import { entitySchemas } from '#shared/domain/entities.ts'
import { wireRowSchema } from '#shared/sync/stored-row.ts'
import type { WireRow } from '#shared/sync/stored-row.ts'

/**
 * Rows of a hub that may be newer than this program: kinds it does not know are left out, and fetched again once it does
 * (`recordVersion`).
 */
export const lenientRows = z.array(z.looseObject({ entity: z.string() })).transform((rows, context): WireRow[] => {
  const known = rows.filter(({ entity }) => entity in entitySchemas)
  const parsed = z.array(wireRowSchema).safeParse(known)
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: parsed.error.message })
  return []
})
