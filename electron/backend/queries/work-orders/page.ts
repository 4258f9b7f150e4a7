import type Database from 'better-sqlite3'
import type { WorkOrderFilter, WorkOrderSort } from '#shared/queries/work-orders.ts'
import type { Cursor } from '../../../store/keyset/cursor.ts'
import { walkKeyset } from '../../../store/keyset/keyset-walk.ts'
import type { RowFilter } from '../../../store/keyset/keyset-walk.ts'
import { sliceSorted } from '../../../store/keyset/slice-sorted.ts'
import { prepared } from '../../../store/prepared.ts'
import type { Candidates } from './candidates.ts'
import { candidatesOf } from './candidates.ts'
import type { ListMoment } from './filter.ts'
import { conditionsOf, statusesOf } from './filter.ts'
import type { ListOrder, NamedType, OrderedRow } from './order.ts'
import { listOrder } from './order.ts'

/** Rows a walk may look at for one page: what keeps every page fast, whatever the filter. */
const rowBudget = 4_000
/** By site each row costs a jump to another part of the file. */
const siteBudget = 1_000

/** What page of the list to find. */
export interface PageRequest {
  readonly filter: WorkOrderFilter
  readonly sort: WorkOrderSort
  readonly after: Cursor | null
  readonly until: Cursor | null
  readonly limit: number
}

/** Ids of a page in order. */
export interface PageOfIds {
  readonly ids: readonly string[]
  readonly next: Cursor | null
  readonly textCut: boolean
}

/** A page that is still short is filled up by walking on, for at most so long. */
const patienceMs = 15

/**
 * Finds a page. One that would take long because the filter matches next to nothing is returned short, with where to
 * read on, so that the caller can show what there is and stay responsive.
 */
export function findPage(db: Database.Database, request: PageRequest, moment: ListMoment): PageOfIds {
  const started = performance.now()
  let page = findPart(db, request, moment)
  while (page.next && page.ids.length < request.limit && performance.now() - started < patienceMs) {
    const rest = findPart(db, { ...request, after: page.next, limit: request.limit - page.ids.length }, moment)
    page = { ids: [...page.ids, ...rest.ids], next: rest.next, textCut: rest.textCut }
  }
  return page
}

/**
 * Finds a page or its beginning. Few possible rows are collected and sorted; many are walked along an index in the order asked for.
 * Both give the same order and the same cursors, so a list may change from one way to the other between pages.
 */
function findPart(db: Database.Database, request: PageRequest, moment: ListMoment): PageOfIds {
  const { filter, sort } = request
  const statuses = statusesOf(filter)
  if (statuses.length === 0) return { ids: [], next: null, textCut: false }
  const order = listOrder(sort, filter, sort.by === 'workType' ? typesByName(db, filter) : [], moment)
  const candidates = candidatesOf(db, filter, moment)
  if (candidates) return sortedPage(db, request, order, candidates, conditionsOf(filter, moment))
  const walked = walkKeyset(db, {
    ...request,
    order: order.segments,
    filter: conditionsOf(filter, moment, order.applied),
    budget: sort.by === 'site' ? siteBudget : rowBudget,
  })
  return { ...walked, textCut: false }
}

function sortedPage(
  db: Database.Database,
  request: PageRequest,
  order: ListOrder,
  candidates: Candidates,
  conditions: RowFilter,
): PageOfIds {
  const rows = prepared(
    db,
    `SELECT o.id, o.number, o.opened_at AS openedAt, o.resolve_by AS resolveBy, o.next_due_at AS nextDueAt, o.priority, o.status,
       o.work_type_id AS workTypeId, s.id AS siteId, s.address
     FROM work_orders o LEFT JOIN sites s ON s.id = o.site_id
     WHERE o.rowid IN (${candidates.sql}) ${conditions.where === '' ? '' : `AND ${conditions.where}`}`,
  ).all(...candidates.params, ...conditions.params) as OrderedRow[]
  const placed = rows.map((row) => ({ id: row.id, ...order.locate(row) }))
  return { ...sliceSorted(order.segments, placed, request), textCut: candidates.cut }
}

function typesByName(db: Database.Database, filter: WorkOrderFilter): NamedType[] {
  const types = prepared(db, 'SELECT id, name FROM work_types ORDER BY name, id').all() as NamedType[]
  return filter.workTypeIds ? types.filter(({ id }) => filter.workTypeIds!.includes(id)) : types
}
