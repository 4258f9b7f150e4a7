import type { z } from 'zod'
import { plannedSchema, planStart } from '#shared/actions/plan.ts'
import type { planTaskSchema } from '#shared/domain/plan/plan-task.ts'
import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import type { TestBackend } from './test-backend.ts'
import { expectOk } from './test-backend.ts'

/** Plans as the window does, to the end of the job, and reads what is proposed. */
export async function proposed(desk: TestBackend, task: z.input<typeof planTaskSchema>): Promise<ProposedPlan> {
  const job = expectOk(await desk.client.action(planStart, { seconds: 0.3, ...task }))
  const ended = await desk.backend.context.jobs.finished(job.id)
  if (ended.error) throw new Error(ended.error.message)
  const { planId } = plannedSchema.parse(ended.result)
  const plan = expectOk(await desk.client.query(planProposed, { planId }))
  if (!plan) throw new Error('the plan is gone')
  return plan
}

/** Where every visit stands, with who is on it: what a plan may change. */
export function boardOf({ backend }: TestBackend): unknown[] {
  const { records } = backend.context.store
  const people = Map.groupBy(records.all('visitTechnicians'), ({ visitId }) => visitId)
  return records
    .all('visits')
    .map(({ id, startsAt, endsAt, status, durationMinutes }) => {
      const on = (people.get(id) ?? []).map(({ technicianId, lead }) => `${technicianId}${lead ? '*' : ''}`).sort()
      return { id, startsAt, endsAt, status, durationMinutes, on }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
