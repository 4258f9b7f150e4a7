import { z } from 'zod'
import type { AcceptObstacle } from '../../domain/request/acceptance.ts'
import { acceptObstacle } from '../../domain/request/acceptance.ts'
import { idSchema } from '../../domain/record/record.ts'
import { askChanges } from '../approval/ask.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { reasonSchema } from '../text-fields.ts'
import { bundleNameSchema, joinChanges } from '../bundle/join-changes.ts'
import { acceptReads, createAcceptJudge } from './accept-judge.ts'
import type { Accepted } from './work-order-of-request.ts'
import { workOrderOfRequest } from './work-order-of-request.ts'

/** A request that was left where it is, and why. */
export interface LeftRequest {
  readonly requestId: string
  /** Null when there is no such request. */
  readonly number: number | null
  readonly reason: AcceptObstacle
}

/** Work that is accepted together because it is best done on one trip. */
const wantedBundleSchema = z.object({
  name: bundleNameSchema,
  reason: z.string().max(1_000).nullable().default(null),
  requestIds: z.array(idSchema).max(200),
  /** Open work orders that join them. */
  workOrderIds: z.array(idSchema).max(200).default([]),
})

/**
 * Accepts many requests in one step, each by its own work type. Those that cannot be accepted are named and left; with
 * `askReason`, those above the limit of who accepts wait for approval instead. Wanted bundles are made in the same step
 * of what was accepted; one that fewer than two work orders are left for is not made.
 */
export const requestAcceptMany = defineCommand({
  name: 'request.acceptMany',
  args: z.object({
    requestIds: z.array(idSchema).min(1).max(20_000),
    askReason: reasonSchema.optional(),
    bundles: z.array(wantedBundleSchema).max(500).default([]),
  }),
  undoable: true,
  reads: ({ requestIds, bundles }) => ({
    requests: read.byIds('requests', [...new Set(requestIds)]),
    ...serviceLevelReads(),
    earlier: read.where('approvals', 'subjectId', [...new Set(requestIds)]),
    joining: read.byIds('workOrders', [...new Set(bundles.flatMap(({ workOrderIds }) => workOrderIds))]),
    ...acceptReads(),
  }),
  readsThen: (_args, { requests }) => ({
    workTypes: read.byIds('workTypes', [...new Set(requests.flatMap(({ workTypeId }) => workTypeId ?? []))]),
    sites: read.byIds('sites', [...new Set(requests.flatMap(({ siteId }) => siteId ?? []))]),
  }),
  apply: ({ requestIds, askReason, bundles }, rows, context) => {
    const { requests, workTypes, sites, earlier, joining } = rows
    const typeById = new Map(workTypes.map((workType) => [workType.id, workType]))
    const siteById = new Map(sites.map((site) => [site.id, site]))
    const judge = createAcceptJudge(rows, context)
    const changes: Change[] = []
    const accepted: Accepted[] = []
    const asked: { readonly requestId: string; readonly approvalId: string }[] = []
    const known = new Set(requests.map(({ id }) => id))
    const left: LeftRequest[] = [...new Set(requestIds)]
      .filter((id) => !known.has(id))
      .map((requestId) => ({ requestId, number: null, reason: 'notFound' }))
    for (const request of requests) {
      const { id: requestId, number } = request
      const workType = typeById.get(request.workTypeId ?? '') ?? null
      const obstacle = acceptObstacle(request, workType)
      if (obstacle || !workType) {
        left.push({ requestId, number, reason: obstacle ?? 'noWorkType' })
        continue
      }
      const { amountCents, right } = judge(request, workType, siteById.get(request.siteId ?? '') ?? null)
      if (!right.may && amountCents !== null) {
        if (askReason === undefined) {
          left.push({ requestId, number, reason: 'aboveLimit' })
          continue
        }
        const mine = earlier.filter(({ subjectId }) => subjectId === requestId)
        const question = { subjectKind: 'request', subjectId: requestId, kind: 'accept', amountCents } as const
        const made = askChanges({ ...question, reason: askReason }, mine, context)
        changes.push(...made.changes)
        changes.push(update('requests', requestId, { status: 'awaitingApproval', estimateCents: amountCents }))
        asked.push({ requestId, approvalId: made.approvalId })
        continue
      }
      const made = workOrderOfRequest(request, workType, rows, { amountCents }, context)
      changes.push(...made.changes)
      accepted.push(made.accepted)
    }
    if (accepted.length + asked.length === 0) {
      const message = `None of the ${left.length} requests can be accepted. They stay as they are.`
      const facts = { reason: left[0]?.reason ?? 'notFound', count: left.length }
      return refuse(forbiddenByRule('requests-acceptable', message, facts))
    }
    const madeOf = new Map(accepted.map((one) => [one.requestId, one.workOrderId]))
    let bundled = 0
    for (const { name, reason, requestIds: of, workOrderIds } of bundles) {
      const fresh = of.flatMap((id) => madeOf.get(id) ?? [])
      const joined = joining.filter(({ id, bundleId }) => workOrderIds.includes(id) && bundleId === null)
      if (fresh.length + joined.length < 2) continue
      bundled += 1
      changes.push(...joinChanges({ name, reason }, [...fresh, ...joined.map(({ id }) => id)], context).changes)
    }
    return decide(
      changes,
      {
        key: 'history.requestsAccepted',
        values: { count: accepted.length, left: left.length, asked: asked.length, bundled },
      },
      { accepted, asked, left, bundled },
    )
  },
})
