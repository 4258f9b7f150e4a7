import { Menu } from '@mantine/core'
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
import { Icon } from '../../ui/icons/icon.tsx'
import { MoveReason } from './move-reason.tsx'
import type { ReasonedMove } from './move-reason.tsx'

/** Priority as its shape; opens a menu to set another. */
export function PriorityCell({ row }: { readonly row: WorkOrderRow }) {
  const { run } = useCommands()
  const look = priorityLook[row.priority]
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className="cell-button"
          aria-label={t('workOrders.editPriority', { number: row.number, priority: t(look.textKey) })}
          title={t(look.textKey)}
          onClick={(event) => event.stopPropagation()}
        >
          <Icon name={look.shape} className={look.family} />
        </button>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {priorities.map((priority) => (
          <Menu.Item
            key={priority}
            leftSection={<Icon name={priorityLook[priority].shape} className={priorityLook[priority].family} />}
            onClick={() =>
              void run(workOrderEdit, { workOrderId: row.id, set: { priority }, was: { priority: row.priority } })
            }
          >
            {t(priorityLook[priority].textKey)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
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
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            className="cell-button"
            aria-label={t('workOrders.editStatus', { number: row.number, status: t(look.textKey) })}
            title={row.holdReason ?? undefined}
            onClick={(event) => event.stopPropagation()}
          >
            <Icon name={look.shape} className={look.family} />
            {t(look.textKey)}
          </button>
        </Menu.Target>
        <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
          {offered.map((status) => (
            <Menu.Item
              key={status}
              leftSection={
                <Icon name={workOrderStatusLook[status].shape} className={workOrderStatusLook[status].family} />
              }
              onClick={() => to(status)}
            >
              {t(`inspector.to.${row.status === 'onHold' && status === 'open' ? 'resume' : status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <span
        className="medium"
        title={row.title}
        data-edit-title={row.id}
        onDoubleClick={(event) => {
          event.stopPropagation()
          setTyped(row.title)
        }}
      >
        {row.title}
      </span>
    )
  }
  const save = () => {
    setTyped(null)
    if (typed.trim() !== '' && typed !== row.title)
      void run(workOrderEdit, { workOrderId: row.id, set: { title: typed }, was: { title: row.title } })
  }
  return (
    <input
      className="field cell-edit"
      aria-label={t('workOrders.editTitle', { number: row.number })}
      autoFocus
      value={typed}
      maxLength={500}
      onChange={(event) => setTyped(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') save()
        if (event.key === 'Escape') setTyped(null)
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus()
        }
      }}
    />
  )
}
