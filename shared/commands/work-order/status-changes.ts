import type { Request } from '../../domain/request/request.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { statusFromVisits, isEnded, isLiveVisit } from '../../domain/work-order/work-order-status.ts'
import type { WorkOrder, WorkOrderStatus } from '../../domain/work-order/work-order.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { invoicesOnReopening } from '../invoice/closing-invoice.ts'
import { beginOfHold, deadlinesOnResume, endOfHolds } from './hold-changes.ts'
import type { HoldWords } from './hold-changes.ts'
import type { WorkOrderSurroundings } from './surroundings.ts'

/** What a person says with a move. */
export interface MoveWords extends Partial<Omit<HoldWords, 'reason'>> {
  readonly reason: string | null
  /** How visits end that should have taken place by now, when the work is completed. */
  readonly undecided?: UndecidedVisits | undefined
  /** What becomes of its requests when it is cancelled: closed with the reason, unless the person says otherwise. */
  readonly requestsTo?: CancelledRequests | undefined
}

/** `closed`: the matter is settled; `inbox`: it still wants a decision of its own. */
export type CancelledRequests = 'closed' | 'inbox'

/** `asPlanned`: they took place at their planned times; `cancelled`: they did not. */
export type UndecidedVisits = 'asPlanned' | 'cancelled'

/** Whether a placed visit should have begun and nobody has said what came of it. */
export function isUndecided({ status, startsAt }: Visit, now: number): boolean {
  return (status === 'scheduled' || status === 'dispatched') && startsAt !== null && startsAt <= now
}

/**
 * The changes that give a work order a status, with all that follows: ending it ends its visits and its hold and closes
 * its requests; reopening it reopens them, voids its invoice draft and asks for another visit. The caller has checked
 * that the move is legal.
 */
export function statusChanges(
  workOrder: WorkOrder,
  to: WorkOrderStatus,
  words: MoveWords,
  surroundings: WorkOrderSurroundings,
  context: CommandContext,
): Change[] {
  const { now } = context
  const { reason } = words
  const { visits, requests, holds, invoices, reasons, mapping, levels } = surroundings
  const reopened = isEnded(workOrder.status) && !isEnded(to)
  const added = reopened ? visitOfReopened(workOrder.id, visits, context) : []
  const changes: Change[] = []
  if (workOrder.status === 'onHold') changes.push(...endOfHolds(holds, now))
  if (workOrder.status === 'closed') changes.push(...invoicesOnReopening(workOrder.id, invoices, context))
  if (reopened) changes.push(...reopenedRequests(requests, workOrder), ...added)
  const ended = isEnded(to) ? visits.filter(({ status }) => isLiveVisit(status)) : []
  const ends = ended.map((visit) => ({ visit, set: endOfVisit(visit, to, words, now) }))
  changes.push(...ends.map(({ visit, set }) => update('visits', visit.id, set)))
  if (to === 'cancelled' && words.requestsTo === 'inbox') changes.push(...requestsBackInInbox(requests))
  else if (isEnded(to)) changes.push(...closedRequests(requests, now, to === 'cancelled' ? reason : null))
  if (to === 'onHold') changes.push(beginOfHold(workOrder.id, { ...words, reason: reason ?? '' }, reasons, context))
  const statuses = [...visits.map(({ status }) => status), ...(added.length > 0 ? (['toSchedule'] as const) : [])]
  const followed = reopened || workOrder.status === 'onHold'
  const arrivals = ends.flatMap(({ set }) => set.actualStartsAt ?? [])
  const arrivedAt = arrivals.length > 0 ? Math.min(...arrivals, workOrder.arrivedAt ?? Infinity) : workOrder.arrivedAt
  changes.push(
    update('workOrders', workOrder.id, {
      status: followed && !isEnded(to) && statuses.length > 0 ? statusFromVisits(statuses, mapping) : to,
      holdReason: to === 'onHold' || to === 'cancelled' ? reason : null,
      completedAt: completionOf(workOrder, to, now),
      closedAt: to === 'closed' ? now : null,
      arrivedAt,
      ...(workOrder.status === 'onHold' ? deadlinesOnResume(workOrder, holds, levels, now) : {}),
      // Whoever arrived was assigned by then at the latest.
      respondedAt: earlier(workOrder.respondedAt, arrivedAt),
    }),
  )
  return changes
}

function earlier(answered: number | null, arrived: number | null): number | null {
  return answered !== null && arrived !== null ? Math.min(answered, arrived) : answered
}

function completionOf(workOrder: WorkOrder, to: WorkOrderStatus, now: number): number | null {
  if (to === 'closed') return workOrder.completedAt
  if (to !== 'done') return null
  // From closed back to its papers: the work itself ended when it did.
  return workOrder.status === 'closed' ? workOrder.completedAt : now
}

/** Reopened work needs somebody to go there again, unless a visit is still to be done or it is desk work. */
function visitOfReopened(workOrderId: string, visits: readonly Visit[], context: CommandContext): Change[] {
  const last = visits.toSorted((a, b) => a.sequence - b.sequence).at(-1)
  if (!last || visits.some(({ status }) => isLiveVisit(status))) return []
  const visit = { id: context.newId(), workOrderId, sequence: last.sequence + 1 }
  return [insert('visits', newVisit({ ...visit, durationMinutes: last.durationMinutes }))]
}

/**
 * Closing of a work order's requests once the work is done, or called off for a reason. Requests decided otherwise keep
 * their decision.
 */
export function closedRequests(requests: readonly Request[], now: number, calledOff: string | null): Change[] {
  return requests.flatMap(({ id, status, closedAt }) =>
    status === 'accepted'
      ? [
          update('requests', id, {
            status: 'closed',
            closedAt: closedAt ?? now,
            ...(calledOff === null ? {} : { decisionReason: calledOff }),
          }),
        ]
      : [],
  )
}

/** Accepted requests as they were before: to be decided anew, and no longer tied to the work that was called off. */
function requestsBackInInbox(requests: readonly Request[]): Change[] {
  return requests.flatMap(({ id, status }) =>
    status === 'accepted'
      ? [update('requests', id, { status: 'new', workOrderId: null, closedAt: null, decisionReason: null })]
      : [],
  )
}

/** The other way: the requests of work that is taken up again. Why it was called off is no reason any more. */
export function reopenedRequests(requests: readonly Request[], workOrder: Pick<WorkOrder, 'holdReason'>): Change[] {
  return requests.flatMap(({ id, status, decisionReason }) =>
    status === 'closed'
      ? [
          update('requests', id, {
            status: 'accepted',
            closedAt: null,
            ...(decisionReason !== null && decisionReason === workOrder.holdReason ? { decisionReason: null } : {}),
          }),
        ]
      : [],
  )
}

/** How a live visit ends with its work order: done as planned where a person says so, else cancelled. */
function endOfVisit(visit: Visit, to: WorkOrderStatus, { reason, undecided }: MoveWords, now: number): Partial<Visit> {
  if (to === 'done' && undecided === 'asPlanned' && isUndecided(visit, now)) {
    const { startsAt, endsAt } = visit
    return { status: 'done', actualStartsAt: startsAt, actualEndsAt: Math.min(endsAt ?? now, now) }
  }
  return { status: 'cancelled', outcome: reason }
}
