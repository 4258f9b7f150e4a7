import { create } from 'zustand'
import type { Job } from '#shared/actions/job.ts'

interface JobsState {
  readonly byId: Readonly<Record<string, Job>>
}

/** Background work as the pushes tell it. */
export const useJobs = create<JobsState>(() => ({ byId: {} }))

/** Takes in the newest state of a job. */
export function noteJob(job: Job): void {
  useJobs.setState(({ byId }) => ({ byId: { ...byId, [job.id]: job } }))
}
