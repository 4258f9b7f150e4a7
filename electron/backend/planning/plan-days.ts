import type { Plan } from '#optimizer/plan/plan.ts'
import { faultsOf } from '#optimizer/problem/check-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { Incident, PlanMode } from '#shared/domain/plan/plan-task.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { visitDetailsByIds } from '../../store/visit-detail.ts'
import type { BackendContext } from '../context.ts'
import { buildProblem, pointsOf } from './build-problem.ts'
import type { PlanningProblem } from './build-problem.ts'
import { bundleChains, withBundleLeads, withChains } from './bundles.ts'
import type { BundleChain } from './bundles.ts'
import { foldInProblem, preventiveAmong, withFoldedIn, withoutVisits } from './fold-in.ts'
import { draftOf } from './plan-draft.ts'
import type { PlanDraft, SearchFigures } from './plan-draft.ts'
import type { PlanScope, PlanningFacts } from './planning-facts.ts'
import { readFacts } from './read-facts.ts'
import { searchRounds } from './search-rounds.ts'
import type { RoundsTask, SearchRounds } from './search-rounds.ts'
import { snapPlan } from './snap-plan.ts'
import { ticksOfMinutes } from './time-line.ts'
import { legsOf, routingOf } from './travel/legs-of.ts'
import { withIncident } from './with-incident.ts'
import { movedIn, onlyMoving, withFrozen, withNothingEarlier } from './with-mode.ts'

/** What is to be planned, how much of it may change, and for how long to search. */
export interface SearchTask extends RoundsTask {
  readonly scope: PlanScope
  /** Null: the policy in use. */
  readonly policyId: string | null
  /** Left out: everything that is neither begun nor pinned may move. */
  readonly mode?: PlanMode
  readonly incident?: Incident | null
  /** See `planTaskSchema`. */
  readonly foldInMinutes?: number | null
  readonly keepBundles?: boolean
  /** Travel times are known, the search begins. */
  readonly onSearching?: () => void
}

/** Plans the days of a scope as a draft; nothing is written. The search runs in workers of its own. */
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
  /** Waiting maintenance that was wanted only where it costs little. */
  readonly folded: ReadonlySet<string>
}

/** Shares of the budget. What a round does not need is not spent. */
const probeShare = 0.35
const foldShare = 0.2
const firstShare = 0.75
const againShares = [0.13, 0.07, 0.05] as const

/** The plan that `planDays` puts in words. */
export async function searchDays(context: BackendContext, task: SearchTask): Promise<Result<FoundPlan, AppError>> {
  const { scope, seed, mode = { kind: 'full' }, foldInMinutes = null, keepBundles = true } = task
  const read = withFrozen(readFacts(context, scope, task.policyId))
  const detailOf = (id: string) => visitDetailsByIds(context.store.db, [id])[0] ?? null
  const happened = withIncident(read, task.incident ?? null, detailOf)
  if (!happened.ok) return happened
  const travelFault = (await routingOf(context)?.fetch(pointsOf(happened.value), task.signal)) ?? null
  const legs = legsOf(context)
  const build = (facts: PlanningFacts) => buildProblem(facts, legs)
  const [fault] = faultsOf(build(happened.value).problem)
  if (fault) return err(invalidInput(fault.path, fault.message))
  task.onSearching?.()

  const folded = foldInMinutes === null ? new Set<string>() : preventiveAmong(context.store, happened.value)
  const whole = withFoldedReasons(happened.value, folded)
  const rounds = searchRounds(context.config.host.workerUrl('solve'), task)
  const search = (): SearchFigures => ({ seed, ...rounds.spent(), travelFault })
  const probe = async (facts: PlanningFacts, mostMoves: number) => {
    const held = withNothingEarlier(facts)
    const built = build(held)
    const problem = withoutVisits(built.problem, folded)
    const strict = { ...problem, weights: { ...problem.weights, moveTolerance: 0 } }
    const plan = await rounds.search(strict, probeShare, { maxMoves: mostMoves })
    return movedIn(draftOf(held, built, plan, search()), facts, { mostMoves })
  }
  const moving = await movingIn(whole, mode, probe)
  const facts = keepBundles ? withBundleLeads(moving) : moving
  const share = 1 - (isProbed(mode) ? probeShare : 0) - (folded.size > 0 ? foldShare : 0)
  const found = await searchHeldTogether(facts, { build, rounds, folded, share, keepBundles })
  if (folded.size === 0 || foldInMinutes === null) return ok({ ...found, search: search(), folded })
  const { problem } = found.built
  const around = foldInProblem(problem, found.plan, folded, foldInMinutes)
  const more = snapped(around, await rounds.search(around, foldShare))
  const plan = withFoldedIn(problem, found.plan, more, folded, foldInMinutes)
  return ok({ ...found, plan, search: search(), folded })
}

function withFoldedReasons(facts: PlanningFacts, folded: ReadonlySet<string>): PlanningFacts {
  const why = [...folded].map((id) => [id, { ...facts.reckoned.get(id), why: 'fold-in' }] as const)
  return { ...facts, reckoned: new Map([...facts.reckoned, ...why]) }
}

/** The facts of a mode: what of the board may move in it. `probe` finds the visits worth moving. */
async function movingIn(
  facts: PlanningFacts,
  mode: PlanMode,
  probe: (facts: PlanningFacts, mostMoves: number) => Promise<ReadonlySet<string>>,
): Promise<PlanningFacts> {
  if (mode.kind === 'full') return facts
  return onlyMoving(facts, isProbed(mode) ? await probe(facts, mode.mostMoves) : new Set())
}

function isProbed(mode: PlanMode): mode is Extract<PlanMode, { kind: 'repair' }> {
  return mode.kind === 'repair' && mode.mostMoves > 0
}

/** What the rounds of one search share. */
interface Rounds {
  readonly build: (facts: PlanningFacts) => PlanningProblem
  readonly rounds: SearchRounds
  readonly folded: ReadonlySet<string>
  readonly share: number
  readonly keepBundles: boolean
}

/**
 * Searches with bundles held together and with what is reckoned with; what finds no place because of that gets another
 * chance without it.
 */
async function searchHeldTogether(
  begun: PlanningFacts,
  { build, rounds, folded, share, keepBundles }: Rounds,
): Promise<Pick<FoundPlan, 'facts' | 'built' | 'plan'>> {
  const apart = new Set<string>()
  let facts = begun
  for (let round = 0; ; round++) {
    const built = build(facts)
    const problem = withoutVisits(built.problem, folded)
    const chains = keepBundles ? chainsOf(built, folded, apart) : []
    const whole = chains.length === 0 && ![...facts.reckoned.values()].some(({ otherwise }) => otherwise)
    const part = round > 0 ? againShares[round - 1]! : whole ? 1 : firstShare
    const plan = snapped(problem, await rounds.search(withChains(problem, chains), share * part))
    const left = new Set(plan.unassigned.map(({ visitId }) => visitId))
    const torn = chains.filter(({ visits }) => visits.some(({ id }) => left.has(id)))
    const other = [...facts.reckoned].filter(([id, { otherwise }]) => otherwise && left.has(id))
    if (round === againShares.length || (torn.length === 0 && other.length === 0)) return { facts, built, plan }
    for (const { bundleId } of torn) apart.add(bundleId)
    const relaxed = other.map(([id, one]) => [id, one.otherwise!] as const)
    facts = { ...facts, reckoned: new Map([...facts.reckoned, ...relaxed]) }
  }
}

function chainsOf(built: PlanningProblem, folded: ReadonlySet<string>, apart: ReadonlySet<string>): BundleChain[] {
  return bundleChains(built, (id) => !folded.has(id)).filter(({ bundleId }) => !apart.has(bundleId))
}

function snapped(problem: Problem, plan: Plan): Plan {
  return snapPlan(problem, plan, ticksOfMinutes(snapMinutes))
}
