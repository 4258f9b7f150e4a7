import type { PlannedChange } from '#shared/queries/plan.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput, notFound } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../../context.ts'
import { applyPlan } from '../apply-plan.ts'
import type { Applied } from '../apply-plan.ts'
import type { Proposal, ProposedChange } from './proposal.ts'
import { statesOf } from './states-of.ts'

/** Numbers of work orders a refusal names at most. */
const mostNamed = 8

/**
 * Puts changes of a plan on the board, with those they need, as one step of Undo; null: all that are open. Those that
 * have been accepted already are passed over. Refuses as a whole when one that is asked for is outdated.
 */
export function acceptPlan(
  context: BackendContext,
  planId: string,
  visitIds: readonly string[] | null,
): Result<Applied, AppError> {
  const proposal = context.plans.find(planId)
  if (!proposal) return err(notFound('plan', planId))
  const states = statesOf(context, proposal)
  const wanted = wantedOf(proposal, visitIds, states)
  if (!wanted.ok) return wanted
  const outdated = wanted.value.filter(({ change }) => states.get(change.visitId) === 'outdated')
  if (outdated.length > 0) return err(outdatedError(outdated))
  const going = withNeeds(proposal, wanted.value).filter(({ change }) => states.get(change.visitId) === 'open')
  const applied = applyPlan(context, { diff: going.map(({ change }) => change) })
  return applied.ok ? applied : err(namedError(applied.error))
}

function wantedOf(
  { changes }: Proposal,
  visitIds: readonly string[] | null,
  states: ReadonlyMap<string, PlannedChange['state']>,
): Result<ProposedChange[], AppError> {
  if (visitIds === null) return ok(changes.filter(({ change }) => states.get(change.visitId) === 'open'))
  const byId = new Map(changes.map((one) => [one.change.visitId, one]))
  const stranger = visitIds.find((id) => !byId.has(id))
  if (stranger) return err(invalidInput('visitIds', `The plan changes nothing about visit ${stranger}.`))
  return ok(visitIds.map((id) => byId.get(id)!))
}

/** What they need goes along; a need that fell away does not: the states say whether the place is free without it. */
function withNeeds({ changes }: Proposal, wanted: readonly ProposedChange[]): ProposedChange[] {
  const going = new Set(wanted.flatMap(({ change, wanted: { needs } }) => [change.visitId, ...needs]))
  return changes.filter(({ change }) => going.has(change.visitId))
}

function outdatedError(outdated: readonly ProposedChange[]): AppError {
  const numbers = outdated.map(({ change }) => change.workOrderNumber)
  const named = numbers.slice(0, mostNamed).join(', ') + (numbers.length > mostNamed ? ', …' : '')
  return {
    kind: 'conflict',
    message: `Somebody changed the board since this plan was made: work order ${named} cannot go where it was planned. Nothing was changed. Leave it out, or plan again.`,
    facts: { reason: 'plan-outdated', count: numbers.length, workOrderNumbers: named },
  }
}

/** A refusal of the commands with the work orders it is about. */
function namedError(error: AppError): AppError {
  if (error.kind !== 'rule-violation') return error
  const numbers = error.violations
    .filter(({ severity }) => severity !== 'warns')
    .flatMap(({ facts }) => facts['placedNumber'] ?? [])
  const named = [...new Set(numbers)].slice(0, mostNamed).join(', ')
  return named === '' ? error : { ...error, message: `${error.message} (work order ${named}). Nothing was changed.` }
}
