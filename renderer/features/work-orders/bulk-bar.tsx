import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import { workOrderSetStatusMany } from '#shared/commands/work-order/set-status-many.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import { useCommands } from '../../api/use-commands.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { SelectionBar } from '../../list/selection-bar.tsx'
import { announce } from '../../state/announcer.ts'
import { printOnly } from '../../state/print-selection.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { MoveReason } from './move-reason.tsx'
import type { MoveWords, ReasonedMove } from './move-reason.tsx'
import { ChangeWorkOrders } from './change-work-orders.tsx'

/** What can be done with several work orders at once; each is one step to undo. */
export function BulkBar({ ids }: { readonly ids: readonly string[] }) {
  const { run } = useCommands()
  const [, goTo] = useLocation()
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState<ReasonedMove | null>(null)
  const count = ids.length
  const setPriority = async (priority: Priority) => {
    const done = await run(workOrderEditMany, { workOrderIds: [...ids], set: { priority } })
    if (done.ok) announce({ tone: 'good', text: t('workOrders.priorityDone', { count }) })
  }
  const setStatus = async (status: ReasonedMove, words: MoveWords) => {
    setAsking(null)
    const done = await run(workOrderSetStatusMany, { workOrderIds: [...ids], status, ...words })
    if (!done.ok) return
    const { count: changed, left } = done.value.value
    const why = left[0] ? errorText(left[0].error) : ''
    announce({
      tone: left.length > 0 ? 'plain' : 'good',
      text: t('workOrders.doneSome', { count: changed, left: left.length, why }),
    })
  }
  return (
    <SelectionBar count={ids.length}>
      <Menu position="top" withinPortal>
        <Menu.Target>
          <Button kind="primary">{t('workOrders.setPriority')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {priorities.map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<Icon name={priorityLook[priority].shape} className={priorityLook[priority].family} />}
              onClick={() => void setPriority(priority)}
            >
              {t(priorityLook[priority].textKey)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button onClick={() => setEditing(true)}>{t('list.changeMany')}</Button>
      <Button onClick={() => setAsking('onHold')}>{t('workOrders.hold')}</Button>
      <Button onClick={() => setAsking('cancelled')}>{t('workOrders.cancelOrders')}</Button>
      <Button onClick={() => goTo('/print', { state: printOnly('workOrder', ids) })}>
        {t('workOrders.printPackets')}
      </Button>
      {editing && <ChangeWorkOrders ids={ids} onClose={() => setEditing(false)} />}
      {asking && (
        <MoveReason
          asking={asking}
          count={count}
          onClose={() => setAsking(null)}
          onAnswer={(words) => void setStatus(asking, words)}
        />
      )}
    </SelectionBar>
  )
}
