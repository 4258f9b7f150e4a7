import type { Day } from '#shared/kernel/zone.ts'
import { t } from '../../../lib/messages.ts'
import type { BoardHandle } from '../board-handle.ts'
import type { Span } from '../board-state.ts'
import type { BoardModel } from '../model/board-model.ts'
import { BoardMenu } from './board-menu.tsx'
import { askPlan, usePlanAsk } from './plan-ask.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { RepairDialog } from './repair-dialog.tsx'
import type { Repairs } from './use-repair.ts'

interface PlanOnBoardProps {
  readonly handle: BoardHandle
  readonly model: BoardModel
  readonly day: Day
  readonly span: Span
  readonly now: number
  readonly repairs: Repairs
}

/** Menus and dialogs of planning over the board. */
export function PlanOnBoard({ handle, model, day, span, now, repairs }: PlanOnBoardProps) {
  const ask = usePlanAsk((state) => state.ask)
  const common = { day, now, model, onClose: () => askPlan(null) }
  return (
    <>
      <BoardMenu handle={handle} repairs={repairs} />
      {ask?.kind === 'plan' && <PlanDialog {...common} span={span} technicianId={ask.technicianId} />}
      {ask && ask.kind !== 'plan' && (
        <RepairDialog
          {...common}
          kind={ask.kind}
          technicianId={ask.technicianId}
          technician={model.lanes.get(ask.technicianId)?.code ?? t('board.somebodyElse')}
        />
      )}
    </>
  )
}
