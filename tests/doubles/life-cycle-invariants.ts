import type { Request } from '#shared/domain/request/request.ts'
import type { Visit, VisitTechnician } from '#shared/domain/visit/visit.ts'
import type { Hold } from '#shared/domain/work-order/hold.ts'
import { isLiveVisit, mappedStatus } from '#shared/domain/work-order/status-mapping.ts'
import type { StatusMapping } from '#shared/domain/work-order/status-mapping.ts'
import type { WorkOrder } from '#shared/domain/work-order/work-order.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'

/** Everything that lives together. */
export interface LivingRecords {
  readonly requests: readonly Request[]
  readonly workOrders: readonly WorkOrder[]
  readonly visits: readonly Visit[]
  readonly people: readonly VisitTechnician[]
  readonly holds: readonly Hold[]
  readonly mapping: StatusMapping
}

/** What is not as it must always be, in words; nothing when all is well. */
export function brokenInvariants(records: LivingRecords): string[] {
  const visitsOf = Map.groupBy(records.visits, ({ workOrderId }) => workOrderId)
  const holdsOf = Map.groupBy(records.holds, ({ workOrderId }) => workOrderId)
  const requestsOf = Map.groupBy(records.requests, ({ workOrderId }) => workOrderId)
  const peopleOf = Map.groupBy(records.people, ({ visitId }) => visitId)
  const orders = new Map(records.workOrders.map((order) => [order.id, order]))
  return [
    ...records.workOrders.flatMap((order) => {
      const around = {
        visits: visitsOf.get(order.id) ?? [],
        holds: holdsOf.get(order.id) ?? [],
        requests: requestsOf.get(order.id) ?? [],
      }
      return orderFaults(order, around, records.mapping).map((fault) => `work order ${order.number}: ${fault}`)
    }),
    ...records.visits.flatMap((visit) => {
      const name = `visit ${visit.sequence} of ${orders.get(visit.workOrderId)?.number ?? 'nothing'}`
      return visitFaults(visit, peopleOf.get(visit.id) ?? [], records.visits).map((fault) => `${name}: ${fault}`)
    }),
    ...records.requests.flatMap((request) => {
      const order = request.workOrderId === null ? null : (orders.get(request.workOrderId) ?? null)
      return requestFaults(request, order).map((fault) => `request ${request.number}: ${fault}`)
    }),
  ]
}

function list(faults: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(faults).flatMap(([fault, broken]) => (broken ? [fault] : []))
}

const ordered = (...times: readonly (number | null)[]) => {
  const known = times.filter((at) => at !== null)
  return known.every((at, index) => index === 0 || known[index - 1]! <= at)
}

function orderFaults(
  order: WorkOrder,
  { visits, holds, requests }: { visits: readonly Visit[]; holds: readonly Hold[]; requests: readonly Request[] },
  mapping: StatusMapping,
): string[] {
  const { status, respondedAt, arrivedAt, completedAt, closedAt } = order
  const ended = isEnded(status)
  const statuses = visits.map((visit) => visit.status)
  const mapped = mappedStatus(statuses, mapping)
  const open = holds.filter(({ endsAt }) => endsAt === null)
  const follows = !ended && status !== 'onHold' && mapped !== null
  const arrivals = visits.flatMap(({ actualStartsAt }) => actualStartsAt ?? [])
  const sequences = visits.map(({ sequence }) => sequence)
  return list({
    'two holds are open': open.length > 1,
    'on hold without an open hold': status === 'onHold' && open.length === 0,
    'an open hold though not on hold': status !== 'onHold' && open.length > 0,
    'a hold that ends before it starts': holds.some(({ startsAt, endsAt }) => endsAt !== null && endsAt < startsAt),
    'ended with live visits': ended && statuses.some(isLiveVisit),
    [`is ${status}, its visits (${statuses.join(', ')}) say ${String(mapped)}`]: follows && status !== mapped,
    [`is ${status} without visits`]: mapped === null && status === 'scheduled',
    'on hold though its visits say it is over': status === 'onHold' && (mapped === 'done' || mapped === 'cancelled'),
    'done or closed without a time': (status === 'done' || status === 'closed') && completedAt === null,
    'a time of completion though not done': status !== 'done' && status !== 'closed' && completedAt !== null,
    'closed and its time disagree': (status === 'closed') !== (closedAt !== null),
    'times out of order': !ordered(respondedAt, arrivedAt, completedAt, closedAt),
    'arrival is not that of the first visit': arrivals.length > 0 && arrivedAt !== Math.min(...arrivals),
    'arrived though nobody was on site': arrivals.length === 0 && arrivedAt !== null,
    'held or cancelled without a reason': (status === 'onHold' || status === 'cancelled') && order.holdReason === null,
    'a reason for nothing': status !== 'onHold' && status !== 'cancelled' && order.holdReason !== null,
    'two visits with one number': new Set(sequences).size < sequences.length,
    'a request stays open though the work is over': ended && requests.some((one) => one.status === 'accepted'),
    'a request is closed though the work goes on': !ended && requests.some((one) => one.status === 'closed'),
  })
}

function visitFaults(visit: Visit, people: readonly VisitTechnician[], all: readonly Visit[]): string[] {
  const { status, startsAt, endsAt, actualStartsAt, actualEndsAt } = visit
  const waits = status === 'toSchedule'
  const placed = startsAt !== null && endsAt !== null && startsAt < endsAt
  const needsPlace = !waits && status !== 'cancelled' && status !== 'missed'
  const over = status === 'done' || status === 'partlyDone'
  const followers = all.filter((one) => one.followsVisitId === visit.id && isLiveVisit(one.status))
  return list({
    'waits with a place': waits && (startsAt !== null || endsAt !== null || people.length > 0),
    [`is ${status} without a place`]: needsPlace && !placed,
    [`is ${status} without one lead`]: needsPlace && people.filter(({ lead }) => lead).length !== 1,
    'somebody is on it twice': new Set(people.map(({ technicianId }) => technicianId)).size < people.length,
    'over without times': over && (actualStartsAt === null || actualEndsAt === null || actualEndsAt < actualStartsAt),
    'on site without arrival': status === 'onSite' && (actualStartsAt === null || actualEndsAt !== null),
    [`is ${status} with actual times`]:
      !over && status !== 'onSite' && (actualStartsAt !== null || actualEndsAt !== null),
    'missed or partly done without a word': (status === 'missed' || status === 'partlyDone') && visit.outcome === null,
    'two visits go on with it': followers.length > 1,
  })
}

function requestFaults(request: Request, order: WorkOrder | null): string[] {
  const decided = request.status === 'rejected' || request.status === 'merged' || request.status === 'resolved'
  return list({
    'accepted without a work order': request.status === 'accepted' && order === null,
    'waits in the inbox with a work order': request.status === 'new' && request.workOrderId !== null,
    'merged into nothing': request.status === 'merged' && request.mergedIntoId === null,
    'closed without a time': request.status === 'closed' && request.closedAt === null,
    'open with a time of closing':
      (request.status === 'new' || request.status === 'accepted') && request.closedAt !== null,
    'decided without a time': decided && request.closedAt === null,
  })
}
