import type Database from 'better-sqlite3'
import type { z } from 'zod'
import type { RequestStatus } from '#shared/domain/request/request.ts'
import type { RequestSort, RequestTab, requestFilterSchema } from '#shared/queries/requests.ts'
import { customCondition } from '../custom-filter-sql.ts'
import { findDocuments } from '../../../store/find-documents.ts'
import type { Cursor, KeyCell } from '../../../store/keyset/cursor.ts'
import type { KeysetOrder, Segment } from '../../../store/keyset/keyset-order.ts'
import { walkKeyset } from '../../../store/keyset/keyset-walk.ts'
import { sliceSorted } from '../../../store/keyset/slice-sorted.ts'
import { prepared } from '../../../store/prepared.ts'
import type { RowFilter, Walked } from '../../../store/keyset/keyset-walk.ts'

/** Statuses behind each tab of the inbox. */
export const statusesOfTab: Readonly<Record<RequestTab, readonly RequestStatus[]>> = {
  new: ['new'],
  awaitingApproval: ['awaitingApproval'],
  accepted: ['accepted'],
  resolved: ['resolved'],
  rejected: ['rejected'],
  merged: ['merged'],
  closed: ['closed'],
}

/** Text matches that are looked at, newest first. */
const mostTextMatches = 1_000
/** Counting stops here. */
export const countUpTo = 10_000
const rowBudget = 4_000
const patienceMs = 15

/** Which page of the inbox to find. */
export interface RequestPageRequest {
  readonly filter: z.output<typeof requestFilterSchema>
  readonly sort: RequestSort
  readonly after: Cursor | null
  readonly until: Cursor | null
  readonly limit: number
}

/** Ids of a page of the inbox in order; short pages as in the list of work orders. */
export function findRequestPage(db: Database.Database, request: RequestPageRequest): Walked & { textCut: boolean } {
  const { filter, sort } = request
  const order = requestOrder(sort, filter.tab)
  if (filter.text?.trim()) return sortedPage(db, request, order)
  const started = performance.now()
  const conditions = conditionsOf(filter)
  let page: Walked = { ids: [], next: request.after }
  do {
    const limit = request.limit - page.ids.length
    const part = walkKeyset(db, { ...request, after: page.next, limit, order, filter: conditions, budget: rowBudget })
    page = { ids: [...page.ids, ...part.ids], next: part.next }
  } while (page.next && page.ids.length < request.limit && performance.now() - started < patienceMs)
  return { ...page, textCut: false }
}

/** How many requests a filter lets through; `more` when counting stopped at 10,000. */
export function countRequests(
  db: Database.Database,
  filter: RequestPageRequest['filter'],
): { count: number; more: boolean } {
  const found = filter.text?.trim() ? findDocuments(db, 'requests', filter.text, mostTextMatches) : null
  const from = found
    ? 'json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN requests o ON o.id = d.row_id'
    : 'requests o INDEXED BY requests_status'
  const { where, params } = conditionsOf(filter)
  const conditions = ['o.status IN (SELECT value FROM json_each(?))', where].filter(Boolean).join(' AND ')
  const count = prepared(db, `SELECT count(*) FROM (SELECT 1 FROM ${from} WHERE ${conditions} LIMIT ${countUpTo + 1})`)
    .pluck()
    .get(
      ...(found ? [JSON.stringify(found.documents)] : []),
      JSON.stringify(statusesOfTab[filter.tab]),
      ...params,
    ) as number
  return { count: Math.min(count, countUpTo), more: count > countUpTo || (found?.more ?? false) }
}

function sortedPage(
  db: Database.Database,
  request: RequestPageRequest,
  order: KeysetOrder,
): Walked & { textCut: boolean } {
  const { filter, sort } = request
  const found = findDocuments(db, 'requests', filter.text ?? '', mostTextMatches)
  const conditions = conditionsOf(filter)
  const sql = `SELECT o.id, o.opened_at AS openedAt, o.resolve_by AS resolveBy
    FROM json_each(?) j CROSS JOIN search_docs d ON d.doc_id = j.value CROSS JOIN requests o ON o.id = d.row_id
    WHERE o.status IN (SELECT value FROM json_each(?)) ${conditions.where === '' ? '' : `AND ${conditions.where}`}`
  const documents = JSON.stringify(found.documents)
  const rows = prepared(db, sql).all(documents, JSON.stringify(statusesOfTab[filter.tab]), ...conditions.params) as {
    id: string
    openedAt: number
    resolveBy: number | null
  }[]
  const placed = rows.map(({ id, openedAt, resolveBy }) => {
    if (sort.by === 'openedAt') return { id, segment: 'opened', keys: [openedAt, id] }
    return resolveBy === null ? { id, segment: 'open', keys: [id] } : { id, segment: 'due', keys: [resolveBy, id] }
  })
  return { ...sliceSorted(order, placed, request), textCut: found.more }
}

function requestOrder({ by, descending }: RequestSort, tab: RequestTab): KeysetOrder {
  const streams = statusesOfTab[tab].map((status) => ({ where: 'o.status = ?', params: [status] }))
  const segment = (index: string): Omit<Segment, 'label' | 'where' | 'keys'> => ({
    from: `requests o INDEXED BY ${index}`,
    params: [],
    descending,
    streams,
  })
  if (by === 'openedAt') {
    return [{ ...segment('requests_status'), label: 'opened', where: '', keys: ['o.opened_at', 'o.id'] }]
  }
  const due = segment('requests_status_resolve_by')
  return [
    { ...due, label: 'due', where: 'o.resolve_by IS NOT NULL', keys: ['o.resolve_by', 'o.id'] },
    { ...due, label: 'open', where: 'o.resolve_by IS NULL', keys: ['o.id'], descending: false },
  ]
}

function conditionsOf(filter: RequestPageRequest['filter']): RowFilter {
  const where: string[] = []
  const params: KeyCell[] = []
  const is = (column: string, value: string | null | undefined) => {
    if (value === undefined) return
    where.push(value === null ? `+o.${column} IS NULL` : `+o.${column} = ?`)
    if (value !== null) params.push(value)
  }
  is('work_type_id', filter.workTypeId)
  is('territory_id', filter.territoryId)
  is('import_id', filter.importId)
  if (filter.priorities) {
    where.push('+o.priority IN (SELECT value FROM json_each(?))')
    params.push(JSON.stringify(filter.priorities))
  }
  for (const one of filter.custom ?? []) {
    const condition = customCondition('o.custom', one)
    where.push(condition.where)
    params.push(...condition.params)
  }
  return { where: where.join(' AND '), params }
}
