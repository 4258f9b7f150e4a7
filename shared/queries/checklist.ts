import { z } from 'zod'
import { checklistAnswerSchema } from '../domain/checklist/checklist-answer.ts'
import { attachmentSchema } from '../domain/note/note.ts'
import { idSchema } from '../domain/record/record.ts'
import { workOrderStatusSchema } from '../domain/work-order/work-order.ts'
import { checklistItemSchema, partNeedSchema, requiredDataSchema } from '../domain/work-type/work-type.ts'
import { factSchema } from '../kernel/app-error.ts'
import { defineQuery } from './query.ts'

/** Something that still keeps a work order from being closed (see `closingGaps`). */
export const closingGapSchema = z.object({
  item: requiredDataSchema.element,
  code: z.templateLiteral(['closing-', z.string()]),
  facts: z.record(z.string(), factSchema),
  place: z.enum(['checklist', 'files', 'costs', 'details']),
})

/** An item with its key, as `checklistOf` makes it. */
const keyedItemSchema = checklistItemSchema.extend({ key: z.string(), required: z.boolean(), position: z.int() })

/** The checklist of a work order, of its own version of the template, with its answers. Null when it is not there. */
export const workOrdersChecklist = defineQuery({
  name: 'workOrders.checklist',
  holdsMoney: true,
  args: z.object({ workOrderId: idSchema }),
  result: z
    .object({
      template: z
        .object({
          workTypeId: idSchema,
          name: z.string(),
          /** The version the work order follows; null when it follows the work type as it is. */
          version: z.int().nullable(),
          newest: z.int(),
          safetyNotes: z.string().nullable(),
          parts: z.array(partNeedSchema),
        })
        .nullable(),
      items: z.array(keyedItemSchema),
      /** One an item at most; also those whose item is no longer in the template. */
      answers: z.array(checklistAnswerSchema),
      /** Photos and signatures of answers. */
      files: z.array(attachmentSchema),
      /** Work orders made because an item failed. */
      followUps: z.array(z.object({ id: idSchema, number: z.int(), title: z.string(), status: workOrderStatusSchema })),
      visits: z.array(z.object({ id: idSchema, sequence: z.int(), technicians: z.array(z.string()) })),
      /** Closed or cancelled: answers stay as they are. */
      locked: z.boolean(),
      /** What is missing before it can be closed. */
      gaps: z.array(closingGapSchema),
    })
    .nullable(),
  dependsOn: [
    'workOrders',
    'workTypes',
    'workTypeVersions',
    'checklistAnswers',
    'attachments',
    'visits',
    'visitTechnicians',
    'technicians',
    'costLines',
  ],
})
