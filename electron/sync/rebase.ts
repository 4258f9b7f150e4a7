import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { sameValue } from '#shared/kernel/same-value.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import type { Store } from '../store/store.ts'
import type { KeptRow } from '../store/sync/kept-rows.ts'
import { doesNotFit, runAgain } from './run-again.ts'
import type { RunAgainTools } from './run-again.ts'
import { keyOf, RowWriter } from './row-writer.ts'
import type { Row, Written } from './row-writer.ts'
import { takeOverRows } from './take-over-rows.ts'

/** What a rebase needs besides the store. */
export interface RebaseTools extends RunAgainTools {
  readonly now: number
  newId(): string
}

/** What a rebase came to. */
export interface Rebased {
  /** Records that look different than before, by kind. */
  readonly changed: ReadonlyMap<EntityName, readonly string[]>
  /** Pulled rows that cannot stand yet. */
  readonly aside: number
}

/** Lines of one entry of the log: what arrives may be everything there is. */
const pageSize = 5_000

/** Commands whose records hang in the air: thrown inside the transaction, which begins anew without them. */
class HangingCommands extends Error {
  readonly hidden: ReadonlyMap<number, AppError>
  constructor(hidden: ReadonlyMap<number, AppError>) {
    super('commands that no longer fit')
    this.hidden = hidden
  }
}

/**
 * Brings the records to where the hub is and puts this desk's unconfirmed commands on top, in one transaction: what they
 * changed is taken back, pulled rows are taken over, the commands run again. Only what looks different afterwards is
 * written to the search index and, as one entry, to the sealed log, which so goes on explaining the records.
 * `everything`: what was pulled is all the hub holds; other records go.
 */
export function rebase(store: Store, tools: RebaseTools, everything = false): Rebased {
  const skip = new Map<number, AppError>()
  for (;;) {
    try {
      return store.db.transaction(() => attempt(store, tools, everything, skip)).immediate()
    } catch (thrown) {
      store.search.rolledBack()
      if (!(thrown instanceof HangingCommands)) throw thrown
      for (const [seq, reason] of thrown.hidden) skip.set(seq, reason)
    }
  }
}

function attempt(store: Store, tools: RebaseTools, everything: boolean, skip: ReadonlyMap<number, AppError>): Rebased {
  const { sync } = store
  const cursor = sync.link.read()?.cursor ?? 0
  const writer = new RowWriter(store)
  const incoming = byKey(sync.incoming.all())
  const base = byKey(sync.base.all())
  if (everything) addAbsent(store, base, incoming)
  const aside = takeOverRows(writer, base, incoming)
  sync.incoming.clear()
  for (const { entity, id, row } of aside) sync.incoming.keepLast(entity, id, row)
  sync.base.clear()
  replay(store, writer, tools, cursor, skip)
  const seen = tell(store, writer, tools, cursor)
  sync.outbox.forget(Math.min(cursor, sync.link.read()?.durableAt ?? 0))
  return { changed: seen, aside: aside.length }
}

/** Everything the hub did not tell of is not there: as the base of what this desk has. */
function addAbsent(store: Store, base: Map<string, KeptRow>, incoming: ReadonlyMap<string, KeptRow>): void {
  base.clear()
  for (const entity of entityNames) {
    const { table } = store.records.codec(entity)
    for (const id of store.db.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]) {
      if (!incoming.has(keyOf(entity, id))) base.set(keyOf(entity, id), { entity, id, row: null })
    }
  }
}

/** Runs the unconfirmed commands in the order they were made; those that cannot be shown say why. */
function replay(
  store: Store,
  writer: RowWriter,
  tools: RebaseTools,
  cursor: number,
  skip: ReadonlyMap<number, AppError>,
): void {
  const madeBy = new Map<string, number>()
  for (const { seq, envelope, hidden } of store.sync.outbox.unconfirmed(cursor)) {
    const reason =
      skip.get(seq) ?? runAgain(store, writer, envelope, tools, (entity, id) => void madeBy.set(keyOf(entity, id), seq))
    if (!sameValue(reason, hidden)) store.sync.outbox.hide(seq, reason)
  }
  const hanging = new Map<number, AppError>()
  for (const { child, parent } of writer.dangling()) {
    const seq = madeBy.get(keyOf(child.entity, child.id)) ?? madeBy.get(keyOf(parent.entity, parent.id))
    if (seq === undefined) throw new Error(`${child.entity} ${child.id} names a record that is not there`)
    hanging.set(seq, doesNotFit(child.entity, child.id))
  }
  if (hanging.size > 0) throw new HangingCommands(hanging)
}

/** Writes what looks different to search and log, and answers the ids. */
function tell(store: Store, writer: RowWriter, tools: RebaseTools, cursor: number): Map<EntityName, string[]> {
  const seen = new Map<EntityName, string[]>()
  const different = [...writer.touched.values()].filter(({ before, now }) => before !== now)
  const logged: LoggedChange[] = []
  const gone = different.filter(({ now }) => now === null)
  const drop = () => {
    for (const { entity, id } of gone) store.search.drop(entity, id)
  }
  if (gone.length > pageSize) store.search.removingMany(drop)
  else drop()
  for (const written of different) {
    const change = changeOf(written)
    if (change === 'none') continue
    const { entity, id, now } = written
    const ids = seen.get(entity)
    if (ids) ids.push(id)
    else seen.set(entity, [id])
    if (change === 'keeping') continue
    logged.push(change)
    if (now) store.search.put(entity, id, now, change.op === 'update' ? Object.keys(change.after!) : undefined)
  }
  const stepId = tools.newId()
  for (let from = 0; from < logged.length; from += pageSize) {
    const entry = {
      id: tools.newId(),
      stepId,
      name: 'sync.apply',
      args: { cursor },
      actor: { id: 'hub', name: 'Hub' },
      at: tools.now,
      summary: { key: 'history.syncApplied', values: { count: logged.length } },
    }
    store.log.append(entry, logged.slice(from, from + pageSize))
  }
  return seen
}

/** What the log says of a record; `keeping`: only its revision and date differ. */
function changeOf({ entity, id, before, now }: Written): LoggedChange | 'keeping' | 'none' {
  const common = { entity, rowId: id }
  if (now === null) {
    if (before === null) return 'none'
    return { ...common, op: 'remove', rev: (before['rev'] as number) + 1, before: { ...before }, after: null }
  }
  const rev = now['rev'] as number
  if (before === null) return { ...common, op: 'insert', rev, before: null, after: { ...now } }
  const fields = Object.keys(now).filter((field) => !sameValue(before[field], now[field]))
  if (fields.length === 0) return 'none'
  const told = fields.filter((field) => field !== 'rev' && field !== 'updatedAt')
  if (told.length === 0) return 'keeping'
  const pick = (row: Row) => Object.fromEntries(told.map((field) => [field, row[field]]))
  return { ...common, op: 'update', rev, before: pick(before), after: pick(now) }
}

function byKey(rows: readonly KeptRow[]): Map<string, KeptRow> {
  return new Map(rows.map((row) => [keyOf(row.entity, row.id), row]))
}
