import { useState } from 'react'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { isEnded, nextStatuses } from '#shared/domain/work-order/work-order-status.ts'
import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook, visitStatusLook, workOrderStatusLook } from '../../lib/status-look.ts'
import { ChoiceCell, TextCell } from '../../ui/edit-cell.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { MoveReason } from './move-reason.tsx'
import type { ReasonedMove } from './move-reason.tsx'

/** Priority as its shape; opens a menu to set another. */
export function PriorityCell({ row }: { readonly row: WorkOrderRow }) {
  const { run } = useCommands()
  const look = priorityLook[row.priority]
  return (
    <ChoiceCell
      label={t('workOrders.editPriority', { number: row.number, priority: t(look.textKey) })}
      title={t(look.textKey)}
      choices={priorities.map((value) => {
        const { shape, family, textKey } = priorityLook[value]
        return { value, text: t(textKey), icon: <Icon name={shape} className={family} /> }
      })}
      onChoose={(priority) =>
        void run(workOrderEdit, { workOrderId: row.id, set: { priority }, was: { priority: row.priority } })
      }
    >
      <Icon name={look.shape} className={look.family} />
    </ChoiceCell>
  )
}

/** Status with its shape; opens a menu of the moves that are legal from here. */
export function StatusCell({ row }: { readonly row: WorkOrderRow }) {
  const { run } = useCommands()
  const [asking, setAsking] = useState<ReasonedMove | null>(null)
  // A placed visit says more than "scheduled": dispatched, en route, on site.
  const look =
    row.status === 'scheduled' || row.status === 'inProgress'
      ? visitStatusLook[row.visit?.status ?? 'scheduled']
      : workOrderStatusLook[row.status]
  const to = (status: WorkOrderStatus) => {
    if (status === 'onHold' || status === 'cancelled') return setAsking(status)
    if (row.status === 'closed') return setAsking('open')
    if (row.status === 'onHold' && status !== 'done') return void run(workOrderResume, { workOrderId: row.id })
    void run(workOrderSetStatus, { workOrderId: row.id, status })
  }
  // Scheduled and in progress follow the visits, and papers are looked at before closing: not from a line of a list.
  const offered = nextStatuses(row.status).filter((status) =>
    row.status === 'onHold' || isEnded(row.status)
      ? status === 'open' || status === 'cancelled'
      : status === 'onHold' || status === 'done' || status === 'cancelled',
  )
  return (
    <>
      <ChoiceCell
        label={t('workOrders.editStatus', { number: row.number, status: t(look.textKey) })}
        title={row.holdReason ?? undefined}
        choices={offered.map((value) => {
          const { shape, family } = workOrderStatusLook[value]
          const text = t(`inspector.to.${row.status === 'onHold' && value === 'open' ? 'resume' : value}`)
          return { value, text, icon: <Icon name={shape} className={family} /> }
        })}
        onChoose={to}
      >
        <Icon name={look.shape} className={look.family} />
        {t(look.textKey)}
      </ChoiceCell>
      {asking && (
        <span onClick={(event) => event.stopPropagation()}>
          <MoveReason
            asking={asking}
            count={1}
            onClose={() => setAsking(null)}
            onAnswer={({ reason, ...more }) => {
              setAsking(null)
              if (asking === 'onHold') void run(workOrderHold, { workOrderId: row.id, reason, ...more })
              else void run(workOrderSetStatus, { workOrderId: row.id, status: asking, reason, ...more })
            }}
          />
        </span>
      )}
    </>
  )
}

/** Title; a double click or F2 edits it in place, Enter saves, Escape leaves it. */
export function TitleCell({ row }: { readonly row: WorkOrderRow }) {
  const { run } = useCommands()
  return (
    <TextCell
      label={t('workOrders.editTitle', { number: row.number })}
      value={row.title}
      title={row.title}
      onSave={(title) => void run(workOrderEdit, { workOrderId: row.id, set: { title }, was: { title: row.title } })}
    >
      <span className="medium">{row.title}</span>
    </TextCell>
  )
}
