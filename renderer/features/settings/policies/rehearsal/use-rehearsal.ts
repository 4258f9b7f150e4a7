import { useMemo, useState } from 'react'
import { jobCancel } from '#shared/actions/app.ts'
import type { Job } from '#shared/actions/job.ts'
import { policyRehearse, rehearsalSchema } from '#shared/actions/policy.ts'
import type { Rehearsal, RehearsedPolicy } from '#shared/actions/policy.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { useCommands } from '../../../../api/use-commands.ts'
import { noteJob, useJobs } from '../../../../state/jobs.ts'
import { useRehearsalRun } from './rehearsal-run.ts'
import type { RehearsalAsked } from './rehearsal-run.ts'

/** What is asked for: the days, and the policies, the one looked at first. */
export interface RehearsalWish {
  readonly from: string
  readonly to: string
  readonly seconds: number
  readonly looked: Pick<RehearsalAsked, 'policyId' | 'weights' | 'edited'>
  readonly beside: RehearsedPolicy | null
}

/** A rehearsal in the background: under way, what it came to, or why there is none. */
export interface RehearsalState {
  readonly running: Job | null
  readonly asked: RehearsalAsked | null
  readonly result: Rehearsal | null
  readonly error: AppError | null
  start(wish: RehearsalWish): Promise<void>
  stop(): void
}

/** Starts a rehearsal and follows it, also after one has looked elsewhere. */
export function useRehearsal(): RehearsalState {
  const { act } = useCommands()
  const asked = useRehearsalRun((state) => state.asked)
  const [refused, setRefused] = useState<AppError | null>(null)
  const job = useJobs((state) => (asked ? (state.byId[asked.jobId] ?? null) : null))
  const result = useMemo(() => (job?.state === 'done' ? rehearsalSchema.parse(job.result) : null), [job])
  return {
    running: job?.state === 'running' ? job : null,
    asked,
    result,
    error: refused ?? job?.error ?? null,
    async start({ looked, beside, ...task }) {
      const { policyId, weights } = looked
      const policies = [{ policyId, weights }, ...(beside ? [beside] : [])]
      const started = await act(policyRehearse, { ...task, policies }, { quiet: true })
      setRefused(started.ok ? null : started.error)
      if (!started.ok) return
      // The end of a short rehearsal may have been heard before this answer: do not put the beginning over it.
      if (!useJobs.getState().byId[started.value.id]) noteJob(started.value)
      useRehearsalRun.setState({ asked: { jobId: started.value.id, ...looked, policies } })
    },
    stop() {
      if (asked) void act(jobCancel, { jobId: asked.jobId })
    },
  }
}
