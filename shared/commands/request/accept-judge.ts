import { rateSettings, ratesOf } from '../../domain/cost/rates.ts'
import type { ApprovalRight } from '../../domain/approval/approval-limits.ts'
import type { Request } from '../../domain/request/request.ts'
import type { CostEstimate } from '../../domain/request/estimate.ts'
import { createEstimator } from '../../domain/request/estimate.ts'
import type { Site } from '../../domain/site/site.ts'
import { pointOf } from '../../domain/travel/estimate.ts'
import type { WorkType } from '../../domain/work-type/work-type.ts'
import type { Decider } from '../approval/approval-reads.ts'
import { approvalReads, rightOf } from '../approval/approval-reads.ts'
import type { Loaded } from '../read.ts'
import { read } from '../read.ts'

/** What a command must see to judge what accepting costs and whether who acts may spend it. */
export const acceptReads = () => ({
  ...approvalReads(),
  technicians: read.all('technicians'),
  technicianSkills: read.all('technicianSkills'),
  rateSettings: read.byIds('settings', [rateSettings.currency.name, rateSettings.costPerHourCents.name]),
})

export type AcceptRows = Loaded<ReturnType<typeof acceptReads>>

/** What accepting one request would cost, and whether who acts may decide that. */
export interface AcceptJudgement {
  readonly estimate: CostEstimate
  /** What the limit is compared with: the sum written at the request, else the estimate; null when neither is known. */
  readonly amountCents: number | null
  readonly right: ApprovalRight
}

/** Judges requests of one office for one person; a cost nobody can estimate stops nothing, and is shown as not known. */
export function createAcceptJudge(rows: AcceptRows, context: Decider) {
  const estimate = createEstimator(
    { technicians: rows.technicians, skills: rows.technicianSkills },
    ratesOf(rows.rateSettings),
  )
  return (
    request: Pick<Request, 'estimateCents' | 'durationMinutes'>,
    workType: WorkType,
    site: Site | null,
    durationMinutes?: number,
  ): AcceptJudgement => {
    const made = estimate({
      workType,
      durationMinutes: durationMinutes ?? request.durationMinutes,
      place: site ? pointOf(site.latitude, site.longitude) : null,
    })
    const amountCents = request.estimateCents ?? made.totalCents
    const right: ApprovalRight =
      amountCents === null ? { may: true, onBehalfOf: null } : rightOf(amountCents, rows, context)
    return { estimate: made, amountCents, right }
  }
}
