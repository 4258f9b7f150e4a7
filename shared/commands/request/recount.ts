import type { RowPatch } from '../../domain/entities.ts'
import type { Request } from '../../domain/request/request.ts'
import type { ServiceLevels } from '../../domain/sla/service-levels.ts'
import { deadlinesFrom } from '../../domain/work-order/deadlines.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import { dayOf } from '../../kernel/zone.ts'

/** The counted promises of a request as it will be; a promised date stands. Nothing once the request is decided. */
export function recountedRequest(
  request: Request,
  levels: ServiceLevels,
  workType: WorkType | null,
  officeZone: string,
): RowPatch<'requests'> {
  const waits = request.status === 'new' || request.status === 'awaitingApproval'
  if (!waits) return {}
  const { customerId, siteId, priority, openedAt } = request
  const facts = { customerId, siteId, priority, workType, day: dayOf(openedAt, officeZone) }
  const counted = deadlinesFrom(openedAt, levels, facts)
  const { slaPolicyId, respondBy, arriveBy } = counted
  const resolveBy = request.resolveByPromised && request.resolveBy !== null ? request.resolveBy : counted.resolveBy
  return { slaPolicyId, respondBy, arriveBy, resolveBy }
}
