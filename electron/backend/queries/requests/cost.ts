import type { z } from 'zod'
import { acceptReads, createAcceptJudge } from '#shared/commands/request/accept-judge.ts'
import type { AcceptRows } from '#shared/commands/request/accept-judge.ts'
import { approvalLimitsOf, limitOfUser } from '#shared/domain/approval/approval-limits.ts'
import type { AcceptObstacle } from '#shared/domain/request/acceptance.ts'
import { acceptObstacle } from '#shared/domain/request/acceptance.ts'
import type { requestsAcceptPreview, requestsEstimate } from '#shared/queries/requests.ts'
import { loadReads } from '../../../store/read-loader.ts'
import type { BackendContext } from '../../context.ts'

/** What accepting many requests would do and cost; by the same judgement as the command. */
export function previewAccepting(
  context: BackendContext,
  requestIds: readonly string[],
): z.input<typeof requestsAcceptPreview.result> {
  const { records } = context.store
  const { judge, limitCents } = judgeOf(context)
  const requests = records.getMany('requests', requestIds)
  const types = new Map(records.all('workTypes').map((type) => [type.id, type]))
  const siteIds = [...new Set(requests.flatMap(({ siteId }) => siteId ?? []))]
  const sites = new Map(records.getMany('sites', siteIds).map((site) => [site.id, site]))
  const left = new Map<AcceptObstacle, number>()
  const counts = { fieldWork: 0, deskWork: 0, ungeocoded: 0 }
  const cost = { totalCents: 0, unknown: 0 }
  const aboveLimit = { count: 0, totalCents: 0 }
  const deciders = new Set<string>()
  for (const request of requests) {
    const type = types.get(request.workTypeId ?? '') ?? null
    const obstacle = acceptObstacle(request, type)
    if (obstacle || !type) {
      left.set(obstacle ?? 'noWorkType', (left.get(obstacle ?? 'noWorkType') ?? 0) + 1)
      continue
    }
    const site = sites.get(request.siteId ?? '') ?? null
    const { amountCents, right } = judge(request, type, site)
    if (!right.may) {
      aboveLimit.count += 1
      aboveLimit.totalCents += amountCents ?? 0
      for (const name of right.deciders) deciders.add(name)
      continue
    }
    counts[type.fieldWork ? 'fieldWork' : 'deskWork'] += 1
    if (type.fieldWork && (!site || site.latitude === null)) counts.ungeocoded += 1
    if (amountCents === null) cost.unknown += 1
    else cost.totalCents += amountCents
  }
  return {
    ...counts,
    cost,
    aboveLimit: { ...aboveLimit, deciders: [...deciders].toSorted((a, b) => a.localeCompare(b)) },
    limitCents,
    left: [...left].map(([reason, count]) => ({ reason, count })),
  }
}

/** What accepting one request would probably cost, and who may decide that. */
export function estimateOf(context: BackendContext, requestId: string): z.input<typeof requestsEstimate.result> {
  const { records } = context.store
  const request = records.get('requests', requestId)
  const type = request?.workTypeId ? records.get('workTypes', request.workTypeId) : null
  if (!request || !type) return null
  const { judge, limitCents } = judgeOf(context)
  const site = request.siteId ? records.get('sites', request.siteId) : null
  const { estimate, amountCents, right } = judge(request, type, site)
  return {
    ...estimate,
    gaps: [...estimate.gaps],
    amountCents,
    mayAccept: right.may,
    onBehalfOf: right.may ? (right.onBehalfOf?.name ?? null) : null,
    limitCents,
    deciders: right.may ? [] : [...right.deciders],
  }
}

/** The judgement of the command, for who sits here now. */
function judgeOf({ store, person, clock, pipeline }: BackendContext) {
  const rows = loadReads(store.db, store.records, acceptReads()) as AcceptRows
  const actor = person()
  const self = rows.users.find(({ id }) => id === actor.userId)
  const limits = approvalLimitsOf(rows.approvalLimits?.value)
  return {
    judge: createAcceptJudge(rows, { actor, now: clock.now(), officeZone: pipeline.officeZone() }),
    limitCents: self ? limitOfUser(self, limits) : limits[actor.role],
  }
}
