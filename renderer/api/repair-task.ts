import type { Incident } from '#shared/domain/plan/plan-task.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { PlanWish } from './use-plan-actions.ts'

/** The task that mends a day: only so many visits with a place may move. */
export function repairTask(incident: Incident, day: Day, mostMoves: number): PlanWish {
  return { days: [day], mode: { kind: 'repair', mostMoves }, incident }
}
