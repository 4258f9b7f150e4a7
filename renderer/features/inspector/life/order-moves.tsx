import { useState } from 'react'
import { workOrderAddVisit } from '#shared/commands/work-order/add-visit.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import { isLiveVisit } from '#shared/domain/work-order/status-mapping.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useMay } from '../../../api/may.ts'
import { useNow } from '../../../api/now.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useReasons } from '../../../api/use-reasons.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { tellRefusedMove, useRefusedMove } from '../../../state/refused-move.ts'
import { Button } from '../../../ui/button.tsx'
import { HoldDialog } from '../../../ui/hold-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import type { InspectedWorkOrder } from '../work-order-inspector.tsx'
import { UndecidedDialog } from './undecided-dialog.tsx'

type Asking = 'onHold' | 'cancelled' | 'open' | 'done' | null

/** The legal moves of a work order as buttons, the natural one first; what a move needs is asked in a dialog. */
export function OrderMoves({ data }: { readonly data: InspectedWorkOrder }) {
  const { workOrder, moves } = data
  const workOrderId = workOrder.id
  const { run } = useCommands()
  const may = useMay('workOrders')
  const now = useNow()
  const [asking, setAsking] = useState<Asking>(null)
  const [undecided, setUndecided] = useState<Violation | null>(null)
  const holdReasons = useReasons('hold')
  const cancelReasons = useReasons('cancel')
  const refused = useRefusedMove()
  const explained = refused.workOrderId === workOrderId ? refused.text : null

  const moved = (ok: boolean) => ok && tellRefusedMove(null)
  const to = async ({ to: next, needs }: (typeof moves)[number]) => {
    if (next === 'closed') return moved((await run(workOrderClose, { workOrderId })).ok)
    if (needs.includes('reason')) return setAsking(next as Asking)
    if (workOrder.status === 'onHold') return moved((await run(workOrderResume, { workOrderId })).ok)
    const open = next === 'done' ? data.visits.find(({ visit }) => shouldBeOver(visit, now)) : undefined
    if (open) return setUndecided(undecidedOf(open.visit, workOrder.number))
    moved((await run(workOrderSetStatus, { workOrderId, status: next })).ok)
  }
  const withReason = async (reason: string, toInbox: boolean) => {
    const status = asking!
    setAsking(null)
    moved(
      (await run(workOrderSetStatus, { workOrderId, status, reason, ...(toInbox ? { requestsTo: 'inbox' } : {}) })).ok,
    )
  }
  const natural = naturalMove(data)
  return (
    <>
      {explained && (
        <div style={{ marginTop: 8 }}>
          <Notice
            role="alert"
            tone="risk"
            shape="s-miss"
            text={explained}
            detail={t('inspector.legalInstead')}
            actions={
              <Button size="small" kind="ghost" onClick={() => tellRefusedMove(null)}>
                {t('app.dismiss')}
              </Button>
            }
          />
        </div>
      )}
      <div className="row move-buttons" role="group" aria-label={t('inspector.moves')}>
        {moves.map((move) => {
          const name = moveName(workOrder.status, move.to)
          return (
            <Button
              key={move.to}
              size="small"
              kind={move === natural ? 'primary' : 'plain'}
              disabled={!may}
              onClick={() => void to(move)}
            >
              {t(`inspector.to.${name}`)}
            </Button>
          )
        })}
        {!isEnded(workOrder.status) && (
          <Button
            size="small"
            icon="i-plus"
            disabled={!may}
            onClick={() => void run(workOrderAddVisit, { workOrderId })}
          >
            {t('inspector.addVisit')}
          </Button>
        )}
      </div>
      {asking === 'onHold' && (
        <HoldDialog
          title={t('workOrders.holdTitle', { count: 1 })}
          reasons={holdReasons}
          today={dayOf(now, officeZone())}
          onClose={() => setAsking(null)}
          onHold={(answer) => {
            setAsking(null)
            void run(workOrderHold, { workOrderId, ...answer }).then(({ ok }) => moved(ok))
          }}
        />
      )}
      {asking !== null && asking !== 'onHold' && (
        <ReasonDialog
          title={t(asking === 'cancelled' ? 'workOrders.cancelTitle' : 'inspector.reopenTitle', {
            count: 1,
            number: workOrder.number,
          })}
          text={t(asking === 'cancelled' ? 'workOrders.cancelText' : 'inspector.reopenText')}
          reasons={asking === 'cancelled' ? cancelReasons : []}
          action={
            asking === 'cancelled'
              ? t('workOrders.doCancel', { count: 1 })
              : t(`inspector.to.${moveName('closed', asking)}`)
          }
          onClose={() => setAsking(null)}
          {...(asking === 'cancelled' ? { option: t('workOrders.backToInbox') } : {})}
          onReason={(reason, toInbox) => void withReason(reason, toInbox)}
        />
      )}
      {undecided && (
        <UndecidedDialog
          violation={undecided}
          onClose={() => setUndecided(null)}
          onAnswer={(answer) => {
            setUndecided(null)
            const args = { workOrderId, status: 'done', undecided: answer } as const
            void run(workOrderSetStatus, args).then(({ ok }) => moved(ok))
          }}
        />
      )}
    </>
  )
}

/** The move that is due now, if any: while a visit is still to be done, the next step is the visit's. */
function naturalMove({ workOrder, moves, visits }: InspectedWorkOrder) {
  const over = !visits.some(({ visit }) => isLiveVisit(visit.status))
  return moves.find(({ to }) => {
    if (to === 'closed') return true
    if (to === 'done') return over && workOrder.status !== 'closed'
    return workOrder.status === 'onHold' && to !== 'cancelled'
  })
}

type InspectedVisit = InspectedWorkOrder['visits'][number]['visit']

function shouldBeOver({ status, startsAt }: InspectedVisit, now: number): boolean {
  return (status === 'scheduled' || status === 'dispatched') && startsAt !== null && startsAt <= now
}

function undecidedOf({ sequence, startsAt, endsAt }: InspectedVisit, number: number): Violation {
  const facts = { sequence, number, fromAt: startsAt, untilAt: endsAt }
  return { rule: 'visit-undecided', severity: 'asks', facts }
}

/** The name of a move: leaving a hold is resuming, and going back from closed papers is not completing. */
function moveName(from: WorkOrderStatus, to: WorkOrderStatus): string {
  if (from === 'onHold' && to !== 'cancelled') return 'resume'
  if (from === 'closed' && to === 'done') return 'papers'
  if (from === 'inProgress' && to === 'open') return 'stop'
  return to
}
