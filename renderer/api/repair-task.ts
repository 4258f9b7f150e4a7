import type { Incident } from '#shared/domain/plan/plan-task.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { PlanWish } from './use-plan-actions.ts'

/**
 * The task that mends a day: only so many visits with a place may move. `visitIds` are those that may be placed or moved
 * at all; null: whatever waits may be placed too.
 */
export function repairTask(
  incident: Incident,
  day: Day,
  mostMoves: number,
  visitIds: readonly string[] | null = null,
): PlanWish {
  const only = visitIds === null || visitIds.length === 0 ? {} : { visitIds: [...visitIds] }
  return { days: [day], mode: { kind: 'repair', mostMoves }, incident, ...only }
}
