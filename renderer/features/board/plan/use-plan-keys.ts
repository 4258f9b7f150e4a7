import { useMay } from '../../../api/may.ts'
import { usePlanJob } from '../../../api/plan-job.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { t } from '../../../lib/messages.ts'
import { useActions } from '../../../state/actions.ts'
import { setPlanView, usePlanView } from '../../../state/plan.ts'
import { askPlan } from './plan-ask.ts'
import { technicianInFocus } from './use-repair.ts'
import type { Repairs } from './use-repair.ts'
import type { BoardHandle } from '../board-handle.ts'
import { useSelection } from '../../../state/selection.ts'

/** The keys of planning, also found in the palette and in the list of keys. */
export function usePlanKeys(handle: BoardHandle, repairs: Repairs, planId: string | null): void {
  const may = useMay('schedule')
  const jobId = usePlanJob()?.id
  const { stop, accept, discard } = usePlanActions()
  const known = may && planId !== null
  const plan = () => {
    const lane = useSelection.getState().current?.kind === 'technician' ? technicianInFocus(handle) : null
    askPlan({ kind: 'plan', technicianId: lane })
  }
  useActions('plan', [
    { id: 'plan.open', text: t('plan.keyPlan'), keys: 'shift+p', enabled: may && jobId === undefined, run: plan },
    {
      id: 'plan.show',
      text: t('plan.keyShow'),
      keys: 'g',
      enabled: planId !== null,
      run: () => setPlanView({ open: !usePlanView.getState().open }),
    },
    {
      id: 'plan.stop',
      text: t('plan.keyStop'),
      enabled: jobId !== undefined,
      run: () => jobId !== undefined && void stop(jobId),
    },
    { id: 'plan.acceptAll', text: t('plan.keyAccept'), enabled: known, run: () => known && void accept(planId, null) },
    { id: 'plan.discard', text: t('plan.keyDiscard'), enabled: known, run: () => known && void discard(planId) },
    { id: 'plan.late', text: t('plan.keyLate'), enabled: may, run: () => repairs.ask('late') },
    { id: 'plan.absent', text: t('plan.keyAbsent'), enabled: may, run: () => repairs.ask('absent') },
    {
      id: 'plan.emergency',
      text: t('plan.keyEmergency'),
      keys: 'shift+e',
      enabled: may,
      run: () => repairs.emergency(),
    },
    { id: 'plan.gap', text: t('plan.keyGap'), enabled: may, run: () => repairs.fillGap() },
  ])
}
