import type { WorkOrder, WorkOrderStatus } from '../../domain/work-order/work-order.ts'
import {
  checkStatusMove,
  isUnderWay,
  legalMoves,
  statusFromVisits,
  statusMoveRefusal,
} from '../../domain/work-order/work-order-status.ts'
import type { AppError, Violation } from '../../kernel/app-error.ts'
import { err, ok } from '../../kernel/result.ts'
import type { Result } from '../../kernel/result.ts'
import type { Change } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { isUndecided, statusChanges } from './status-changes.ts'
import type { MoveWords } from './status-changes.ts'
import { readsOfSurroundings } from './surroundings.ts'
import type { WorkOrderSurroundings } from './surroundings.ts'

/** The rows a change of status of one work order needs. */
export function readsOfStatus(workOrderId: string) {
  return { workOrder: read.byId('workOrders', workOrderId), ...readsOfSurroundings([workOrderId]) }
}

/**
 * A legal move of one work order with everything that follows from it, or the refusal that explains itself: every
 * refusal of a rule carries `workOrderId` and the `legal` statuses, so that a screen can offer those instead.
 */
export function moveStatus(
  workOrder: WorkOrder,
  to: WorkOrderStatus,
  words: MoveWords,
  surroundings: WorkOrderSurroundings,
  context: CommandContext,
): Result<Change[], AppError> {
  const refusal = refusalOfMove(workOrder, to, words, surroundings, context.now)
  return refusal ? err(refusal) : ok(statusChanges(workOrder, to, words, surroundings, context))
}

/** Why a work order may not move to a status now, or null. */
export function refusalOfMove(
  workOrder: WorkOrder,
  to: WorkOrderStatus,
  { reason, undecided }: MoveWords,
  { visits, mapping }: WorkOrderSurroundings,
  now: number,
): AppError | null {
  const { id: workOrderId, number, status } = workOrder
  const statuses = visits.map((visit) => visit.status)
  const legal = legalMoves({ status, visits: statuses, mapping }).map((one) => one.to)
  const forbidden = (rule: string, message: string, facts: Violation['facts'] = {}) =>
    forbiddenByRule(rule, message, { number, workOrderId, status, to, legal: legal.join(','), ...facts })
  const violation = checkStatusMove(status, to)
  if (violation) {
    const facts = { ...violation.facts, workOrderId, legal: legal.join(',') }
    return statusMoveRefusal(number, { ...violation, facts })
  }
  if (!reason && (to === 'onHold' || to === 'cancelled' || status === 'closed')) {
    const what = to === 'onHold' ? 'put on hold' : to === 'cancelled' ? 'cancelled' : 'reopened'
    return forbidden('needs-reason', `Say why work order ${number} is ${what}.`)
  }
  const busy = visits.find((visit) => isUnderWay(visit.status))
  if (busy && (to === 'cancelled' || to === 'done')) {
    const message = `Work order ${number} cannot be ${to === 'done' ? 'completed' : 'cancelled'} while a technician is on the way or on site. End that visit first.`
    return forbidden('visit-under-way', message, { visitId: busy.id, sequence: busy.sequence, status: busy.status })
  }
  const open = visits.find((visit) => isUndecided(visit, now))
  if (open && to === 'done' && !undecided) {
    const message = `Visit ${open.sequence} of work order ${number} should have taken place by now. Say whether it did.`
    return forbidden('visit-undecided', message, {
      visitId: open.id,
      sequence: open.sequence,
      fromAt: open.startsAt,
      untilAt: open.endsAt,
    })
  }
  const byVisits = statusFromVisits(statuses, mapping)
  if (to === 'scheduled' && byVisits === 'open') {
    const message = `Work order ${number} is scheduled by placing a visit; none of its visits has a time yet.`
    return forbidden('no-visit-placed', message)
  }
  if (status !== 'open' && status !== 'scheduled' && status !== 'inProgress') return null
  if (to === 'open' && byVisits !== 'open') {
    const message = `Work order ${number} has a placed visit; unschedule it and the work order is open again.`
    return forbidden('visit-placed', message)
  }
  if ((to === 'inProgress' || to === 'scheduled' || to === 'open') && statuses.length > 0) {
    const message = `The status of work order ${number} follows its visits: it is ${status} because of them. Change the visit and the work order follows.`
    return forbidden('follows-visits', message)
  }
  return null
}
