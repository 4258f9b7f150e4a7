import { dayOf } from '#shared/kernel/zone.ts'
import type { InspectedVisit } from '#shared/queries/inspector.ts'
import { repairTask } from '../../../api/repair-task.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { announce } from '../../../state/announcer.ts'
import { usePlanHabits } from '../../../state/plan-habits.ts'

/** Offers to fill the gap that a cancelled visit leaves in a day that is not over; says nothing where it leaves none. */
export function useGapOffer(): (cancelled: InspectedVisit, now: number) => void {
  const { start } = usePlanActions()
  return ({ visit: { startsAt, endsAt }, technicians }, now) => {
    const lead = technicians.find((one) => one.lead)
    if (!lead || startsAt === null || endsAt === null || endsAt <= now) return
    const incident = { kind: 'cancelled' as const, technicianId: lead.id }
    const task = repairTask(incident, dayOf(startsAt, officeZone()), usePlanHabits.getState().mostMoves)
    announce({
      tone: 'plain',
      text: t('plan.gapLeft', { technician: lead.code, time: formatTime(startsAt, officeZone()) }),
      action: { text: t('plan.menuGap'), run: () => void start(task) },
    })
  }
}
