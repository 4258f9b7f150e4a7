import type { Problem } from '#optimizer/problem/problem.ts'
import type { Span } from '#optimizer/problem/problem-visit.ts'
import type { Policy } from '#shared/domain/policy/policy.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { overlaps } from '#shared/kernel/interval.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'
import { buildProblem } from '../build-problem.ts'
import type { PlanningProblem } from '../build-problem.ts'
import type { PlanningFacts } from '../planning-facts.ts'
import { lastAtSites, wishesOf } from '../read-facts.ts'
import { farAway, ticksOfMinutes } from '../time-line.ts'
import type { Legs } from '../travel/legs.ts'
import { overtimeOf } from './day-figures.ts'
import { livedRoutes } from './lived-routes.ts'
import type { LivedDay, LivedVisit } from './lived-day.ts'

/** A lived day as it is planned anew: which of its visits, and what planning looks at besides the policy. */
export interface DayToPlan {
  readonly facts: Omit<PlanningFacts, 'policy'>
  readonly planned: readonly LivedVisit[]
  /** Visits outside every shift of the day: somebody on call was there, and no plan could have held them. */
  readonly kept: readonly LivedVisit[]
  /** The longest anybody who had a shift worked past it: as much overtime as a plan may use. */
  readonly overtimeMinutes: number
}

/**
 * What is planned anew of a lived day: every visit as if it waited, as long as it really took, for as many people as
 * were on it, and with the promises it had before anybody came.
 */
export function dayToPlan({ store }: Pick<BackendContext, 'store'>, lived: LivedDay): DayToPlan {
  const { clock, day, lanes } = lived
  const shifts = lanes.flatMap(({ days }) => days.find((one) => one.day === day)?.shifts ?? [])
  const lastEnd = Math.max(...shifts.map(({ end }) => end))
  const isKept = (visit: LivedVisit) =>
    visit.served &&
    !shifts.some((shift) => overlaps(shift, visit)) &&
    (visit.start < lastEnd || visit.detail.clock.openedAt >= lastEnd)
  const kept = lived.visits.filter(isKept)
  const planned = lived.visits.filter((visit) => !isKept(visit))
  const waiting = planned.map((visit) => asIfItWaited(visit, clock.bounds(day)))
  const overtimes = livedRoutes(lived).filter(({ shifts: own }) => own.length > 0)
  return {
    facts: {
      clock,
      days: [day],
      now: null,
      lanes,
      waiting,
      mayMove: () => true,
      reckoned: new Map(),
      lastAtSite: lastAtSites(store.db, waiting, clock.bounds(day).start),
      wishes: wishesOf(store.db, waiting),
    },
    planned,
    kept,
    overtimeMinutes: Math.max(
      0,
      ...overtimes.map(({ shifts: own, stops }) =>
        overtimeOf({ shifts: own, stops: stops.filter(({ detail }) => !kept.some((one) => one.detail === detail)) }),
      ),
    ),
  }
}

/** The problem of a day under a policy. Nothing starts before it was reported, and overtime goes as far as it really went. */
export function problemOfDay(
  { facts, planned, overtimeMinutes }: DayToPlan,
  policy: Policy,
  legs: Legs,
): PlanningProblem {
  const built = buildProblem({ ...facts, policy }, legs)
  const reported = new Map(
    planned.map(({ detail, start }) => [detail.visit.id, built.line.tickOf(Math.min(detail.clock.openedAt, start))]),
  )
  const problem: Problem = {
    ...built.problem,
    visits: built.problem.visits.map((visit) => ({
      ...visit,
      windows: notBefore(visit.windows, reported.get(visit.id)!),
    })),
    routes: built.problem.routes.map((route) => ({ ...route, overtime: ticksOfMinutes(overtimeMinutes) })),
  }
  return { ...built, problem }
}

/** The windows from a tick on; those that are over by then stay, so that the visit keeps what was promised. */
function notBefore(windows: readonly Span[], tick: number): readonly Span[] {
  if (tick <= 0) return windows
  if (windows.length === 0) return [{ start: tick, end: farAway }]
  return windows.map(({ start, end }) => ({ start: end < tick ? start : Math.max(start, tick), end }))
}

function asIfItWaited({ detail, start, end }: LivedVisit, day: Interval): VisitDetail {
  const { visit, technicianIds } = detail
  const { windowStartsAt, windowEndsAt } = visit
  // A window of another day was given up before anybody came.
  const stands =
    windowStartsAt !== null && windowEndsAt !== null && windowStartsAt < day.end && windowEndsAt > day.start
  return {
    ...detail,
    crewSize: Math.max(1, technicianIds.length),
    visit: {
      ...visit,
      durationMinutes: Math.max(1, Math.round((end - start) / minuteMs)),
      ...(stands ? {} : { windowStartsAt: null, windowEndsAt: null }),
    },
  }
}
