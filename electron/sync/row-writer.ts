import { withDefaults } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { sameValue } from '#shared/kernel/same-value.ts'
import type { Store } from '../store/store.ts'
import { findDangling } from './foreign-keys.ts'
import type { Dangling } from './foreign-keys.ts'

export type Row = Readonly<Record<string, unknown>>

/** A record as it was before all writing and as it is. */
export interface Written {
  readonly entity: EntityName
  readonly id: string
  readonly before: Row | null
  now: Row | null
}

export const keyOf = (entity: EntityName, id: string) => `${entity} ${id}`

/**
 * Writes whole records past log and search, and remembers how each was before: what comes of it all is told once, at the
 * end. The caller holds the transaction.
 */
export class RowWriter {
  readonly touched = new Map<string, Written>()
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** Reads many records ahead of their being asked for one by one. */
  lookAhead(ids: ReadonlyMap<EntityName, readonly string[]>): void {
    for (const [entity, wanted] of ids) {
      const rows = new Map(this.#store.records.getMany(entity, wanted).map((row) => [row.id, row as Row]))
      for (const id of wanted) this.#remember(entity, id, rows.get(id) ?? null)
    }
  }

  /** The record as it is now. */
  get(entity: EntityName, id: string): Row | null {
    return this.#of(entity, id).now
  }

  /** Writes a record, or removes it; answers whether the store took it. Nothing is written when it did not. */
  put(entity: EntityName, id: string, row: Row | null): boolean {
    const written = this.#of(entity, id)
    const full = row && completed(this.#store, entity, row)
    if (sameRow(written.now, full)) return true
    try {
      if (full === null) this.#store.records.remove(entity, id)
      else if (written.now === null) this.#store.records.insert(entity, full)
      // Only what differs: an index is written anew for every column that is named.
      else this.#store.records.patch(entity, id, difference(written.now, full))
    } catch (thrown) {
      if (isConstraint(thrown)) return false
      throw thrown
    }
    written.now = full
    return true
  }

  /** Records that name something that is not there. */
  dangling(): Dangling[] {
    const written = new Map<EntityName, string[]>()
    const removed = new Map<EntityName, string[]>()
    for (const { entity, id, before, now } of this.touched.values()) {
      if (before === now) continue
      const list = now === null ? removed : written
      const ids = list.get(entity)
      if (ids) ids.push(id)
      else list.set(entity, [id])
    }
    return findDangling(this.#store.db, written, removed)
  }

  #of(entity: EntityName, id: string): Written {
    const known = this.touched.get(keyOf(entity, id))
    return known ?? this.#remember(entity, id, this.#store.records.get(entity, id) as Row | null)
  }

  #remember(entity: EntityName, id: string, row: Row | null): Written {
    const written: Written = { entity, id, before: row, now: row }
    this.touched.set(keyOf(entity, id), written)
    return written
  }
}

/** The fields this program knows, in its own form: defaults for those a hub of another version leaves out. */
function completed(store: Store, entity: EntityName, row: Row): Record<string, unknown> {
  const full = withDefaults(entity, row)
  return Object.fromEntries(
    store.records.codec(entity).columns.map(({ property }) => [property, full[property] ?? null]),
  )
}

function difference(from: Row, to: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(to).filter(([field, value]) => !sameValue(from[field], value)))
}

function sameRow(one: Row | null, other: Row | null): boolean {
  if (one === null || other === null) return one === other
  return Object.keys(other).every((field) => sameValue(one[field], other[field]))
}

function isConstraint(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown }).code
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')
}
