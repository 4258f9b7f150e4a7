import { z } from 'zod'
import type { ChecklistAnswer } from '../../domain/checklist/checklist-answer.ts'
import { hasFailed, isAnswered } from '../../domain/checklist/checklist-state.ts'
import { answerRefusal } from '../../domain/checklist/judge-answer.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { insert, remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { checklistItemsOf, checklistReads, closedRefusal } from './checklist-reads.ts'

const nothing = { text: null, number: null, attachmentId: null, signedBy: null, comment: null } as const

/** What is said to one item; what is left out stays as it was. */
export const givenAnswerSchema = z.object({
  itemKey: z.string().min(1).max(64),
  /** Text, choice, or `pass`, `fail`, `na`. */
  text: z.string().max(10_000).nullable().optional(),
  number: z.number().nullable().optional(),
  /** A picture that hangs on the work order or one of its visits. */
  attachmentId: idSchema.nullable().optional(),
  /** Name and role of who signed. */
  signedBy: z.string().trim().max(200).nullable().optional(),
  comment: z.string().trim().max(10_000).nullable().optional(),
})

/**
 * Answers items of a work order's checklist, several as one step: from a paper packet or at the telephone. An answer
 * that makes no sense refuses them all. Whether one has failed is counted here, from the limits of the work order's own
 * version of the template. An item whose answer and comment are taken away is open again.
 */
export const checklistAnswer = defineCommand({
  name: 'checklist.answer',
  args: z.object({
    workOrderId: idSchema,
    /** The visit it was found on. */
    visitId: idSchema.nullable().optional(),
    answers: z.array(givenAnswerSchema).min(1).max(200),
  }),
  undoable: true,
  reads: ({ workOrderId, visitId, answers }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    visits: read.where('visits', 'workOrderId', [workOrderId]),
    visit: read.byId('visits', visitId ?? null),
    before: read.where('checklistAnswers', 'workOrderId', [workOrderId]),
    attachments: read.byIds(
      'attachments',
      answers.flatMap(({ attachmentId }) => attachmentId ?? []),
    ),
  }),
  readsThen: (_args, { workOrder }) => checklistReads(workOrder),
  apply: ({ workOrderId, visitId, answers }, rows, context) => {
    const { workOrder, visits, visit, before, attachments } = rows
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    if (visitId && visit?.workOrderId !== workOrderId) return refuse(notFound('visit', visitId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const items = new Map(checklistItemsOf(workOrder, rows).map((item) => [item.key, item]))
    const subjects = new Set([workOrderId, ...visits.map(({ id }) => id)])
    const changes = new Map<string, Change>()
    for (const { itemKey, ...given } of answers) {
      const item = items.get(itemKey)
      if (!item) return refuse(notFound('checklist item', itemKey))
      if (changes.has(itemKey)) return refuse(invalidInput(`answers.${itemKey}`, 'This item is answered twice.'))
      const old = before.find((one) => one.itemKey === itemKey)
      const said = { ...nothing, ...oldAnswer(old), ...blankAsNull(givenFields(given)) }
      const refusal = answerRefusal(item, said)
      if (refusal) return refuse(refusal)
      const file = attachments.find(({ id }) => id === said.attachmentId)
      const isNew = said.attachmentId !== null && said.attachmentId !== old?.attachmentId
      if (isNew && !(file && subjects.has(file.subjectId) && file.mediaType.startsWith('image/'))) {
        return refuse(
          invalidInput(`answers.${itemKey}`, 'The picture must hang on this work order. Nothing was saved.'),
        )
      }
      const isEmpty = !isAnswered(item, said) && said.comment === null && !old?.followUpWorkOrderId
      if (isEmpty) {
        if (old) changes.set(itemKey, remove('checklistAnswers', old.id))
        continue
      }
      const answer = {
        ...said,
        failed: isAnswered(item, said) && hasFailed(item, said),
        visitId: visitId === undefined ? (old?.visitId ?? null) : visitId,
        answeredAt: context.now,
        answeredBy: context.actor.name,
      }
      if (!old) {
        changes.set(itemKey, insert('checklistAnswers', { ...answer, id: context.newId(), workOrderId, itemKey }))
      } else if (!isSame(old, answer)) changes.set(itemKey, update('checklistAnswers', old.id, answer))
    }
    const values = { number: workOrder.number, count: answers.length, item: items.get(answers[0]!.itemKey)?.text ?? '' }
    return decide([...changes.values()], { key: 'history.checklistAnswered', values })
  },
})

function oldAnswer(old: ChecklistAnswer | undefined) {
  if (!old) return {}
  const { text, number, attachmentId, signedBy, comment } = old
  return { text, number, attachmentId, signedBy, comment }
}

/** Empty fields of a form say nothing. */
function blankAsNull<T extends Record<string, unknown>>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value])) as T
}

/** Whether an answer says what the stored one says; who wrote it and when is then left as it was. */
function isSame(old: ChecklistAnswer, answer: Partial<ChecklistAnswer>): boolean {
  const { answeredAt: _at, answeredBy: _by, ...said } = answer
  return Object.entries(said).every(([field, value]) => old[field as keyof ChecklistAnswer] === value)
}
