import { z } from 'zod'
import type { ChecklistAnswer } from '../../domain/checklist/checklist-answer.ts'
import type { KeyedItem } from '../../domain/checklist/checklist-state.ts'
import { prioritySchema } from '../../domain/record/priority.ts'
import { idSchema } from '../../domain/record/record.ts'
import { newVisit } from '../../domain/visit/new-visit.ts'
import { deadlinesFrom } from '../../domain/work-order/deadlines.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { dayOf } from '../../kernel/zone.ts'
import { insert, update } from '../change.ts'
import { checklistItemsOf, checklistReads } from '../checklist/checklist-reads.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { descriptionSchema, titleSchema } from '../text-fields.ts'

/**
 * Makes the work order that follows up another: from an item of its checklist that failed, or from the next step the
 * technician recommends. It is about the same customer, site and asset; title and description say what was found. The
 * item then names it, so that nobody makes a second one.
 */
export const workOrderFollowUp = defineCommand({
  name: 'workOrder.followUp',
  args: z.object({
    workOrderId: idSchema,
    /** The item that failed; null to follow up the work order as a whole. */
    itemKey: z.string().max(64).nullable().default(null),
    title: titleSchema.optional(),
    description: descriptionSchema.optional(),
    /** Left out: what the template says for the item, or else the work type of the work order. */
    workTypeId: idSchema.optional(),
    priority: prioritySchema.optional(),
  }),
  undoable: true,
  reads: ({ workOrderId, workTypeId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    answers: read.where('checklistAnswers', 'workOrderId', [workOrderId]),
    chosenType: read.byId('workTypes', workTypeId ?? null),
    workTypes: read.all('workTypes'),
    ...serviceLevelReads(),
  }),
  readsThen: (_args, { workOrder }) => checklistReads(workOrder),
  apply: ({ workOrderId, itemKey, ...args }, rows, context) => {
    const { workOrder, answers, chosenType, workTypes, policies, slaRules, calendars, contracts } = rows
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    if (args.workTypeId && !chosenType) return refuse(notFound('work type', args.workTypeId))
    const item = itemKey === null ? null : checklistItemsOf(workOrder, rows).find(({ key }) => key === itemKey)
    if (item === undefined) return refuse(notFound('checklist item', itemKey!))
    const answer = answers.find((one) => one.itemKey === itemKey)
    if (item && !answer?.failed) {
      const message = `Item ${item.position} of work order ${workOrder.number} has not failed; there is nothing to follow up.`
      return refuse(forbiddenByRule('follow-up-not-failed', message, { position: item.position }))
    }
    if (answer?.followUpWorkOrderId) {
      const message = `Item ${item!.position} of work order ${workOrder.number} has a follow-up work order already.`
      return refuse(forbiddenByRule('follow-up-exists', message, { position: item!.position }))
    }
    const suggested = workTypes.find(({ id, active }) => id === item?.followUpWorkTypeId && active)
    const workType = chosenType ?? suggested ?? rows.workType
    if (!workType)
      return refuse(invalidInput('workTypeId', 'Choose a work type: duration, skill and deadline come from it.'))
    const priority = args.priority ?? (workType.id === workOrder.workTypeId ? workOrder.priority : workType.priority)
    const { customerId, siteId, assetId, territoryId, team, contractId } = workOrder
    const number = context.nextNumber('workOrder')
    const newOrderId = context.newId()
    const visitId = workType.fieldWork ? context.newId() : null
    const facts = { customerId, siteId, priority, workType, day: dayOf(context.now, context.officeZone) }
    const changes: Change[] = [
      insert('workOrders', {
        ...{ customerId, siteId, assetId, territoryId, team, contractId },
        id: newOrderId,
        number,
        requestId: null,
        workTypeId: workType.id,
        workTypeVersion: workType.version,
        crewSize: workType.crewSize,
        followUpOfId: workOrderId,
        title: args.title ?? titleOf(workOrder, item),
        description: args.description ?? descriptionOf(workOrder, item, answer ?? null),
        status: 'open',
        priority,
        openedAt: context.now,
        ...deadlinesFrom(context.now, { policies, slaRules, calendars, contracts }, facts),
        completedAt: null,
        holdReason: null,
      }),
    ]
    if (visitId) {
      const { durationMinutes } = workType
      changes.push(insert('visits', newVisit({ id: visitId, workOrderId: newOrderId, sequence: 1, durationMinutes })))
    }
    if (answer) changes.push(update('checklistAnswers', answer.id, { followUpWorkOrderId: newOrderId }))
    const summary = { key: 'history.followUpMade', values: { number, ofNumber: workOrder.number } }
    return decide(changes, summary, { workOrderId: newOrderId, number, visitId })
  },
})

const mostTitle = 200

function titleOf(workOrder: WorkOrder, item: KeyedItem | null): string {
  const said = item?.text || workOrder.nextStep || workOrder.title
  return [...said.split('\n')[0]!.trim()].slice(0, mostTitle).join('') || workOrder.title
}

/** Where it comes from and what was found, in the words of the template and of who answered. */
function descriptionOf(workOrder: WorkOrder, item: KeyedItem | null, answer: ChecklistAnswer | null): string {
  const origin = `Follow-up of work order ${workOrder.number}: ${workOrder.title}`
  if (!item || !answer) return [origin, workOrder.nextStep].filter(Boolean).join('\n')
  const limits = [item.min != null && `at least ${item.min}`, item.max != null && `at most ${item.max}`].filter(Boolean)
  const unit = item.unit ? ` ${item.unit}` : ''
  const found = answer.number === null ? 'failed' : `${answer.number}${unit} (${limits.join(', ')}${unit})`
  return [origin, `Checklist item ${item.position}, ${item.text}: ${found}`, answer.comment].filter(Boolean).join('\n')
}
