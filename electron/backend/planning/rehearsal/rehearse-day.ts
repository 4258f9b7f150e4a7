import { faultsOf } from '#optimizer/problem/check-problem.ts'
import type { Budget } from '#optimizer/solve-options.ts'
import type { RehearsedDay } from '#shared/actions/policy.ts'
import type { Policy } from '#shared/domain/policy/policy.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'
import { pointsOf } from '../build-problem.ts'
import type { PlanningProblem } from '../build-problem.ts'
import { snapPlan } from '../snap-plan.ts'
import { solveInWorker } from '../solve-in-worker.ts'
import { ticksOfMinutes } from '../time-line.ts'
import { legsOf, officeTravel, routingOf } from '../travel/legs-of.ts'
import { moveToleranceMinutes } from '../weights-of.ts'
import { dayFiguresOf } from './day-figures.ts'
import type { FiguredRoute } from './day-figures.ts'
import { dayToPlan, problemOfDay } from './day-problem.ts'
import { firstTold } from './first-told.ts'
import { readLivedDay } from './lived-day.ts'
import type { LivedVisit } from './lived-day.ts'
import { leadsOf, livedRoutes, plannedRoutes } from './lived-routes.ts'

/** How each day is searched under each policy. */
export interface DaySearch {
  readonly budget: Budget
  readonly seed: number
  readonly signal: AbortSignal
  /** The share of the day that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** A day beside itself under policies, and what went wrong in asking for travel. */
export interface DayOutcome {
  readonly day: RehearsedDay
  readonly travelFault: string | null
}

/** Plans one past day under each policy and counts both sides alike. Refuses as cancelled when stopped before its end. */
export async function rehearseDay(
  context: BackendContext,
  day: Day,
  policies: readonly Policy[],
  search: DaySearch,
): Promise<Result<DayOutcome, AppError>> {
  const lived = readLivedDay(context, day)
  const { visits } = lived
  const toPlan = dayToPlan(context, lived)
  const places = pointsOf({ lanes: lived.lanes, waiting: visits.map(({ detail }) => detail) })
  const travelFault = visits.length === 0 ? null : ((await routingOf(context)?.fetch(places, search.signal)) ?? null)
  const legs = legsOf(context)
  const travel = officeTravel(context)
  const leads = leadsOf(visits)
  const under: RehearsedDay['under'] = []
  for (const [number, policy] of policies.entries()) {
    const built = problemOfDay(toPlan, policy, legs)
    const found = await planOf(context, built, {
      ...search,
      onProgress: (share) => search.onProgress?.((number + share) / policies.length),
    })
    if (!found.ok) return found
    const routes = plannedRoutes(lived, built, found.value, toPlan.kept)
    under.push({ ...dayFiguresOf(routes, visits.length, travel), otherTechnician: othersThan(leads, routes) })
  }
  return ok({
    day: {
      day,
      visits: visits.length,
      happened: { ...dayFiguresOf(livedRoutes(lived), visits.length, travel), moves: movesOf(context, visits) },
      under,
      withoutTimes: visits.filter(({ served, timed }) => served && !timed).length,
      kept: toPlan.kept.length,
    },
    travelFault,
  })
}

const stopped: AppError = { kind: 'cancelled', message: 'The rehearsal was stopped.' }

async function planOf({ config }: BackendContext, { problem }: PlanningProblem, search: DaySearch) {
  const { budget, seed, signal, onProgress } = search
  if (signal.aborted) return err(stopped)
  if (problem.visits.length === 0 || problem.routes.length === 0) return ok(null)
  const [fault] = faultsOf(problem)
  if (fault) return err(invalidInput(fault.path, fault.message))
  const found = await solveInWorker(config.host.workerUrl('solve'), {
    problem,
    options: { seed, budget },
    signal,
    onProgress: ({ iterations, milliseconds }) =>
      onProgress?.(
        Math.min(1, 'iterations' in budget ? iterations / budget.iterations : milliseconds / budget.milliseconds),
      ),
  })
  // What a stopped search found is worse than the policy: no figure is made of it.
  if (signal.aborted) return err(stopped)
  return ok(snapPlan(problem, found.plan, ticksOfMinutes(snapMinutes)))
}

/** Served visits on which whoever led them is not. */
function othersThan(leads: ReadonlyMap<string, string>, routes: readonly FiguredRoute[]): number {
  const on = new Map<string, Set<string>>()
  for (const { technicianId, stops } of routes)
    for (const { detail } of stops) on.set(detail.visit.id, (on.get(detail.visit.id) ?? new Set()).add(technicianId))
  return [...on].filter(([visitId, people]) => leads.has(visitId) && !people.has(leads.get(visitId)!)).length
}

/** Visits that did not stay where they were first told, or first placed. */
function movesOf({ store }: BackendContext, visits: readonly LivedVisit[]): number {
  const first = firstTold(
    store.db,
    visits.map(({ detail }) => detail.visit.id),
  )
  return visits.filter(({ detail: { visit, technicianId } }) => {
    const told = first.get(visit.id)
    if (!told) return false
    const otherStart = Math.abs(visit.startsAt! - told.startsAt) > moveToleranceMinutes * minuteMs
    return otherStart || (told.technicianId !== null && told.technicianId !== technicianId)
  }).length
}
