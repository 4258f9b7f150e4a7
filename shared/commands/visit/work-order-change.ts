import type { EntityRow } from '../../domain/entities.ts'
import type { ClockLevels } from '../../domain/sla/service-levels.ts'
import type { Request } from '../../domain/request/request.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { Hold } from '../../domain/work-order/hold.ts'
import { statusMappingOf } from '../../domain/work-order/status-mapping.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { startsWork, workOrderStatusOf } from '../../domain/work-order/status-of-visits.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { update } from '../change.ts'
import type { Change } from '../change.ts'
import { deadlinesOnResume, endOfHolds } from '../work-order/hold-changes.ts'
import { closedRequests, reopenedRequests } from '../work-order/status-changes.ts'

/** A work order with everything that follows its visits. */
export interface WorkOrderOfVisits extends ClockLevels {
  readonly workOrder: WorkOrder | null
  /** All its visits, as they are. */
  readonly siblings: readonly Visit[]
  /** The requests it came from: they close and open with it. */
  readonly requests: readonly Request[]
  readonly holds: readonly Hold[]
  /** The setting `statusMapping`; null for the built-in one. */
  readonly mapping: Pick<EntityRow<'settings'>, 'value'> | null
}

/** What a command does to the visits of one work order. */
export interface VisitsChange {
  /** New values by visit id. */
  readonly set: ReadonlyMap<string, Partial<Visit>>
  /** Visits that are made. */
  readonly added?: readonly Pick<Visit, 'status'>[]
  /** Whether a technician is put on one of them. */
  readonly assigns?: boolean
  /** Why, where a person said it. */
  readonly reason?: string | null
}

/** What follows for a work order from a change of its visits: status, times, hold and requests. */
export function workOrderChange(rows: WorkOrderOfVisits, change: VisitsChange, now: number): Change[] {
  const { workOrder, siblings, requests, holds } = rows
  if (!workOrder) return []
  const mapping = statusMappingOf(rows.mapping?.value)
  const after = siblings.map((visit) => ({ ...visit, ...change.set.get(visit.id) }))
  const statuses = [...after, ...(change.added ?? [])].map(({ status }) => status)
  const started = siblings.some((visit, index) => startsWork(visit.status, after[index]!.status))
  const from = workOrder.status === 'onHold' && started ? 'open' : workOrder.status
  const status = workOrderStatusOf(from, statuses, mapping)
  const times = timesOf(workOrder, status, siblings, after, change.assigns ?? false, now)
  const changes: Change[] = []
  const set = { ...times, ...(status === workOrder.status ? {} : { status }) }
  if (status !== workOrder.status) {
    const reason = status === 'cancelled' ? (change.reason ?? reasonOf(after)) : null
    if (reason !== workOrder.holdReason) Object.assign(set, { holdReason: reason })
    if (workOrder.status === 'onHold') {
      changes.push(...endOfHolds(holds, now))
      Object.assign(set, deadlinesOnResume(workOrder, holds, rows, now))
    }
    if (isEnded(status)) changes.push(...closedRequests(requests, now, reason))
    if (workOrder.status === 'done') changes.push(...reopenedRequests(requests, workOrder))
  }
  if (Object.keys(set).length > 0) changes.unshift(update('workOrders', workOrder.id, set))
  return changes
}

/** Why work is called off whose visits were all called off: as the last of them says. */
function reasonOf(visits: readonly Visit[]): string {
  const said = visits.toSorted((a, b) => a.sequence - b.sequence).findLast(({ outcome }) => outcome !== null)
  return said?.outcome ?? 'Its visits were cancelled'
}

type Times = Partial<Pick<WorkOrder, 'respondedAt' | 'arrivedAt' | 'completedAt'>>

/**
 * The times a work order has by its visits: answered when somebody was first assigned, arrived when somebody was first
 * on site (whoever arrived was assigned by then at the latest), completed when the last of them left.
 */
function timesOf(
  workOrder: WorkOrder,
  status: WorkOrder['status'],
  before: readonly Visit[],
  after: readonly Visit[],
  assigns: boolean,
  now: number,
): Times {
  const times: { -readonly [K in keyof Times]: Times[K] } = {}
  const timed = after.some(
    (visit, index) =>
      visit.actualStartsAt !== before[index]!.actualStartsAt || visit.actualEndsAt !== before[index]!.actualEndsAt,
  )
  const arrivals = after.flatMap(({ actualStartsAt }) => actualStartsAt ?? [])
  const arrivedAt = timed ? (arrivals.length > 0 ? Math.min(...arrivals) : null) : workOrder.arrivedAt
  if (arrivedAt !== workOrder.arrivedAt) times.arrivedAt = arrivedAt
  const first = assigns && workOrder.respondedAt === null && before.every(({ startsAt }) => startsAt === null)
  const answered = first ? now : workOrder.respondedAt
  const respondedAt = answered !== null && arrivedAt !== null ? Math.min(answered, arrivedAt) : answered
  if (respondedAt !== workOrder.respondedAt) times.respondedAt = respondedAt
  const ends = after.flatMap(({ actualEndsAt }) => actualEndsAt ?? [])
  const ended = ends.length > 0 ? Math.max(...ends) : now
  if (status !== 'done') {
    if (workOrder.completedAt !== null && status !== 'closed') times.completedAt = null
  } else if (workOrder.status !== 'done' || timed) times.completedAt = ended
  return times
}
