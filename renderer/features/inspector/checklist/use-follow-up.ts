import { workOrderFollowUp } from '#shared/commands/work-order/follow-up.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { select } from '../../../state/selection.ts'

/** Makes a follow-up work order from a failed item, or without one from the next step, and offers to open it. */
export function useFollowUp(workOrderId: string): (itemKey: string | null) => Promise<void> {
  const { run } = useCommands()
  return async (itemKey) => {
    const done = await run(workOrderFollowUp, { workOrderId, itemKey })
    if (!done.ok) return
    const { workOrderId: made, number } = done.value.value
    announce({
      tone: 'good',
      text: t('checklist.followUpMade', { number: String(number) }),
      action: { text: t('checklist.openFollowUp'), run: () => select('workOrder', made) },
    })
  }
}
