import { useMemo } from 'react'
import type { z } from 'zod'
import { historyUndo, jobCancel } from '#shared/actions/app.ts'
import { planAccept, planDiscard, planStart } from '#shared/actions/plan.ts'
import type { planTaskSchema } from '#shared/domain/plan/plan-task.ts'
import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { noteJob } from '../state/jobs.ts'
import { focusPlanned, setPlanView } from '../state/plan.ts'
import { useApi } from './api-context.tsx'
import { useCommands } from './use-commands.ts'
import { queryKeyOf } from './use-query-of.ts'

/** What is asked for, with everything left out that is as usual. */
export type PlanWish = z.input<typeof planTaskSchema>

/** What can be done with a plan, from any screen. Failures are said in a toast. */
export interface PlanActions {
  /** Starts a search; what it finds takes the place of the plan that is proposed now. */
  start(task: PlanWish): Promise<void>
  /** Ends a search; the best plan so far is kept. */
  stop(jobId: string): Promise<void>
  /** Puts changes on the board as one step of Undo; null: all that are open. */
  accept(planId: string, visitIds: readonly string[] | null): Promise<boolean>
  discard(planId: string): Promise<void>
}

export function usePlanActions(): PlanActions {
  const { cache } = useApi()
  const { act } = useCommands()
  return useMemo(() => {
    const readAgain = () => cache.invalidateQueries({ queryKey: ['query', 'plan.proposed'] })
    const undo = () => void act(historyUndo, {}).then(readAgain)
    return {
      async start(task) {
        const replaces = cache.getQueryData<ProposedPlan | null>(queryKeyOf(planProposed.name, {}))?.id ?? null
        const started = await act(planStart, task)
        if (!started.ok) return
        setPlanView({ jobId: started.value.id, replaces })
        noteJob(started.value)
      },
      async stop(jobId) {
        await act(jobCancel, { jobId })
      },
      async accept(planId, visitIds) {
        const done = await act(planAccept, { planId, visitIds: visitIds === null ? null : [...visitIds] })
        if (!done.ok) return false
        focusPlanned(null)
        const text = t('plan.accepted', { count: done.value.applied })
        announce({ tone: 'good', text, action: { text: t('app.undo'), run: undo } })
        await readAgain()
        return true
      },
      async discard(planId) {
        const done = await act(planDiscard, { planId })
        if (!done.ok) return
        focusPlanned(null)
        announce({ tone: 'plain', text: t('plan.discarded') })
        await readAgain()
      },
    }
  }, [act, cache])
}
