import { useEffect } from 'react'
import { useProposedPlan } from '../../../api/use-proposed-plan.ts'
import { usePlanView } from '../../../state/plan.ts'
import { marksOf, usePlanMarks } from './plan-marks.ts'

const none = new Map<string, never>()

/** Draws the proposal on the lanes while it is open; answers whether its panel is shown, and the plan's id. */
export function usePlanOnBoard(): { readonly shown: boolean; readonly planId: string | null } {
  const { data: plan } = useProposedPlan()
  const open = usePlanView((view) => view.open)
  const drawn = usePlanView((view) => view.drawn)
  const changes = plan?.changes
  const marked = open && drawn === 'after' ? changes : undefined
  useEffect(() => {
    usePlanMarks.setState({ byLane: marked ? marksOf(marked) : none })
  }, [marked])
  useEffect(() => () => usePlanMarks.setState({ byLane: none }), [])
  return { shown: open && plan !== null && plan !== undefined, planId: plan?.id ?? null }
}
