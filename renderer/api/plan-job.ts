import type { Job } from '#shared/actions/job.ts'
import { useJobs } from '../state/jobs.ts'

/** The kind of job a search for a plan is. */
export const planJobKind = 'plan'

/** The search for a plan that is under way, whoever started it; undefined when there is none. */
export function usePlanJob(): Job | undefined {
  return useJobs(({ byId }) =>
    Object.values(byId).find(({ kind, state }) => kind === planJobKind && state === 'running'),
  )
}
