import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import type { Request } from '../../domain/request/request.ts'
import type { RequestLink } from '../../domain/request/request-link.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { AppError } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import type { CommandContext } from '../command.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { recountReads } from '../work-order/recount.ts'
import { carriedOverCounted, joinedWork } from './carried-over.ts'
import { keptWith, wordsOfRequest } from './kept-with.ts'

/**
 * Merges a duplicate into the request it repeats. Nothing is lost: the duplicate stays as a record that points to the
 * other; its words, who called, its notes, files and links are kept with the other too (and with its work order, if there
 * is one), what the other did not know is filled in, the tighter deadline and the higher priority win, its promises are
 * counted again by what is known now, and requests merged into the duplicate earlier follow it.
 */
export const requestMerge = defineCommand({
  name: 'request.merge',
  args: z.object({ duplicateId: idSchema, intoId: idSchema }),
  undoable: true,
  reads: ({ duplicateId, intoId }) => ({
    duplicate: read.byId('requests', duplicateId),
    into: read.byId('requests', intoId),
    followers: read.where('requests', 'mergedIntoId', [duplicateId]),
    notes: read.where('notes', 'subjectId', [duplicateId]),
    files: read.where('attachments', 'subjectId', [duplicateId]),
    links: read.where('requestLinks', 'requestId', [duplicateId, intoId]),
    linksBack: read.where('requestLinks', 'otherRequestId', [duplicateId, intoId]),
    workTypes: read.all('workTypes'),
  }),
  readsThen: (_args, { into }) => ({
    workOrder: read.byId('workOrders', into?.workOrderId ?? null),
    ...recountReads(into?.workOrderId ? [into.workOrderId] : []),
  }),
  apply: ({ duplicateId, intoId }, { duplicate, into, followers, workOrder, ...belongings }, context) => {
    if (!duplicate) return refuse(notFound('request', duplicateId))
    if (!into) return refuse(notFound('request', intoId))
    const obstacle = mergeObstacle(duplicate, into)
    if (obstacle) return refuse(obstacle)
    const changes: Change[] = [
      update('requests', duplicate.id, {
        status: 'merged',
        mergedIntoId: into.id,
        decisionReason: `Duplicate of request ${into.number}`,
        closedAt: context.now,
      }),
      update('requests', into.id, carriedOverCounted(duplicate, into, belongings, context.officeZone)),
      ...followers.map(({ id }) => update('requests', id, { mergedIntoId: into.id })),
      ...keptWith('request', into.id, wordsOfRequest(duplicate), belongings, context),
      ...linksMoved(duplicate.id, into.id, [...belongings.links, ...belongings.linksBack], context),
    ]
    if (workOrder) {
      changes.push(...keptWith('workOrder', workOrder.id, wordsOfRequest(duplicate), belongings, context))
      const workType = belongings.workTypes.find(({ id }) => id === workOrder.workTypeId) ?? null
      const rows = { ...belongings, workType, officeZone: context.officeZone }
      if (!isEnded(workOrder.status))
        changes.push(update('workOrders', workOrder.id, joinedWork(duplicate, workOrder, rows)))
    }
    return decide(changes, {
      key: 'history.requestMerged',
      values: { number: duplicate.number, intoNumber: into.number },
    })
  },
})

function mergeObstacle(duplicate: Request, into: Request): AppError | null {
  const facts = { number: duplicate.number, intoNumber: into.number }
  if (duplicate.id === into.id) {
    return forbiddenByRule('merge-with-itself', `Request ${duplicate.number} cannot be merged into itself.`, facts)
  }
  if (duplicate.status !== 'new') {
    const message = `Request ${duplicate.number} is ${duplicate.status} already; only a new request can be merged.`
    return forbiddenByRule('merge-decided', message, { ...facts, status: duplicate.status })
  }
  if (into.status !== 'new' && into.status !== 'awaitingApproval' && into.status !== 'accepted') {
    const message = `Request ${into.number} is ${into.status}; merge into a request that is still open.`
    return forbiddenByRule('merge-into-ended', message, { ...facts, status: into.status })
  }
  return null
}

/** The links of the duplicate, also for the request it is merged into; a pair that is linked already stays as it is. */
function linksMoved(
  duplicateId: string,
  intoId: string,
  links: readonly RequestLink[],
  context: CommandContext,
): Change[] {
  const otherEnd = (link: RequestLink, end: string) => (link.requestId === end ? link.otherRequestId : link.requestId)
  const touches = (link: RequestLink, end: string) => link.requestId === end || link.otherRequestId === end
  const taken = new Set([intoId, duplicateId])
  for (const link of links) if (touches(link, intoId)) taken.add(otherEnd(link, intoId))
  return links.flatMap((link) => {
    const other = otherEnd(link, duplicateId)
    if (!touches(link, duplicateId) || taken.has(other)) return []
    taken.add(other)
    const from = link.requestId === duplicateId
    const ends = { requestId: from ? intoId : other, otherRequestId: from ? other : intoId }
    return insert('requestLinks', { id: context.newId(), ...ends, kind: link.kind, reason: link.reason })
  })
}
