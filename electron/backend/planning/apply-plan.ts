import type { CommandDefinition } from '#shared/commands/command.ts'
import { visitArrange } from '#shared/commands/visit/arrange.ts'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'
import type { PlanChange, PlanDraft } from './plan-draft.ts'

/** What came onto the board. */
export interface Applied {
  /** Visits that were changed. */
  readonly applied: number
  /** The step of Undo it is; null when nothing was changed. */
  readonly stepId: string | null
}

/**
 * Writes what a plan changes through the ordinary commands, all as one step of Undo, without asking for any reason: a
 * rule that would ask refuses. When one command refuses, what the step did so far is taken back.
 */
export function applyPlan(
  { pipeline, history, store }: BackendContext,
  { diff }: Pick<PlanDraft, 'diff'>,
): Result<Applied, AppError> {
  if (diff.length === 0) return ok({ applied: 0, stepId: null })
  const stepId = pipeline.newId()
  const run = (definition: unknown, args: unknown) => pipeline.run(definition as CommandDefinition, args, { stepId })
  const setCrew = (visitId: string, technicianIds: readonly string[]) => () =>
    run(visitSetCrew, { visitId, technicianIds: [...technicianIds] })
  const placed = diff.filter(({ to }) => to !== null)
  const removed = diff.flatMap(({ to, visitId }) => (to ? [] : [visitId]))
  const moves = placed.flatMap(({ visitId, to }) => {
    const visit = store.records.get('visits', visitId)
    if (!visit || !to) return []
    return [{ visitId, technicianId: to.technicianId, startsAt: to.startsAt, durationMinutes: visit.durationMinutes }]
  })
  const steps = [
    ...(removed.length > 0 ? [() => run(visitUnschedule, { visitIds: removed })] : []),
    // Whoever goes along no longer must not be judged at the new time.
    ...placed.flatMap((change) => (losesCrew(store, change) ? [setCrew(change.visitId, [])] : [])),
    ...(moves.length > 0 ? [() => run(visitArrange, { moves })] : []),
    ...placed.flatMap(({ visitId, crewIds }) => (crewIds.length > 0 ? [setCrew(visitId, crewIds)] : [])),
  ]
  for (const [index, step] of steps.entries()) {
    const done = step()
    if (done.ok) continue
    if (index > 0) history.takeBack(stepId)
    return err(done.error)
  }
  return ok({ applied: diff.length, stepId })
}

/** Whether somebody is on a placed visit who is not on it in the plan. */
function losesCrew({ records }: BackendContext['store'], { visitId, to, from, crewIds }: PlanChange): boolean {
  if (!from || !to) return false
  const people = records.where('visitTechnicians', 'visitId', [visitId])
  return people.some(
    ({ lead, technicianId }) => !lead && technicianId !== to.technicianId && !crewIds.includes(technicianId),
  )
}
