import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { priorities, prioritySchema } from '../../domain/record/priority.ts'
import type { Priority } from '../../domain/record/priority.ts'
import { phoneSchema } from '../../domain/intake/new-place.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/**
 * Adds another call to a request or work order that is open already, instead of writing the same thing down twice: its
 * words become the note of a call, and what it makes more urgent becomes more urgent. It never makes anything less.
 */
export const requestAddCall = defineCommand({
  name: 'request.addCall',
  args: z.object({
    kind: z.enum(['request', 'workOrder']),
    id: idSchema,
    text: z.string().trim().min(1, 'say what was reported').max(20_000),
    callerName: z.string().trim().max(300).nullable().default(null),
    callerPhone: phoneSchema.nullable().default(null),
    safety: z.boolean().default(false),
    /** What the priority table gives for this call; raises the priority there where it is higher. */
    priority: prioritySchema.nullable().default(null),
  }),
  undoable: true,
  reads: ({ kind, id }) => ({
    request: read.byId('requests', kind === 'request' ? id : null),
    workOrder: read.byId('workOrders', kind === 'workOrder' ? id : null),
  }),
  readsThen: (_args, { request }) => ({ ofRequest: read.byId('workOrders', request?.workOrderId ?? null) }),
  apply: (
    { kind, id, text, callerName, callerPhone, safety, priority },
    { request, workOrder, ofRequest },
    context,
  ) => {
    const subject = request ?? workOrder
    if (!subject) return refuse(notFound(kind === 'request' ? 'request' : 'work order', id))
    const over = request
      ? !['new', 'awaitingApproval', 'accepted'].includes(request.status)
      : isEnded(workOrder!.status)
    if (over) {
      const message = `${kind === 'request' ? 'Request' : 'Work order'} ${subject.number} is over. Write the call down as a new request.`
      return refuse(forbiddenByRule('add-call-over', message, { kind, number: subject.number }))
    }
    const live = ofRequest && !isEnded(ofRequest.status) ? ofRequest : null
    const who = [callerName, callerPhone].filter(Boolean).join(', ')
    const noteOn = (subjectKind: 'request' | 'workOrder', subjectId: string) =>
      insert('notes', {
        id: context.newId(),
        subjectKind,
        subjectId,
        text,
        visibility: 'internal',
        author: context.actor.name,
        writtenAt: context.now,
        kind: 'call',
        callDirection: 'in',
        callWith: who || null,
      })
    const raise = (of: Priority) => priority !== null && priorities.indexOf(priority) < priorities.indexOf(of)
    const changes: Change[] = [noteOn(kind, id)]
    if (request) {
      changes.push(
        update('requests', id, {
          ...(raise(request.priority) ? { priority: priority! } : {}),
          safety: request.safety || safety,
          contactName: request.contactName ?? callerName,
          contactPhone: request.contactPhone ?? callerPhone,
        }),
      )
    }
    if (live) changes.push(noteOn('workOrder', live.id))
    const order = live ?? workOrder
    if (order && raise(order.priority)) changes.push(update('workOrders', order.id, { priority: priority! }))
    const summary = { key: 'history.callAdded', values: { kind, number: subject.number } }
    return decide(changes, summary, { number: subject.number, raised: raise(subject.priority) })
  },
})
