import type { Plan } from '#optimizer/plan/plan.ts'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import type { Budget } from '#optimizer/solve-options.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { PlanMode } from '#shared/domain/plan/plan-task.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import type { BackendContext } from '../context.ts'
import { buildProblem, pointsOf } from './build-problem.ts'
import type { PlanningProblem } from './build-problem.ts'
import type { PlanScope, PlanningFacts } from './planning-facts.ts'
import { draftOf } from './plan-draft.ts'
import type { PlanDraft, SearchFigures } from './plan-draft.ts'
import { readFacts } from './read-facts.ts'
import { snapPlan } from './snap-plan.ts'
import { solveInWorker } from './solve-in-worker.ts'
import { ticksOfMinutes } from './time-line.ts'
import { legsOf, routingOf } from './travel/legs-of.ts'

/** What is to be planned, and for how long to search. */
export interface SearchTask {
  readonly scope: PlanScope
  /** Null: the policy in use. */
  readonly policyId: string | null
  readonly budget: Budget
  /** Any whole number of 31 bits: with a budget of iterations, the same number gives the same plan. */
  readonly seed: number
  /** How much of the board may change; left out: all of it. */
  readonly mode?: PlanMode
  readonly signal?: AbortSignal
  /** Travel times are known, the search begins. */
  readonly onSearching?: () => void
  /** The share that is done, 0 to 1, and the cost so far. */
  readonly onProgress?: (share: number, cost: number) => void
}

/** Plans the days of a scope as a draft; nothing is written. The search runs in a worker of its own. */
export async function planDays(context: BackendContext, task: SearchTask): Promise<Result<PlanDraft, AppError>> {
  const found = await searchDays(context, task)
  if (!found.ok) return found
  const { facts, built, plan, search } = found.value
  return ok(draftOf(facts, built, plan, search))
}

/** A plan in the optimizer's own terms, with what it was made from. */
export interface FoundPlan {
  readonly facts: PlanningFacts
  readonly built: PlanningProblem
  readonly plan: Plan
  readonly search: SearchFigures
}

/** The plan that `planDays` puts in words. */
export async function searchDays(context: BackendContext, task: SearchTask): Promise<Result<FoundPlan, AppError>> {
  const { scope, budget, seed, signal, onProgress, mode = { kind: 'full' } } = task
  const read = readFacts(context, scope, task.policyId)
  // Who only inserts moves nothing, not by a minute.
  const facts = mode.kind === 'insert' ? { ...read, mayMove: () => false } : read
  const travelFault = (await routingOf(context)?.fetch(pointsOf(facts), signal)) ?? null
  const built = buildProblem(facts, legsOf(context))
  const [fault] = faultsOf(built.problem)
  if (fault) return err(invalidInput(fault.path, fault.message))
  task.onSearching?.()
  const shareOf = (iterations: number, milliseconds: number) =>
    Math.min(1, 'iterations' in budget ? iterations / budget.iterations : milliseconds / budget.milliseconds)
  const found = await solveInWorker(context.config.host.workerUrl('solve'), {
    problem: built.problem,
    options: { seed, budget, ...(mode.kind === 'repair' ? { maxMoves: mode.mostMoves } : {}) },
    ...(signal ? { signal } : {}),
    onProgress: ({ iterations, milliseconds, cost }) => onProgress?.(shareOf(iterations, milliseconds), cost),
  })
  const plan = snapPlan(built.problem, found.plan, ticksOfMinutes(snapMinutes))
  const { iterations, milliseconds } = found
  return ok({ facts, built, plan, search: { seed, iterations, milliseconds, travelFault } })
}
