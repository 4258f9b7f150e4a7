import type { AppError, Violation } from '../../kernel/app-error.ts'
import type { VisitStatus } from '../visit/visit.ts'
import { workOrderStatusOf } from './status-of-visits.ts'
import { builtInStatusMapping, mappedStatus } from './status-mapping.ts'
import type { StatusMapping } from './status-mapping.ts'
import type { WorkOrderStatus } from './work-order.ts'
export { isLiveVisit } from './status-mapping.ts'

/**
 * The edges of a work order's life. `open` is also where a finished one goes back to when it is reopened; `scheduled`
 * and `inProgress` follow the visits, and only desk work (which has none) is set to them by hand. See `legalMoves`.
 */
const edges: Readonly<Record<WorkOrderStatus, readonly WorkOrderStatus[]>> = {
  open: ['scheduled', 'inProgress', 'onHold', 'done', 'cancelled'],
  scheduled: ['open', 'inProgress', 'onHold', 'done', 'cancelled'],
  inProgress: ['open', 'scheduled', 'onHold', 'done', 'cancelled'],
  onHold: ['open', 'scheduled', 'inProgress', 'cancelled'],
  done: ['open', 'closed'],
  closed: ['done', 'open'],
  cancelled: ['open'],
}

/** Where a work order may go from a status, whatever its visits, in the order to offer it. */
export function nextStatuses(from: WorkOrderStatus): readonly WorkOrderStatus[] {
  return edges[from]
}

/** Whether work is over: nothing can be scheduled on it until it is reopened. */
export function isEnded(status: WorkOrderStatus): boolean {
  return status === 'done' || status === 'closed' || status === 'cancelled'
}

/** What a move asks for before it is made. */
export type MoveNeed = 'reason' | 'papers'

/** One thing a person can do to the status of a work order, with what it needs. */
export interface WorkOrderMove {
  readonly to: WorkOrderStatus
  /** `papers`: everything the closing gate asks for. */
  readonly needs: readonly MoveNeed[]
}

/** What of a work order decides its legal moves. */
export interface MovableWorkOrder {
  readonly status: WorkOrderStatus
  readonly visits: readonly VisitStatus[]
  readonly mapping?: StatusMapping
}

/**
 * Every move that is legal from here, in the order to offer it. Work with visits follows them: taking it off hold or
 * reopening it leads to what they say, and it is neither scheduled nor begun by hand. Work under way is not called off.
 */
export function legalMoves({ status, visits, mapping = builtInStatusMapping }: MovableWorkOrder): WorkOrderMove[] {
  const back = statusFromVisits(visits, mapping)
  const desk = mappedStatus(visits, mapping) === null
  const underWay = visits.some(isUnderWay)
  const cancel: WorkOrderMove[] = underWay ? [] : [{ to: 'cancelled', needs: ['reason'] }]
  const hold: WorkOrderMove = { to: 'onHold', needs: ['reason'] }
  switch (status) {
    case 'open':
    case 'scheduled':
    case 'inProgress':
      return [
        ...(desk && status !== 'inProgress' ? [move('inProgress')] : []),
        ...(desk && status !== 'open' ? [move('open')] : []),
        ...(underWay ? [] : [move('done')]),
        hold,
        ...cancel,
      ]
    case 'onHold':
      return [move(desk ? 'open' : back), ...cancel]
    case 'done':
      return [{ to: 'closed', needs: ['papers'] }, move('open')]
    case 'closed':
      return [
        { to: 'open', needs: ['reason'] },
        { to: 'done', needs: ['reason'] },
      ]
    case 'cancelled':
      return [move('open')]
  }
}

function move(to: WorkOrderStatus): WorkOrderMove {
  return { to, needs: [] }
}

/** Whether somebody is on the way to a visit or there: its work order is neither finished nor called off meanwhile. */
export function isUnderWay(visit: VisitStatus): boolean {
  return visit === 'enRoute' || visit === 'onSite'
}

/** The violation of moving between two statuses, or null when the edge is there. Facts name what is legal instead. */
export function checkStatusMove(from: WorkOrderStatus, to: WorkOrderStatus): Violation | null {
  if (edges[from].includes(to)) return null
  return { rule: 'work-order-status', severity: 'forbids', facts: { from, to, legal: edges[from].join(',') } }
}

/** The refusal for a violated status move, for a command to return. */
export function statusMoveRefusal(number: number, violation: Violation): AppError {
  const { from, to, legal } = violation.facts
  const named = { ...violation, facts: { ...violation.facts, number } }
  const message = `Work order ${number} is ${String(from)} and cannot become ${String(to)}; it can become ${String(legal).replaceAll(',', ', ')}.`
  return { kind: 'rule-violation', message, violations: [named] }
}

/** The status a work order that is neither held nor ended has by its visits; `open` where they say nothing. */
export function statusFromVisits(
  visits: readonly VisitStatus[],
  mapping: StatusMapping = builtInStatusMapping,
): 'open' | 'scheduled' | 'inProgress' {
  const status = workOrderStatusOf('open', visits, mapping)
  return status === 'scheduled' || status === 'inProgress' ? status : 'open'
}
