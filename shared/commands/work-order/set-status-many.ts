import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { workOrderStatusSchema } from '../../domain/work-order/work-order.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { AppError } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { moveStatus } from './move-status.ts'
import { closesByGate, moveWordsSchema } from './set-status.ts'
import { readsOfSurroundings, surroundingsOf } from './surroundings.ts'

/** A work order whose status could not be changed. */
export interface LeftWorkOrder {
  readonly workOrderId: string
  readonly number: number
  readonly error: AppError
}

/** Moves many work orders along in one step; those that may not move are named with the reason and left. */
export const workOrderSetStatusMany = defineCommand({
  name: 'workOrder.setStatusMany',
  args: z.object({
    workOrderIds: z.array(idSchema).min(1).max(20_000),
    status: workOrderStatusSchema,
    ...moveWordsSchema,
  }),
  undoable: true,
  reads: ({ workOrderIds }) => ({
    workOrders: read.byIds('workOrders', [...new Set(workOrderIds)]),
    ...readsOfSurroundings([...new Set(workOrderIds)]),
  }),
  apply: ({ workOrderIds, status, ...words }, { workOrders, ...rows }, context) => {
    const around = surroundingsOf(rows)
    const changes: Change[] = []
    const left: LeftWorkOrder[] = []
    for (const workOrder of workOrders) {
      const moved =
        status === 'closed'
          ? ({ ok: false, error: closesByGate(workOrder) } as const)
          : moveStatus(workOrder, status, words, around(workOrder.id), context)
      if (moved.ok) changes.push(...moved.value)
      else left.push({ workOrderId: workOrder.id, number: workOrder.number, error: moved.error })
    }
    const count = workOrders.length - left.length
    if (count === 0) return refuse(left[0]?.error ?? notFound('work order', workOrderIds[0]!))
    return decide(changes, { key: 'history.workOrdersStatusSet', values: { count, to: status } }, { count, left })
  },
})
