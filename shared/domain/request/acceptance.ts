import type { WorkType } from '../work-type/work-type.ts'
import type { Request } from './request.ts'

/**
 * Why a request cannot be accepted as it stands. `aboveLimit` is found by comparing money, not by `acceptObstacle`:
 * it depends on who accepts.
 */
export const acceptObstacles = ['notNew', 'awaitingApproval', 'noWorkType', 'aboveLimit', 'notFound'] as const
export type AcceptObstacle = (typeof acceptObstacles)[number]

/**
 * What keeps a request from becoming a work order: it was decided already, somebody else is to decide, or nobody said
 * what kind of work it is (a duration and a skill are never invented). Null when it can be accepted.
 */
export function acceptObstacle(
  request: Pick<Request, 'status'>,
  workType: Pick<WorkType, 'id'> | null,
): AcceptObstacle | null {
  if (request.status === 'awaitingApproval') return 'awaitingApproval'
  if (request.status !== 'new') return 'notNew'
  return workType ? null : 'noWorkType'
}
