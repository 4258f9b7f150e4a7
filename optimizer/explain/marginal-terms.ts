import { startCost } from '../evaluate/route-terms.ts'
import { staticCost } from '../evaluate/static-cost.ts'
import type { Problem } from '../problem/problem.ts'
import type { ProblemVisit } from '../problem/problem-visit.ts'
import type { TermName, Terms } from '../terms/terms.ts'
import type { DayAsPlanned } from './day-as-planned.ts'
import type { Gap } from './gap.ts'

/** What a visit costs on a day whatever the time: the same for every gap. */
export type DayCost = Partial<Record<TermName, number>>

/** The part of the cost that no gap changes. */
export function dayCostOf(problem: Problem, visit: ProblemVisit, { route, stops }: DayAsPlanned): DayCost {
  const cost = staticCost(problem, visit, route)
  const vehicle = (stops.length === 0 ? route.fixedCost : 0) + route.serviceCost * visit.service
  return vehicle === 0 ? cost : { ...cost, vehicle }
}

/**
 * What the objective grows by, term by term, when a visit starts in a gap of a day and everything else stays: the
 * difference of the evaluator's terms of the day with and without it.
 */
export function marginalTerms(
  problem: Problem,
  visit: ProblemVisit,
  day: DayAsPlanned,
  dayCost: DayCost,
  gap: Gap,
  startAt: number,
): Terms {
  const { weights } = problem
  const { route, stops } = day
  const terms: Partial<Record<TermName, number>> = { ...dayCost }
  const add = (name: TermName, cost: number) => {
    if (cost !== 0) terms[name] = (terms[name] ?? 0) + cost
  }
  const travel = gap.legBefore.ticks + gap.legAfter.ticks - Math.max(0, gap.legReplaced?.ticks ?? 0)
  const endAt = startAt + gap.work
  add('travel', weights.travel * travel)
  if (weights.distance > 0) {
    const kilometres = (metres: number) => Math.round((metres * weights.distance) / 1000)
    add(
      'distance',
      kilometres(gap.legBefore.metres) + kilometres(gap.legAfter.metres) - kilometres(gap.legReplaced?.metres ?? 0),
    )
  }
  if (weights.wait > 0) add('wait', weights.wait * moreIdle(day, gap, travel, startAt, endAt))
  if (gap.after === null) {
    const outside = route.commute === 'outsideShift'
    const last = stops.at(-1)
    const wasOver = last ? last.endAt + (outside ? 0 : Math.max(0, gap.legReplaced?.ticks ?? 0)) : route.shift.start
    const isOver = endAt + (outside ? 0 : gap.legAfter.ticks)
    const overtime = (at: number) => Math.max(0, at - route.shift.end)
    add('overtime', weights.overtime * (overtime(isOver) - overtime(wasOver)))
  }
  if (weights.balance > 0) {
    const shift = Math.max(1, route.shift.end - route.shift.start)
    const busy = day.travel + day.work
    const cost = (ticks: number) => Math.round((weights.balance * ticks * ticks) / shift / 100)
    add('balance', cost(busy + travel + gap.work) - cost(busy))
  }
  const timed = startCost(problem, { startAt, endAt }, visit)
  for (const [name, cost] of Object.entries(timed)) add(name as TermName, cost)
  return terms
}

/** How much longer the technician waits between leaving home as late as possible and the end of the last stop. */
function moreIdle({ stops }: DayAsPlanned, gap: Gap, travel: number, startAt: number, endAt: number): number {
  if (stops.length === 0) return 0
  if (gap.before === null) return stops[0]!.startAt - endAt - gap.legAfter.ticks
  if (gap.after === null) return startAt - stops.at(-1)!.endAt - gap.legBefore.ticks
  return -(travel + gap.work)
}
