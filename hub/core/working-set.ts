import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { keysOf } from '#shared/sync/reads/indexed-fields.ts'
import type { PrimitiveRead } from '#shared/sync/reads/primitive-read.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import type { KeptRecord } from './hub-store.ts'

/** A record in memory: as the store has it, or as commands of this batch left it. */
export interface Entry {
  readonly entity: EntityName
  readonly id: string
  /** Null: gone, or never there. */
  row: StoredRow | null
  /** 0: the store has no line of it. */
  at: number
  /** Null: not placed yet. */
  scope: string | null
  hash: string
}

/** What a program asks that is not in memory. */
export interface Missing {
  readonly ids: Map<EntityName, Set<string>>
  /** By kind and key. */
  readonly keys: Map<string, { readonly entity: EntityName; readonly key: string; readonly values: Set<string> }>
  readonly all: Set<EntityName>
}

/** A record as it stood when the batch began. */
export interface Before {
  readonly row: StoredRow | null
  readonly at: number
  readonly scope: string | null
  readonly hash: string
}

interface Found {
  readonly ids: Set<string>
  /** Rows in order of their ids; null after a change. */
  rows: readonly StoredRow[] | null
}

/**
 * Records and their index by keys in memory, as they stand after every command judged so far. Filled by what commands
 * read; what is here is true as long as the organisation's head is where this set left it.
 */
export class WorkingSet {
  readonly #entries = new Map<EntityName, Map<string, Entry>>(entityNames.map((entity) => [entity, new Map()]))
  readonly #byKey = new Map<string, Found>()
  readonly #whole = new Map<EntityName, Found>()
  /** Keys of the records this batch changed: what is loaded later is completed with them. */
  readonly #changedKeys = new Map<string, Set<string>>()
  readonly #changed = new Map<Entry, Before>()
  #size = 0

  /** Records in memory. */
  get size(): number {
    return this.#size
  }

  /** The record, if it was asked for before. */
  entry(entity: EntityName, id: string): Entry | undefined {
    return this.#entries.get(entity)!.get(id)
  }

  /** Adds what is not in memory of these questions to `missing`; whether there is any. */
  miss(questions: readonly PrimitiveRead[], missing: Missing): boolean {
    let any = false
    for (const question of questions) {
      if (question.kind === 'byIds') {
        const known = this.#entries.get(question.entity)!
        for (const id of question.ids) if (!known.has(id)) any = addTo(missing.ids, question.entity, id)
      } else if (question.kind === 'byKey') {
        const { entity, key } = question
        for (const value of question.values) {
          if (this.#byKey.has(keyed(entity, key, value))) continue
          const at = `${entity} ${key}`
          const asked = missing.keys.get(at) ?? { entity, key, values: new Set<string>() }
          missing.keys.set(at, asked)
          asked.values.add(value)
          any = true
        }
      } else if (question.kind === 'all' && !this.#whole.has(question.entity)) {
        missing.all.add(question.entity)
        any = true
      }
    }
    return any
  }

  /** Answers a question all of which is in memory. */
  answer(question: Exclude<PrimitiveRead, { kind: 'uses' }>): readonly StoredRow[] {
    switch (question.kind) {
      case 'byIds': {
        const known = this.#entries.get(question.entity)!
        const ids = question.ids.length > 1 ? new Set(question.ids) : question.ids
        const rows: StoredRow[] = []
        for (const id of ids) {
          const row = known.get(id)?.row
          if (row) rows.push(row)
        }
        return rows
      }
      case 'byKey': {
        const { entity, key, values } = question
        if (values.length === 1) return this.#rowsOf(entity, this.#byKey.get(keyed(entity, key, values[0]!))!)
        const found = new Map<string, StoredRow>()
        for (const value of new Set(values))
          for (const row of this.#rowsOf(entity, this.#byKey.get(keyed(entity, key, value))!)) found.set(row.id, row)
        return [...found.values()]
      }
      case 'all':
        return this.#rowsOf(question.entity, this.#whole.get(question.entity)!)
    }
  }

  /** Takes records that were loaded; those in memory already stay as they are, they are newer. */
  take(records: readonly KeptRecord[]): void {
    for (const { entity, id, scope, at, hash, body } of records) {
      const known = this.#entries.get(entity)!
      if (known.has(id)) continue
      known.set(id, { entity, id, scope, at, hash, row: body === null ? null : (JSON.parse(body) as StoredRow) })
      this.#size += 1
    }
  }

  /** Remembers that everything missing was loaded and taken: what did not come is not there. */
  loaded(missing: Missing, byKey: readonly KeptRecord[]): void {
    for (const [entity, ids] of missing.ids) for (const id of ids) this.entryOrNew(entity, id)
    const found = new Map<string, Set<string>>()
    for (const { entity, key, values } of missing.keys.values())
      for (const value of values) {
        const at = keyed(entity, key, value)
        found.set(at, new Set(this.#changedKeys.get(at)))
      }
    for (const { entity, id } of byKey) {
      const { row } = this.entry(entity, id)!
      if (row) for (const [key, value] of keysOf(entity, row)) found.get(keyed(entity, key, value))?.add(id)
    }
    for (const [at, ids] of found) this.#byKey.set(at, { ids, rows: null })
    for (const entity of missing.all) {
      const ids = new Set<string>()
      for (const { id, row } of this.#entries.get(entity)!.values()) if (row) ids.add(id)
      this.#whole.set(entity, { ids, rows: null })
    }
  }

  /** The record, as nobody has it when it was never asked for. */
  entryOrNew(entity: EntityName, id: string): Entry {
    const known = this.#entries.get(entity)!
    let entry = known.get(id)
    if (!entry) {
      known.set(id, (entry = { entity, id, row: null, at: 0, scope: null, hash: '' }))
      this.#size += 1
    }
    return entry
  }

  /** Puts a record in place of the one there, null takes it away. */
  put(entity: EntityName, id: string, after: StoredRow | null): Entry {
    const entry = this.entryOrNew(entity, id)
    this.touch(entry)
    this.#index(entry, after)
    entry.row = after
    return entry
  }

  /** Counts a record among the changed, whatever of it is about to change. */
  touch(entry: Entry): void {
    const { row, at, scope, hash } = entry
    if (!this.#changed.has(entry)) this.#changed.set(entry, { row, at, scope, hash })
  }

  /** Takes over what others committed: only what is in memory, or belongs to a list that is. */
  follow(records: readonly KeptRecord[]): void {
    for (const { entity, id, scope, at, hash, body } of records) {
      const after = body === null ? null : (JSON.parse(body) as StoredRow)
      const entry = this.entryOrNew(entity, id)
      this.#index(entry, after)
      Object.assign(entry, { row: after, at, scope, hash })
    }
    this.settled()
  }

  /** The batch is committed: what it changed is what the store has. */
  settled(): void {
    this.#changed.clear()
    this.#changedKeys.clear()
  }

  /** Forgets everything: after a failure, or when it has grown too large. */
  clear(): void {
    for (const kind of this.#entries.values()) kind.clear()
    this.#byKey.clear()
    this.#whole.clear()
    this.settled()
    this.#size = 0
  }

  /** Records this batch changed, and how each stood before it. */
  changed(): ReadonlyMap<Entry, Before> {
    return this.#changed
  }

  /** Moves a record between the lists it is found by. */
  #index(entry: Entry, after: StoredRow | null): void {
    const { entity, id, row: before } = entry
    if (before)
      for (const [key, value] of keysOf(entity, before)) {
        const at = keyed(entity, key, value)
        this.#changedKeys.get(at)?.delete(id)
        this.#drop(this.#byKey.get(at), id)
      }
    if (after)
      for (const [key, value] of keysOf(entity, after)) {
        const at = keyed(entity, key, value)
        const changed = this.#changedKeys.get(at)
        if (changed) changed.add(id)
        else this.#changedKeys.set(at, new Set([id]))
        this.#add(this.#byKey.get(at), id)
      }
    const whole = this.#whole.get(entity)
    if (after) this.#add(whole, id)
    else this.#drop(whole, id)
  }

  #add(found: Found | undefined, id: string): void {
    if (!found) return
    found.ids.add(id)
    found.rows = null
  }

  #drop(found: Found | undefined, id: string): void {
    if (!found) return
    found.ids.delete(id)
    found.rows = null
  }

  #rowsOf(entity: EntityName, found: Found): readonly StoredRow[] {
    if (found.rows) return found.rows
    const known = this.#entries.get(entity)!
    const rows: StoredRow[] = []
    for (const id of found.ids) {
      const row = known.get(id)?.row
      if (row) rows.push(row)
    }
    found.rows = rows.sort((a, b) => (a.id < b.id ? -1 : 1))
    return found.rows
  }
}

/** Nothing missing yet. */
export function nothingMissing(): Missing {
  return { ids: new Map(), keys: new Map(), all: new Set() }
}

const keyed = (entity: EntityName, key: string, value: string): string => `${entity} ${key} ${value}`

function addTo(ids: Map<EntityName, Set<string>>, entity: EntityName, id: string): true {
  const of = ids.get(entity)
  if (of) of.add(id)
  else ids.set(entity, new Set([id]))
  return true
}
