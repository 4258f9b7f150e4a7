import { z } from 'zod'
import { ratesOf } from '../../domain/cost/rates.ts'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { closedRefusal, limitRefusal } from './cost-guards.ts'
import { mostLines } from './line-fields.ts'

/** Takes cost lines of one work order away, in one step. Without a credit the limit may be passed: then it is refused. */
export const costRemove = defineCommand({
  name: 'cost.remove',
  args: z.object({ workOrderId: idSchema, costLineIds: z.array(idSchema).min(1).max(mostLines) }),
  undoable: true,
  reads: ({ workOrderId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    costLines: read.where('costLines', 'workOrderId', [workOrderId]),
    settings: read.all('settings'),
  }),
  apply: ({ workOrderId, costLineIds }, { workOrder, costLines, settings }) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const ids = new Set(costLineIds)
    const gone = costLines.filter(({ id }) => ids.has(id))
    const missing = costLineIds.find((id) => !gone.some((line) => line.id === id))
    if (missing !== undefined) return refuse(notFound('cost line', missing))
    const rest = costLines.filter(({ id }) => !ids.has(id))
    const passed = limitRefusal(workOrder, costLines, rest, ratesOf(settings))
    if (passed) return refuse(passed)
    const values = { number: workOrder.number, count: gone.length, what: gone[0]!.description }
    return decide(
      gone.map(({ id }) => remove('costLines', id)),
      { key: 'history.costsRemoved', values },
    )
  },
})
