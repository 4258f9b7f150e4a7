import { useMemo } from 'react'
import type { z } from 'zod'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { clockFactsOf } from '#shared/domain/work-order/clock-facts.ts'
import { workOrdersGet } from '#shared/queries/inspector.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { officeZone } from '../../lib/office-zone.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { priorityLook, workOrderStatusLook } from '../../lib/status-look.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { ChecklistTab } from './checklist/checklist-tab.tsx'
import { ClosingGaps } from './closing-gaps.tsx'
import { CostsTab } from './costs/costs-tab.tsx'
import { EditableText } from './editable.tsx'
import { InspectorFrame, InspectorWait } from './frame.tsx'
import { HistoryTab } from './history-tab.tsx'
import { HoldBanner } from './life/hold-banner.tsx'
import { MatchTab } from './match/match-tab.tsx'
import { OrderMoves } from './life/order-moves.tsx'
import './life/life.css'
import { FilesTab } from './files/files-tab.tsx'
import { WorkOrderDetails } from './work-order-details.tsx'

/** Answer of `workOrders.get` when there is one. */
export type InspectedWorkOrder = NonNullable<z.output<typeof workOrdersGet.result>>

/** A work order, or the work order of a selected visit. */
export function WorkOrderInspector({
  workOrderId,
  visitId,
}: {
  readonly workOrderId: string
  readonly visitId: string | null
}) {
  const { run } = useCommands()
  const { data, isPending } = useQueryOf(workOrdersGet, { workOrderId }, { keepPrevious: false })
  const facts = useMemo(() => (data ? clockFactsOf(data.workOrder, data.hold) : null), [data])
  if (!data || !facts) return <InspectorWait gone={!isPending} />
  const { workOrder, site, visits } = data
  const priority = priorityLook[workOrder.priority]
  const status = workOrderStatusLook[workOrder.status]
  const matched =
    visitId ?? visits.find(({ visit }) => visit.status === 'toSchedule')?.visit.id ?? visits[0]?.visit.id ?? null
  return (
    <>
      <InspectorFrame
        tabs={['details', 'checklist', 'history', 'files', 'costs', 'match']}
        head={
          <>
            <div className="row muted">
              <span className="num">
                {t('inspector.workOrder', { number: recordNumber('workOrder', workOrder.number) })}
              </span>
              <span className="grow" />
              <span className={`row semi ${priority.family}`} style={{ gap: 4 }}>
                <Icon name={priority.shape} />
                {t(priority.textKey)}
              </span>
            </div>
            <h2>
              <EditableText
                label={t('inspector.title')}
                value={workOrder.title}
                onSave={(title) =>
                  void run(workOrderEdit, { workOrderId, set: { title }, was: { title: workOrder.title } })
                }
              />
            </h2>
            {site && <p className="soft">{[site.address || site.name, site.district].filter(Boolean).join(', ')}</p>}
            <div className="row" style={{ marginTop: 7, gap: 6, flexWrap: 'wrap' }}>
              <Countdown facts={facts} zone={site?.zone ?? officeZone()} look="tag" />
              <span className={`tag ${status.family}`}>
                <Icon name={status.shape} />
                {t(status.textKey)}
              </span>
            </div>
            {data.hold ? (
              <HoldBanner hold={data.hold} />
            ) : (
              workOrder.holdReason && (
                <p className={workOrder.status === 'onHold' ? 'hold' : 'soft'} style={{ marginTop: 6 }}>
                  {t(workOrder.status === 'onHold' ? 'inspector.onHold' : 'inspector.cancelledBecause', {
                    reason: workOrder.holdReason,
                  })}
                </p>
              )
            )}
            <OrderMoves data={data} />
            {workOrder.status === 'done' && <ClosingGaps workOrderId={workOrderId} />}
          </>
        }
      >
        {(tab) => {
          switch (tab) {
            case 'details':
              return <WorkOrderDetails data={data} visitId={visitId} />
            case 'checklist':
              return <ChecklistTab workOrderId={workOrderId} visitId={visitId} />
            case 'history':
              return <HistoryTab subjectKind="workOrder" subjectId={workOrderId} />
            case 'files':
              return <FilesTab subjectKind="workOrder" subjectId={workOrderId} />
            case 'costs':
              return <CostsTab workOrderId={workOrderId} />
            case 'work':
              // Of assets only; this frame does not list it.
              return null
            case 'match':
              return matched ? (
                <MatchTab visitId={matched} />
              ) : (
                <MessageState title={t('inspector.matchEmpty')} text={t('inspector.matchEmptyText')} />
              )
          }
        }}
      </InspectorFrame>
    </>
  )
}
