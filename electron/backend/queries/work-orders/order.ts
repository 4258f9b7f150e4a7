import type { Priority } from '#shared/domain/record/priority.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import type { WorkOrderFilter, WorkOrderSort } from '#shared/queries/work-orders.ts'
import type { KeyCell } from '../../../store/keyset/cursor.ts'
import type { KeysetOrder, Segment, Stream } from '../../../store/keyset/keyset-order.ts'
import type { ListMoment } from './filter.ts'
import { deadlineRange, dueUntil, statusesOf } from './filter.ts'

/** A work type as far as the order of the list needs it. */
export interface NamedType {
  readonly id: string
  readonly name: string
}

/** What of a row decides its place, for lists small enough to be sorted in memory. */
export interface OrderedRow {
  readonly id: string
  readonly number: number
  readonly openedAt: number
  readonly resolveBy: number | null
  /** Deadline of the most urgent promise that is still to be kept. */
  readonly nextDueAt: number | null
  readonly priority: Priority
  readonly status: WorkOrderStatus
  readonly workTypeId: string | null
  readonly siteId: string | null
  readonly address: string | null
}

/** An order of the list: its segments for walking, and the same order for a row at hand. */
export interface ListOrder {
  readonly segments: KeysetOrder
  /** Fields of the filter that the segments have applied already, by reading only the matching part of an index. */
  readonly applied: readonly (keyof WorkOrderFilter)[]
  locate(row: OrderedRow): { readonly segment: string; readonly keys: readonly KeyCell[] }
}

/** The order a sort asks for, over what the filter lets through as far as an index can tell. */
export function listOrder(
  sort: WorkOrderSort,
  filter: WorkOrderFilter,
  workTypes: readonly NamedType[],
  moment: ListMoment,
): ListOrder {
  const { by, descending } = sort
  const statuses = statusesOf(filter)
  const byStatus = statuses.map((status): Stream => ({ where: 'o.status = ?', params: [status] }))
  const turned = <T>(values: readonly T[]) => (descending ? values.toReversed() : values)
  const deadline = rangeOf('o.resolve_by', deadlineRange(filter))
  switch (by) {
    case 'number': {
      const { streams, index, applied } = narrowed(filter, byStatus, numberIndexes)
      const segment = { label: 'number', from: from(index), ...everywhere, keys: ['o.number'], descending, streams }
      return { segments: [segment], applied, locate: ({ number }) => ({ segment: 'number', keys: [number] }) }
    }
    case 'openedAt': {
      const range = rangeOf('o.opened_at', { from: filter.openedFrom ?? null, to: filter.openedTo ?? null })
      const index = from('work_orders_status_opened_at')
      const keys = ['o.opened_at', 'o.id']
      return {
        segments: [{ label: 'opened', from: index, ...range, keys, descending, streams: byStatus }],
        applied: ['statuses', 'openedFrom', 'openedTo'],
        locate: ({ openedAt, id }) => ({ segment: 'opened', keys: [openedAt, id] }),
      }
    }
    case 'resolveBy': {
      const { streams, index, applied } = narrowed(filter, byStatus, deadlineIndexes)
      return {
        segments: byDeadline('', everywhere, deadline, streams, index, descending),
        applied: [...applied, ...deadlineFields],
        locate: (row) => deadlineOf('', row),
      }
    }
    case 'due': {
      const until = dueUntil(filter, moment)
      const range = rangeOf(nextDue, { from: null, to: until === null ? null : until + 1 })
      const index = 'work_orders_status_next_due'
      return {
        segments: byDeadline('', everywhere, range, byStatus, index, descending, nextDue),
        applied: ['statuses'],
        locate: ({ id, nextDueAt }) => deadlineOf('', { id, resolveBy: nextDueAt }),
      }
    }
    case 'priority':
      return {
        segments: turned(priorities)
          .filter((priority) => filter.priorities?.includes(priority) ?? true)
          .flatMap((priority) => {
            const own = { where: 'o.priority = ?', params: [priority] }
            return byDeadline(`${priority} `, own, deadline, byStatus, 'work_orders_status_priority', false)
          }),
        applied: ['statuses', 'priorities', ...deadlineFields],
        locate: (row) => deadlineOf(`${row.priority} `, row),
      }
    case 'status': {
      return {
        segments: turned(byStatus).flatMap((stream) => {
          const { streams, index } = narrowed(filter, [stream], deadlineIndexes)
          return byDeadline(`${stream.params[0]} `, everywhere, deadline, streams, index, false)
        }),
        applied: [...narrowed(filter, byStatus, deadlineIndexes).applied, ...deadlineFields],
        locate: (row) => deadlineOf(`${row.status} `, row),
      }
    }
    case 'workType': {
      const index = 'work_orders_status_work_type'
      const none = { where: 'o.work_type_id IS NULL', params: [] }
      return {
        segments: [
          ...turned(workTypes).flatMap(({ id }) => {
            const own = { where: 'o.work_type_id = ?', params: [id] }
            return byDeadline(`${id} `, own, deadline, byStatus, index, false)
          }),
          ...(filter.workTypeIds ? [] : byDeadline('none ', none, deadline, byStatus, index, false)),
        ],
        applied: ['statuses', 'workTypeIds', ...deadlineFields],
        locate: (row) => deadlineOf(`${row.workTypeId ?? 'none'} `, row),
      }
    }
    case 'site':
      return bySite(descending)
  }
}

/** A condition and its parameters; empty text for none. */
interface Condition {
  readonly where: string
  readonly params: readonly KeyCell[]
}

const nextDue = 'o.next_due_at'
const everywhere: Condition = { where: '', params: [] }
const deadlineFields = ['resolveFrom', 'resolveTo'] as const
const from = (index: string) => `work_orders o INDEXED BY ${index}`

/** Indexes that begin with the status and one more field, before the keys of an order. */
interface NarrowIndexes {
  readonly plain: string
  readonly workTypeIds?: string
  readonly territoryIds?: string
  readonly teams?: string
  readonly priorities?: string
}
const numberIndexes: NarrowIndexes = {
  plain: 'work_orders_status_number',
  workTypeIds: 'work_orders_status_work_type_number',
  territoryIds: 'work_orders_status_territory_number',
}
const deadlineIndexes: NarrowIndexes = {
  plain: 'work_orders_status_resolve_by',
  workTypeIds: 'work_orders_status_work_type',
  territoryIds: 'work_orders_status_territory',
  teams: 'work_orders_status_team',
  priorities: 'work_orders_status_priority',
}
const columns = {
  workTypeIds: 'work_type_id',
  territoryIds: 'territory_id',
  teams: 'team',
  priorities: 'priority',
} as const
/** More streams than this cost more than they save. */
const mostStreams = 36

/** Streams for the one field of the filter, beside the status, that an index of the order can apply. */
function narrowed(
  filter: WorkOrderFilter,
  byStatus: readonly Stream[],
  indexes: NarrowIndexes,
): { streams: readonly Stream[]; index: string; applied: readonly (keyof WorkOrderFilter)[] } {
  for (const field of ['workTypeIds', 'territoryIds', 'teams', 'priorities'] as const) {
    const values = filter[field] && [...new Set(filter[field])]
    const index = indexes[field]
    if (!values || !index || values.length * byStatus.length > mostStreams) continue
    const streams = byStatus.flatMap((stream) =>
      values.map((value): Stream => ({
        where: `${stream.where} AND o.${columns[field]} = ?`,
        params: [...stream.params, value],
      })),
    )
    return { streams, index, applied: ['statuses', field] }
  }
  return { streams: byStatus, index: indexes.plain, applied: ['statuses'] }
}

function rangeOf(column: string, range: { readonly from: number | null; readonly to: number | null }): Condition {
  const where = [range.from === null ? '' : `${column} >= ?`, range.to === null ? '' : `${column} < ?`]
  return {
    where: where.filter((text) => text !== '').join(' AND '),
    params: [range.from, range.to].filter((at) => at !== null),
  }
}

/** Rows with a deadline by deadline, then those without (none when the filter asks for a range of deadlines). */
function byDeadline(
  label: string,
  own: Condition,
  range: Condition,
  streams: readonly Stream[],
  index: string,
  descending: boolean,
  column = 'o.resolve_by',
): Segment[] {
  const and = (...parts: readonly string[]) => parts.filter((text) => text !== '').join(' AND ')
  const due: Segment = {
    label: `${label}due`,
    from: from(index),
    where: and(own.where, range.where || `${column} IS NOT NULL`),
    params: [...own.params, ...range.params],
    keys: [column, 'o.id'],
    descending,
    streams,
  }
  const open: Segment = {
    ...due,
    label: `${label}open`,
    where: and(own.where, `${column} IS NULL`),
    params: own.params,
    keys: ['o.id'],
    descending: false,
  }
  return range.where === '' ? [due, open] : [due]
}

function deadlineOf(
  label: string,
  { id, resolveBy }: Pick<OrderedRow, 'id' | 'resolveBy'>,
): { segment: string; keys: KeyCell[] } {
  return resolveBy === null
    ? { segment: `${label}open`, keys: [id] }
    : { segment: `${label}due`, keys: [resolveBy, id] }
}

/** By address; the sites are walked in order and each brings its work orders. Statuses are left to the filter. */
function bySite(descending: boolean): ListOrder {
  const all: Stream = { where: '', params: [] }
  return {
    segments: [
      {
        label: 'site',
        from: 'sites s INDEXED BY sites_address CROSS JOIN work_orders o INDEXED BY work_orders_site_number ON o.site_id = s.id',
        where: '',
        params: [],
        keys: ['s.address', 's.id', 'o.number'],
        descending,
        streams: [all],
      },
      {
        label: 'nowhere',
        from: 'work_orders o INDEXED BY work_orders_site_number',
        where: 'o.site_id IS NULL',
        params: [],
        keys: ['o.number'],
        descending,
        streams: [all],
      },
    ],
    applied: [],
    locate: ({ siteId, address, number }) =>
      siteId === null
        ? { segment: 'nowhere', keys: [number] }
        : { segment: 'site', keys: [address ?? '', siteId, number] },
  }
}
