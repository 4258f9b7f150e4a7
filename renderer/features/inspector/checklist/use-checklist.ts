import type { z } from 'zod'
import { attachmentAdd } from '#shared/actions/attachments.ts'
import { checklistAnswer } from '#shared/commands/checklist/answer.ts'
import type { ChecklistAnswer } from '#shared/domain/checklist/checklist-answer.ts'
import type { workOrdersChecklist } from '#shared/queries/checklist.ts'
import { useApi } from '../../../api/api-context.tsx'
import { handOver } from '../../../api/attachments.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { announce } from '../../../state/announcer.ts'
import { useFollowUp } from './use-follow-up.ts'

/** Answer of `workOrders.checklist` when there is one. */
export type ChecklistData = NonNullable<z.output<typeof workOrdersChecklist.result>>
export type ChecklistItemData = ChecklistData['items'][number]

/** What is said to one item. */
export type Said = Partial<Pick<ChecklistAnswer, 'text' | 'number' | 'attachmentId' | 'signedBy' | 'comment'>>

/** What can be done with the items of a checklist. */
export interface ChecklistActions {
  answer(itemKey: string, said: Said): Promise<boolean>
  /** Answers with a picture, which is hung on the work order in the same step. */
  answerWithPicture(itemKey: string, picture: File, signedBy?: string | null): Promise<boolean>
  followUp(itemKey: string): Promise<void>
}

/** Answers to the checklist of a work order, found on a visit where one is chosen. */
export function useChecklist(workOrderId: string, visitId: string | null): ChecklistActions {
  const { client } = useApi()
  const { run } = useCommands()
  const followUp = useFollowUp(workOrderId)
  return {
    async answer(itemKey, said) {
      const done = await run(checklistAnswer, { workOrderId, visitId, answers: [{ itemKey, ...said }] })
      return done.ok
    },
    async answerWithPicture(itemKey, picture, signedBy) {
      const sent = await handOver(client, picture, () => {})
      const done = sent.ok
        ? await client.action(attachmentAdd, {
            subjectKind: 'workOrder',
            subjectId: workOrderId,
            files: [{ file: { fileId: sent.value.fileId }, thumbnailFileId: sent.value.thumbnailFileId }],
            answers: { workOrderId, visitId, itemKey, ...(signedBy === undefined ? {} : { signedBy }) },
          })
        : sent
      if (!done.ok) announce({ tone: 'bad', text: errorText(done.error) })
      return done.ok
    },
    followUp,
  }
}
