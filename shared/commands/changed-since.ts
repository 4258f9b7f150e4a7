import type { AppError } from '../kernel/app-error.ts'

/**
 * The conflict of an edit made on an old picture of a record, or null. `rev` is the revision the person saw; `was` the
 * values they saw in the fields they set: an edit of another field by somebody else is then no conflict.
 */
export function changedSince(
  entity: string,
  record: { readonly id: string; readonly rev: number },
  seen: { readonly rev?: number | undefined; readonly was?: Readonly<Record<string, unknown>> | undefined },
): AppError | null {
  const current = record as unknown as Readonly<Record<string, unknown>>
  const fields = Object.entries(seen.was ?? {}).filter(
    ([field, value]) => value !== undefined && current[field] !== value,
  )
  const moved = fields.length > 0 || (seen.rev !== undefined && seen.rev !== record.rev)
  if (!moved) return null
  const names = fields.map(([field]) => field).join(',')
  return {
    kind: 'conflict',
    message: `This ${entity} was changed by somebody else in the meantime. Your edit was not saved; look at the new values and edit again.`,
    facts: { entity, id: record.id, rev: record.rev, fields: names },
  }
}
