import type { RowPatch } from '../../domain/entities.ts'
import { priorities } from '../../domain/record/priority.ts'
import type { Priority } from '../../domain/record/priority.ts'
import type { Request } from '../../domain/request/request.ts'
import type { ServiceLevels } from '../../domain/sla/service-levels.ts'
import { promisedAfter } from '../../domain/work-order/deadlines.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import type { RecountRows } from '../work-order/recount.ts'
import { decidesPolicy, recount } from '../work-order/recount.ts'
import { recountedRequest } from './recount.ts'

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
function carriedOver(duplicate: Request, into: Request): RowPatch<'requests'> {
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
 * What a request takes from its duplicate, with its promises counted again: who calls and how urgent it is may make
 * another service level hold. No deadline becomes later than both had.
 */
export function carriedOverCounted(
  duplicate: Request,
  into: Request,
  rows: ServiceLevels & { readonly workTypes: readonly WorkType[] },
  officeZone: string,
): RowPatch<'requests'> {
  const carried = carriedOver(duplicate, into)
  const after = { ...into, ...carried }
  const workType = rows.workTypes.find(({ id }) => id === after.workTypeId) ?? null
  const counted = recountedRequest(after, rows, workType, officeZone)
  const tightest = (field: 'respondBy' | 'arriveBy' | 'resolveBy') =>
    earliest([counted[field] ?? null, after[field], field === 'resolveBy' ? null : duplicate[field]])
  return 'slaPolicyId' in counted
    ? {
        ...carried,
        ...counted,
        respondBy: tightest('respondBy'),
        arriveBy: tightest('arriveBy'),
        resolveBy: tightest('resolveBy'),
      }
    : carried
}

/** What a work order takes from a request that joins it, with its deadlines counted again where that makes it more urgent. */
export function joinedWork(request: Request, workOrder: WorkOrder, rows: RecountRows): RowPatch<'workOrders'> {
  const taken = moreUrgentWork(request, workOrder)
  const raised = decidesPolicy(taken) && taken.priority !== workOrder.priority
  return raised ? { ...taken, ...recount({ ...workOrder, ...taken } as WorkOrder, rows, 'again').set } : taken
}

/**
 * What a work order takes from a request that joins it. A deadline that comes from the request is a date promised to its
 * reporter: the policy did not count it.
 */
function moreUrgentWork(request: Request, workOrder: WorkOrder): RowPatch<'workOrders'> {
  const urgent = moreUrgent(request, workOrder)
  const set = { resolveBy: urgent.resolveBy === workOrder.resolveBy ? undefined : urgent.resolveBy }
  return { ...urgent, promised: promisedAfter(workOrder.promised, set) }
}

/** The tighter deadline and the higher priority of two records. */
function moreUrgent(
  one: { readonly resolveBy: number | null; readonly priority: Priority },
  other: { readonly resolveBy: number | null; readonly priority: Priority },
): { resolveBy: number | null; priority: Priority } {
  const higher = Math.min(priorities.indexOf(one.priority), priorities.indexOf(other.priority))
  return { resolveBy: earliest([one.resolveBy, other.resolveBy]), priority: priorities[higher]! }
}

function earliest(deadlines: readonly (number | null)[]): number | null {
  const known = deadlines.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}
