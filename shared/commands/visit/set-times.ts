import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { isSealed } from '../../domain/visit/visit-status.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'
import { readsOfVisit } from './place-visit.ts'
import { refusalOfTimes } from './set-status.ts'
import { workOrderChange } from './work-order-change.ts'

/** Corrects when a technician really arrived and left, with the reason; the times of the work order follow. */
export const visitSetTimes = defineCommand({
  name: 'visit.setTimes',
  args: z.object({
    visitId: idSchema,
    arrivedAt: instantSchema,
    /** Null only while somebody is still on site. */
    leftAt: instantSchema.nullable(),
    reason: reasonSchema,
  }),
  undoable: true,
  reads: ({ visitId }) => ({ details: read.visitDetail([visitId]) }),
  readsThen: (_args, { details }) => readsOfVisit(details[0]),
  apply: ({ visitId, arrivedAt, leftAt, reason }, { details, people: _people, ...rows }, context) => {
    const detail = details[0]
    const { workOrder } = rows
    if (!detail || !workOrder) return refuse(notFound('visits', visitId))
    const { visit, workOrderNumber } = detail
    const facts = { workOrderNumber, visitId, sequence: visit.sequence, status: visit.status }
    if (isSealed(workOrder.status)) {
      const message = `Work order ${workOrderNumber} is ${workOrder.status}: its visits stay as they are. Reopen it first.`
      return refuse(forbiddenByRule('visit-sealed', message, { ...facts, status: workOrder.status }))
    }
    const over = visit.status === 'done' || visit.status === 'partlyDone'
    if (!over && visit.status !== 'onSite') {
      const message = `Visit ${visit.sequence} of work order ${workOrderNumber} has no times yet: it has not begun.`
      return refuse(forbiddenByRule('times-too-soon', message, facts))
    }
    if (over !== (leftAt !== null)) {
      const message = over ? 'Say when the technician left.' : 'The technician is still on site.'
      return refuse(forbiddenByRule(over ? 'times-need-end' : 'times-no-end', message, facts))
    }
    const set = { actualStartsAt: arrivedAt, actualEndsAt: leftAt }
    const untimely = refusalOfTimes(detail, set, context.now)
    if (untimely) return refuse(untimely)
    return decide(
      [update('visits', visitId, set), ...workOrderChange(rows, { set: new Map([[visitId, set]]) }, context.now)],
      { key: 'history.visitTimes', values: { number: workOrderNumber, sequence: visit.sequence, reason } },
    )
  },
})
