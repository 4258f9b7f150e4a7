import type { Violation } from '../../kernel/app-error.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { canBePlaced } from '../visit/visit-status.ts'
import { asks, forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** Work that has begun, or ended, stays where it happened; work on hold moves only on purpose. */
export const stateRule: Rule = ({ detail }) => stateViolations(detail)

/** The same for a visit without a place to judge. */
export function stateViolations(detail: VisitDetail): Violation[] {
  if (!canBePlaced(detail.visit.status)) return forbids('status', { status: detail.visit.status })
  if (
    detail.workOrderStatus === 'cancelled' ||
    detail.workOrderStatus === 'done' ||
    detail.workOrderStatus === 'closed'
  )
    return forbids('work-order-closed', { status: detail.workOrderStatus })
  return detail.workOrderStatus === 'onHold' ? asks('on-hold', {}) : []
}
