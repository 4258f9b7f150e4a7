import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { readsOfStatus } from './move-status.ts'
import { statusChanges } from './status-changes.ts'
import { surroundingsOf } from './surroundings.ts'

/** Takes a work order off hold; its visits say which status it has again. */
export const workOrderResume = defineCommand({
  name: 'workOrder.resume',
  args: z.object({ workOrderId: idSchema }),
  undoable: true,
  reads: ({ workOrderId }) => readsOfStatus(workOrderId),
  apply: ({ workOrderId }, { workOrder, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const { number, status } = workOrder
    if (status !== 'onHold') {
      return refuse(forbiddenByRule('not-on-hold', `Work order ${number} is not on hold.`, { number, status }))
    }
    const changes = statusChanges(workOrder, 'open', { reason: null }, surroundingsOf(rows)(workOrderId), context)
    return decide(changes, { key: 'history.workOrderResumed', values: { number } })
  },
})
