import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import { isEnded } from '../../domain/work-order/work-order-status.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { workOrderChange } from '../visit/work-order-change.ts'
import { readsOfSurroundings } from './surroundings.ts'

/** Asks for one more trip to the site; the duration is the work type's unless given. */
export const workOrderAddVisit = defineCommand({
  name: 'workOrder.addVisit',
  args: z
    .object({
      workOrderId: idSchema,
      durationMinutes: z.int().min(1).max(14_400).optional(),
      windowStartsAt: instantSchema.nullable().default(null),
      windowEndsAt: instantSchema.nullable().default(null),
    })
    .refine(
      ({ windowStartsAt: start, windowEndsAt: end }) => (start === null ? end === null : end !== null && start < end),
      {
        message: 'a service window needs a start before its end',
        path: ['windowEndsAt'],
      },
    ),
  undoable: true,
  reads: ({ workOrderId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    ...readsOfSurroundings([workOrderId]),
  }),
  readsThen: (_args, { workOrder }) => ({ workType: read.byId('workTypes', workOrder?.workTypeId ?? null) }),
  apply: ({ workOrderId, durationMinutes, ...window }, { workOrder, visits, workType, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const { number, status } = workOrder
    if (isEnded(status)) {
      const message = `Work order ${number} is ${status}. Reopen it before adding a visit.`
      return refuse(forbiddenByRule('work-order-ended', message, { number, workOrderId, status, legal: 'open' }))
    }
    const minutes = durationMinutes ?? workType?.durationMinutes ?? visits[0]?.durationMinutes
    if (!minutes)
      return refuse(
        invalidInput('durationMinutes', 'How long will the visit take? The work order has no work type to tell.'),
      )
    const sequence = Math.max(0, ...visits.map((visit) => visit.sequence)) + 1
    const visitId = context.newId()
    const visit = newVisit({ id: visitId, workOrderId, sequence, durationMinutes: minutes, ...window })
    const added = { set: new Map(), added: [{ status: 'toSchedule' as const }] }
    return decide(
      [insert('visits', visit), ...workOrderChange({ ...rows, workOrder, siblings: visits }, added, context.now)],
      { key: 'history.visitAdded', values: { number, sequence } },
      { visitId },
    )
  },
})
