import { isEnded } from '../work-order/work-order-status.ts'
import type { WorkOrderStatus } from '../work-order/work-order.ts'
import type { Visit, VisitStatus } from './visit.ts'

/**
 * Which status may follow which. `scheduled` is reached by placing a visit and `toSchedule` by taking it off the board
 * (both carry data), so a plain change of status offers the others.
 */
const edges: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  toSchedule: ['scheduled', 'cancelled'],
  scheduled: ['toSchedule', 'dispatched', 'enRoute', 'onSite', 'done', 'partlyDone', 'missed', 'cancelled'],
  dispatched: ['toSchedule', 'scheduled', 'enRoute', 'onSite', 'done', 'partlyDone', 'missed', 'cancelled'],
  enRoute: ['dispatched', 'onSite', 'done', 'partlyDone', 'missed', 'cancelled'],
  onSite: ['enRoute', 'done', 'partlyDone'],
  done: ['onSite', 'partlyDone'],
  partlyDone: ['onSite', 'done'],
  missed: ['toSchedule', 'scheduled', 'cancelled'],
  cancelled: ['toSchedule'],
}

/** Whether somebody was there and has left: the visit is behind us, whether or not work is left over. */
export function isWorked(status: VisitStatus): boolean {
  return status === 'done' || status === 'partlyDone'
}

/** Why a change of status is refused: a key of the message files (`rules.edge-…`). */
export type EdgeRefusal = 'same' | 'needs-place' | 'work-begun' | 'ended' | 'not-an-edge'

/** Whether a visit in this status may be placed or moved. */
export function canBePlaced(status: VisitStatus): boolean {
  return edges[status].includes('scheduled') || status === 'scheduled'
}

/** Whether a visit in this status may be taken off the board. */
export function canBeUnscheduled(status: VisitStatus): boolean {
  return status === 'scheduled' || status === 'dispatched' || status === 'missed'
}

/** The statuses that may follow. */
export function nextStatuses(status: VisitStatus): readonly VisitStatus[] {
  return edges[status]
}

/** Null when the edge is legal, else why it is not. */
export function refusalOfEdge(from: VisitStatus, to: VisitStatus): EdgeRefusal | null {
  if (from === to) return 'same'
  if (edges[from].includes(to)) return null
  if (from === 'toSchedule') return 'needs-place'
  if (from === 'onSite') return 'work-begun'
  if (from === 'done' || from === 'partlyDone' || from === 'cancelled' || from === 'missed') return 'ended'
  return 'not-an-edge'
}

/**
 * What a change of a visit's status asks for. `place`: technician and time, on the board; `times`: when somebody arrived
 * and left, where that is not known yet; `reason`: why; `left`: what is left to do.
 */
export type VisitNeed = 'place' | 'times' | 'reason' | 'left'

/** One status a visit may take next, with what it needs. */
export interface VisitMove {
  readonly to: VisitStatus
  readonly needs: readonly VisitNeed[]
}

/**
 * Every move of a visit that is legal from here, in the order to offer it. Visits of closed or cancelled work stay as
 * they are until it is reopened.
 */
export function visitMoves(
  { status, actualStartsAt }: Pick<Visit, 'status' | 'actualStartsAt'>,
  workOrder: WorkOrderStatus,
): VisitMove[] {
  if (isSealed(workOrder)) return []
  return edges[status].map((to) => ({ to, needs: needsOf(to, actualStartsAt !== null) }))
}

/** Whether a work order's visits may not change any more until it is reopened. A done one may still be corrected. */
export function isSealed(workOrder: WorkOrderStatus): boolean {
  return isEnded(workOrder) && workOrder !== 'done'
}

function needsOf(to: VisitStatus, arrived: boolean): VisitNeed[] {
  switch (to) {
    case 'scheduled':
      return ['place']
    case 'done':
      return arrived ? [] : ['times']
    case 'partlyDone':
      return arrived ? ['left'] : ['times', 'left']
    case 'missed':
    case 'cancelled':
      return ['reason']
    default:
      return []
  }
}
