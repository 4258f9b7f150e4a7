import type { CommandDefinition } from '#shared/commands/command.ts'
import { visitArrange } from '#shared/commands/visit/arrange.ts'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'
import type { PlanDraft } from './plan-draft.ts'

/**
 * Writes what a plan changes through the ordinary commands, all as one step of Undo, without asking for any reason: a
 * rule that would ask refuses. When one command refuses, what the step did so far is taken back.
 */
export function applyPlan(
  { pipeline, history, store }: BackendContext,
  { diff }: Pick<PlanDraft, 'diff'>,
): Result<{ readonly applied: number }, AppError> {
  if (diff.length === 0) return ok({ applied: 0 })
  const stepId = pipeline.newId()
  const run = (definition: unknown, args: unknown) => pipeline.run(definition as CommandDefinition, args, { stepId })
  const removed = diff.flatMap(({ to, visitId }) => (to ? [] : [visitId]))
  const moves = diff.flatMap(({ visitId, to }) => {
    const visit = to && store.records.get('visits', visitId)
    if (!visit) return []
    return [{ visitId, technicianId: to.technicianId, startsAt: to.startsAt, durationMinutes: visit.durationMinutes }]
  })
  const crews = diff.filter(({ to, crewIds }) => to && crewIds.length > 0)
  const steps = [
    ...(removed.length > 0 ? [() => run(visitUnschedule, { visitIds: removed })] : []),
    ...(moves.length > 0 ? [() => run(visitArrange, { moves })] : []),
    ...crews.map(
      ({ visitId, crewIds }) =>
        () =>
          run(visitSetCrew, { visitId, technicianIds: [...crewIds] }),
    ),
  ]
  for (const [index, step] of steps.entries()) {
    const done = step()
    if (done.ok) continue
    if (index > 0) history.takeBack(stepId)
    return err(done.error)
  }
  return ok({ applied: diff.length })
}
