import type { Change } from '#shared/commands/change.ts'
import { withDefaults } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { sameValue } from '#shared/kernel/same-value.ts'
import type { RecordStore } from './record-store.ts'
import type { SearchIndex } from './search-index.ts'

type Fields = Record<string, unknown>

/** One line of the change log: what happened to a record, field by field. */
export interface LoggedChange {
  readonly entity: EntityName
  readonly rowId: string
  readonly op: 'insert' | 'update' | 'remove'
  /** Revision of the record after the change. */
  readonly rev: number
  /** Old values of the fields that changed; the whole record for a removal; null for an insert. */
  readonly before: Fields | null
  /** New values of the same fields; the whole record for an insert; null for a removal. */
  readonly after: Fields | null
}

/** A change names a record that is not there: a command that did not read what it writes. */
export class MissingRecordError extends Error {}

/** Hears of each record before it is written; null: there is none yet. */
export type BeforeWrite = (entity: EntityName, id: string, row: Fields | null) => void

/**
 * Writes the changes of a command and returns what goes to the log. An update that sets nothing new writes nothing.
 * The caller holds the transaction.
 */
export function writeChanges(
  records: RecordStore,
  search: SearchIndex,
  changes: readonly Change[],
  now: number,
  beforeWrite?: BeforeWrite,
): LoggedChange[] {
  const logged: LoggedChange[] = []
  for (const change of changes) {
    const entry = writeChange(records, search, change, now, beforeWrite)
    if (entry) logged.push(entry)
  }
  return logged
}

function writeChange(
  records: RecordStore,
  search: SearchIndex,
  change: Change,
  now: number,
  beforeWrite: BeforeWrite | undefined,
): LoggedChange | null {
  const { entity } = change
  if (change.op === 'insert') {
    const kept = { rev: 1, deletedAt: null, ...withDefaults(entity, change.row) } as Fields
    const row: Fields = { ...kept, updatedAt: now }
    beforeWrite?.(entity, change.row.id, null)
    records.insert(entity, row)
    search.put(entity, change.row.id, row)
    return { entity, rowId: change.row.id, op: 'insert', rev: row['rev'] as number, before: null, after: row }
  }
  const current = records.get(entity, change.id) as Fields | null
  if (!current) throw new MissingRecordError(`${change.op} of ${entity} ${change.id}, which is not there`)
  if (change.op === 'remove') {
    beforeWrite?.(entity, change.id, current)
    records.remove(entity, change.id)
    search.drop(entity, change.id)
    return { entity, rowId: change.id, op: 'remove', rev: (current['rev'] as number) + 1, before: current, after: null }
  }
  const before: Fields = {}
  const after: Fields = {}
  for (const [field, value] of Object.entries(change.set)) {
    if (value === undefined || sameValue(current[field], value)) continue
    before[field] = current[field]
    after[field] = value
  }
  if (Object.keys(after).length === 0) return null
  const rev = (current['rev'] as number) + 1
  beforeWrite?.(entity, change.id, current)
  records.patch(entity, change.id, { ...after, rev, updatedAt: now })
  search.put(entity, change.id, { ...current, ...after }, Object.keys(after))
  return { entity, rowId: change.id, op: 'update', rev, before, after }
}
