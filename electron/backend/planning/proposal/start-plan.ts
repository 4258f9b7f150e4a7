import type { Job } from '#shared/actions/job.ts'
import type { PlanTask } from '#shared/domain/plan/plan-task.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'
import { progressEveryMs } from '../../../jobs/solve/thinned-progress.ts'
import { searchDays } from '../plan-days.ts'
import type { SearchTask } from '../plan-days.ts'
import { ticksOfMinutes } from '../time-line.ts'
import { proposalOf } from './proposal-of.ts'

/** Hundredths of the way to a plan. */
const all = 100

/** Starts the search for a plan and answers with its job; its end leaves the plan with those that are kept. */
export function startPlan(task: PlanTask, context: BackendContext): Result<Job, AppError> {
  const wanted = searchTaskOf(task, context)
  if (!wanted.ok) return wanted
  return ok(
    context.jobs.start('plan', async (handle) => {
      handle.progress(0, all, 'plan.step.travel')
      let reached = 0
      let minutes: number | undefined
      const clock = searchClock(task.seconds, (share) => {
        // A round that ends early, and the clock, do not count alike: what was told once is never taken back.
        reached = Math.max(reached, Math.min(all - 1, Math.floor(share * all)))
        handle.progress(reached, all, 'plan.step.search', minutes)
      })
      const found = await searchDays(context, {
        ...wanted.value,
        signal: handle.signal,
        onSearching: clock.begin,
        onProgress(share, cost) {
          reached = Math.max(reached, Math.min(all - 1, Math.floor(share * all)))
          minutes = cost / ticksOfMinutes(1)
        },
      }).finally(clock.end)
      if (!found.ok) return found
      handle.progress(all - 1, all, 'plan.step.compare')
      const proposal = proposalOf(context, task, found.value, context.pipeline.newId())
      context.plans.keep(proposal)
      handle.progress(all, all)
      return ok({ planId: proposal.id, changes: proposal.changes.length, leftOut: proposal.leftOut.length })
    }),
  )
}

/** Tells the share of the time that a search has used, whether or not it finds anything better meanwhile. */
function searchClock(seconds: number, tell: (share: number) => void) {
  let timer: NodeJS.Timeout | undefined
  return {
    begin() {
      const begun = performance.now()
      tell(0)
      timer = setInterval(() => tell((performance.now() - begun) / (seconds * 1_000)), progressEveryMs)
    },
    end: () => clearInterval(timer),
  }
}

/** A task of the window as the search takes it; days that are over are planned as if they were still to come. */
export function searchTaskOf(task: PlanTask, context: BackendContext): Result<SearchTask, AppError> {
  const { technicianIds, visitIds, territoryId, mode, incident, foldInMinutes, keepBundles, policyId } = task
  const days = [...new Set(task.days)].sort()
  const now = context.clock.now()
  const over = days.at(-1)! < dayOf(now, context.pipeline.officeZone())
  if (over && task.incident) return err(invalidInput('incident', 'These days are over: nothing of them can be mended.'))
  return ok({
    scope: { days, technicianIds, visitIds, territoryId, now: over ? null : now },
    policyId,
    budget: { milliseconds: task.seconds * 1_000 },
    seed: task.seed,
    mode,
    incident,
    foldInMinutes,
    keepBundles,
  })
}
