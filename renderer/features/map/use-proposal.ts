import { useMemo } from 'react'
import type { MapDay } from '#shared/queries/map.ts'
import { useProposedPlan } from '../../api/use-proposed-plan.ts'
import { usePlanView } from '../../state/plan.ts'
import { useRiskJudge } from '../../state/service-terms.ts'
import { plansDay, proposedDay } from './proposed-day.ts'

/** The day to draw, as it is or as the proposed plan has it; `proposal` is null where no plan speaks of the day. */
export function useProposal(day: MapDay): { readonly day: MapDay; readonly proposal: 'before' | 'after' | null } {
  const { data: plan } = useProposedPlan()
  const judge = useRiskJudge()
  const proposal = usePlanView(({ open, drawn }) => (open ? drawn : 'before'))
  const planned = useMemo(
    () => (plansDay(plan, day.day) && proposal === 'after' ? proposedDay(day, plan, judge) : day),
    [plan, proposal, day, judge],
  )
  return { day: planned, proposal: plansDay(plan, day.day) ? proposal : null }
}
