import type Database from 'better-sqlite3'
import type { CustomFilter } from '#shared/domain/custom-field/custom-filter.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import { decodeCursor, encodeCursor } from '../../../store/keyset/cursor.ts'
import type { Cursor, KeyCell } from '../../../store/keyset/cursor.ts'
import type { KeysetOrder, Segment } from '../../../store/keyset/keyset-order.ts'
import { walkKeyset } from '../../../store/keyset/keyset-walk.ts'
import type { RowFilter, Walked } from '../../../store/keyset/keyset-walk.ts'
import { sliceSorted } from '../../../store/keyset/slice-sorted.ts'
import { prepared } from '../../../store/prepared.ts'
import type { SearchedEntity } from '../../../store/search-index.ts'
import { customCondition } from '../custom-filter-sql.ts'

/** Text matches that are looked at, newest first. */
const mostTextMatches = 1_000
/** Rows a walk may look at at a time, and how long a page that is still short is filled up. */
const rowBudget = 4_000
const patienceMs = 15
/** Counting stops here. */
const countUpTo = 10_000

/** Part of a list's order: the rows that have a value for the key come first, those without one last, by id. */
export interface ListKey {
  /** Column of `o`. */
  readonly column: string
  /** Index whose order it is. */
  readonly index: string
  readonly nullable?: boolean
}

/** What to list: records of one table in the order of a key. */
export interface RecordList {
  readonly entity: SearchedEntity
  readonly table: string
  readonly key: ListKey
  readonly descending: boolean
  /** Conditions on `o`. */
  readonly filter: RowFilter
  readonly text: string | undefined
  /** Ids that hold everything the filter lets through, when something can name them all. */
  readonly ids?: readonly string[] | null
}

/** Bounds of a page, as they came over the wire. */
export interface PageBounds {
  readonly after: string | null
  readonly until: string | null
  readonly limit: number
}

/** Ids of a page in order, and where to read on. A page may be short although more follows. */
export interface ListedIds {
  readonly ids: readonly string[]
  readonly next: string | null
  readonly textCut: boolean
}

/** Finds a page. Few possible rows are collected and sorted; many are walked along the index of the order. */
export function pageOfRecords(db: Database.Database, list: RecordList, bounds: PageBounds): ListedIds {
  const order = orderOf(list)
  const request = { after: decodeCursor(bounds.after), until: decodeCursor(bounds.until), limit: bounds.limit }
  const named = candidatesOf(db, list)
  if (named) {
    const page = sliceSorted(order, placedRows(db, list, named.sql, named.params), request)
    return { ids: page.ids, next: page.next && encodeCursor(page.next), textCut: named.cut }
  }
  const started = performance.now()
  let page: Walked = { ids: [], next: request.after }
  do {
    const limit = request.limit - page.ids.length
    const part = walkKeyset(db, { ...request, after: page.next, limit, order, filter: list.filter, budget: rowBudget })
    page = { ids: [...page.ids, ...part.ids], next: part.next }
  } while (page.next && page.ids.length < request.limit && performance.now() - started < patienceMs)
  return { ids: page.ids, next: page.next && encodeCursor(page.next), textCut: false }
}

/** All ids of a list in order, up to `most`. */
export function idsOfRecords(db: Database.Database, list: RecordList, most: number): { ids: string[]; more: boolean } {
  const ids: string[] = []
  let after: string | null = null
  do {
    const page: ListedIds = pageOfRecords(db, list, { after, until: null, limit: 2_000 })
    ids.push(...page.ids)
    after = page.next
  } while (after && ids.length < most)
  return { ids: ids.slice(0, most), more: after !== null || ids.length > most }
}

/** How many rows a list has; `more` when counting stopped at 10,000. */
export function countRecords(db: Database.Database, list: RecordList): { count: number; more: boolean } {
  const named = candidatesOf(db, list)
  const { where, params } = list.filter
  const conditions = [named ? `o.rowid IN (${named.sql})` : '', where].filter(Boolean)
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${list.table} o
    ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} LIMIT ${countUpTo + 1})`
  const count = prepared(db, sql)
    .pluck()
    .get(...(named?.params ?? []), ...params) as number
  return { count: Math.min(count, countUpTo), more: count > countUpTo || (named?.cut ?? false) }
}

interface Candidates {
  readonly sql: string
  readonly params: readonly KeyCell[]
  readonly cut: boolean
}

function candidatesOf(db: Database.Database, { entity, table, text, ids }: RecordList): Candidates | null {
  const named: Candidates[] = []
  if (text !== undefined && text.trim() !== '') {
    const found = findDocuments(db, entity, text, mostTextMatches)
    const sql = `SELECT t.rowid FROM json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN ${table} t ON t.id = d.row_id`
    named.push({ sql, params: [JSON.stringify(found.documents)], cut: found.more })
  }
  if (ids) {
    const sql = `SELECT t.rowid FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`
    named.push({ sql, params: [JSON.stringify(ids)], cut: false })
  }
  const [first, second] = named
  if (!first || !second) return first ?? null
  const sql = `SELECT rowid FROM (${first.sql}) WHERE rowid IN (${second.sql})`
  return { sql, params: [...first.params, ...second.params], cut: first.cut }
}

function orderOf({ table, key, descending }: RecordList): KeysetOrder {
  const all = { where: '', params: [] }
  const everything = [{ where: '', params: [] }]
  const valued: Segment = {
    label: 'value',
    from: `${table} o INDEXED BY ${key.index}`,
    ...all,
    ...(key.nullable ? { where: `o.${key.column} IS NOT NULL` } : {}),
    keys: [`o.${key.column}`, 'o.id'],
    descending,
    streams: everything,
  }
  if (!key.nullable) return [valued]
  const none: Segment = {
    label: 'none',
    from: `${table} o`,
    where: `o.${key.column} IS NULL`,
    params: [],
    keys: ['o.id'],
    descending: false,
    streams: everything,
  }
  return [valued, none]
}

function placedRows(
  db: Database.Database,
  { table, key, filter }: RecordList,
  sql: string,
  params: readonly KeyCell[],
) {
  const rows = prepared(
    db,
    `SELECT o.id, o.${key.column} AS value FROM ${table} o
     WHERE o.rowid IN (${sql}) ${filter.where === '' ? '' : `AND ${filter.where}`}`,
  ).all(...params, ...filter.params) as { id: string; value: KeyCell | null }[]
  return rows.map(({ id, value }) =>
    value === null ? { id, segment: 'none', keys: [id] } : { id, segment: 'value', keys: [value, id] },
  )
}

/** Collects conditions and their parameters. */
export function createConditions() {
  const where: string[] = []
  const params: KeyCell[] = []
  return {
    add(text: string, ...values: KeyCell[]) {
      where.push(text)
      params.push(...values)
    },
    among(column: string, values: readonly string[] | undefined) {
      if (values) this.add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values))
    },
    /** Conditions on the office's own fields; all must hold. */
    custom(filters: readonly CustomFilter[] | undefined) {
      for (const one of filters ?? []) {
        const { where: text, params: values } = customCondition('o.custom', one)
        this.add(text, ...values)
      }
    },
    filter: (): RowFilter => ({ where: where.join(' AND '), params }),
  }
}

/** Cursor of the wire for keys at hand; and back, null for anything that is none. */
export function keysCursor(keys: readonly KeyCell[]): string {
  return encodeCursor({ segment: 'value', keys } satisfies Cursor)
}
