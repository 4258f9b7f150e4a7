import type { RowPatch } from '../../domain/entities.ts'
import { priorities } from '../../domain/record/priority.ts'
import type { Priority } from '../../domain/record/priority.ts'
import type { Request } from '../../domain/request/request.ts'
import { promisedAfter } from '../../domain/work-order/deadlines.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'

/** What nobody has said of one request and a duplicate of it may say. */
const filledIn = [
  'workTypeId',
  'customerId',
  'siteId',
  'assetId',
  'territoryId',
  'team',
  'contactName',
  'contactPhone',
  'contactEmail',
  'issue',
  'durationMinutes',
  'estimateCents',
  'intake',
] as const satisfies readonly (keyof Request)[]

/** What a request takes from its duplicate: tighter deadline, higher priority, danger, and what it did not know. */
export function carriedOver(duplicate: Request, into: Request): RowPatch<'requests'> {
  const missing = Object.fromEntries(filledIn.map((field) => [field, into[field] ?? duplicate[field]]))
  const window =
    into.wishStartsAt === null ? { wishStartsAt: duplicate.wishStartsAt, wishEndsAt: duplicate.wishEndsAt } : {}
  const urgent = moreUrgent(duplicate, into)
  const tighter = urgent.resolveBy === into.resolveBy ? into : duplicate
  return {
    ...missing,
    ...window,
    ...urgent,
    resolveByPromised: tighter.resolveByPromised,
    safety: into.safety || duplicate.safety,
    custom: { ...duplicate.custom, ...into.custom },
  }
}

/**
 * What a work order takes from a request that joins it. A deadline that comes from the request is a date promised to its
 * reporter: the policy did not count it.
 */
export function moreUrgentWork(request: Request, workOrder: WorkOrder): RowPatch<'workOrders'> {
  const urgent = moreUrgent(request, workOrder)
  const set = { resolveBy: urgent.resolveBy === workOrder.resolveBy ? undefined : urgent.resolveBy }
  return { ...urgent, promised: promisedAfter(workOrder.promised, set) }
}

/** The tighter deadline and the higher priority of two records. */
function moreUrgent(
  one: { readonly resolveBy: number | null; readonly priority: Priority },
  other: { readonly resolveBy: number | null; readonly priority: Priority },
): { resolveBy: number | null; priority: Priority } {
  const deadlines = [one.resolveBy, other.resolveBy].filter((at) => at !== null)
  const higher = Math.min(priorities.indexOf(one.priority), priorities.indexOf(other.priority))
  return { resolveBy: deadlines.length > 0 ? Math.min(...deadlines) : null, priority: priorities[higher]! }
}
