import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { recountReads } from '../work-order/recount.ts'
import { joinedWork } from './carried-over.ts'
import { keptWith, wordsOfRequest } from './kept-with.ts'

/**
 * Says that a request is answered by a work order there is already and that nobody requested (planned maintenance, one
 * made by hand): it becomes the request of that work order, with its words, notes and files kept there, and no second
 * work order is made. Where the work order has a request, merging into that one is the way.
 */
export const requestJoinWorkOrder = defineCommand({
  name: 'request.joinWorkOrder',
  args: z.object({ requestId: idSchema, workOrderId: idSchema }),
  undoable: true,
  reads: ({ requestId, workOrderId }) => ({
    request: read.byId('requests', requestId),
    workOrder: read.byId('workOrders', workOrderId),
    notes: read.where('notes', 'subjectId', [requestId]),
    files: read.where('attachments', 'subjectId', [requestId]),
    ...recountReads([workOrderId]),
  }),
  readsThen: (_args, { workOrder }) => ({ workType: read.byId('workTypes', workOrder?.workTypeId ?? null) }),
  apply: ({ requestId, workOrderId }, { request, workOrder, ...belongings }, context) => {
    if (!request) return refuse(notFound('request', requestId))
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const facts = { number: request.number, workOrderNumber: workOrder.number, status: workOrder.status }
    if (request.status !== 'new') {
      const message = `Request ${request.number} is ${request.status} already. Nothing was changed.`
      return refuse(forbiddenByRule('merge-decided', message, facts))
    }
    if (isEnded(workOrder.status) || workOrder.requestId !== null) {
      const message = isEnded(workOrder.status)
        ? `Work order ${workOrder.number} is ${workOrder.status}. Accept the request, or link it as a visit again.`
        : `Work order ${workOrder.number} has a request already; merge into that one.`
      return refuse(
        forbiddenByRule('work-order-joinable', message, { ...facts, requested: workOrder.requestId !== null }),
      )
    }
    const rows = { ...belongings, officeZone: context.officeZone }
    const changes: Change[] = [
      update('requests', requestId, {
        status: 'accepted',
        workOrderId,
        workTypeId: request.workTypeId ?? workOrder.workTypeId,
      }),
      update('workOrders', workOrderId, { requestId, ...joinedWork(request, workOrder, rows) }),
      ...keptWith('workOrder', workOrderId, wordsOfRequest(request), belongings, context),
    ]
    return decide(changes, {
      key: 'history.requestJoined',
      values: { number: request.number, workOrderNumber: workOrder.number },
    })
  },
})
