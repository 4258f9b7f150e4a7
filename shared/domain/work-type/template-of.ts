import type { WorkOrder } from '../work-order/work-order.ts'
import type { WorkTypeVersion } from './work-type-version.ts'
import type { WorkType, WorkTypeBody } from './work-type.ts'

/**
 * The template a work order follows: the version it was made from. One that was made before versions were kept, or by
 * an import, follows the work type as it is; null without a work type.
 */
export function templateOf(
  workOrder: Pick<WorkOrder, 'workTypeId' | 'workTypeVersion'>,
  workType: WorkType | null,
  versions: readonly WorkTypeVersion[],
): WorkTypeBody | null {
  return keptVersion(workOrder, versions)?.body ?? workType
}

/** Number of the version that `templateOf` finds: the one the work order was made from, or else the newest. */
export function versionFollowed(
  workOrder: Pick<WorkOrder, 'workTypeId' | 'workTypeVersion'>,
  workType: Pick<WorkType, 'version'>,
  versions: readonly WorkTypeVersion[],
): number {
  return keptVersion(workOrder, versions)?.version ?? workType.version
}

function keptVersion(
  workOrder: Pick<WorkOrder, 'workTypeId' | 'workTypeVersion'>,
  versions: readonly WorkTypeVersion[],
): WorkTypeVersion | undefined {
  return versions.find(
    ({ workTypeId, version }) => workTypeId === workOrder.workTypeId && version === workOrder.workTypeVersion,
  )
}
