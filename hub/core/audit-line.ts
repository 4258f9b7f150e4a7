import type { EntityName } from '#shared/domain/entities.ts'
import { sameValue } from '#shared/kernel/same-value.ts'
import type { RowChange } from '#shared/sync/judge-envelope.ts'
import type { AuthorLine } from './hub-store.ts'

type Fields = Readonly<Record<string, unknown>>

/** A change in the audit. `since`: place of the change of this record before it; 0 where there was none. */
interface AuditChange {
  readonly at: number
  readonly since: number
  readonly op: 'insert' | 'update' | 'remove'
  readonly entity: EntityName
  readonly id: string
  readonly before?: Fields
  readonly after?: Fields
}

/**
 * What a command changed, as the audit keeps it: new and removed records whole, of changed ones the fields it touched.
 * `sinceOf` tells where the record was changed before.
 */
export function auditChanges(
  changes: readonly RowChange[],
  firstAt: number,
  sinceOf: (change: RowChange) => number,
): string {
  return JSON.stringify(
    changes.map((change, index): AuditChange => {
      const { entity, id, before, after } = change
      const place = { at: firstAt + index, since: sinceOf(change) }
      if (!before) return { ...place, op: 'insert', entity, id, ...(after ? { after } : {}) }
      if (!after) return { ...place, op: 'remove', entity, id, before }
      const touched = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (field) => !sameValue(before[field], after[field]),
      )
      const of = (row: Fields) => Object.fromEntries(touched.map((field) => [field, row[field]]))
      return { ...place, op: 'update', entity, id, before: of(before), after: of(after) }
    }),
  )
}

/** Changes of one record that are walked back at most. */
const mostSteps = 100

/** Who set a field of a record last, walking back from its last change; without a field, or too far back, who changed it last. */
export async function authorOf(
  subject: { readonly entity: EntityName; readonly id: string; readonly field: string | null },
  lastAt: number,
  lineAt: (at: number) => Promise<AuthorLine | null>,
): Promise<AuthorLine | null> {
  let at = lastAt
  let last: AuthorLine | null = null
  for (let step = 0; step < mostSteps && at > 0; step++) {
    const line = await lineAt(at)
    if (!line) break
    last ??= line
    const changes = JSON.parse(line.changes) as AuditChange[]
    const change = changes.findLast(({ entity, id }) => entity === subject.entity && id === subject.id)
    if (!change) break
    if (subject.field === null || change.op !== 'update' || subject.field in (change.after ?? {})) return line
    at = change.since
  }
  return last
}
