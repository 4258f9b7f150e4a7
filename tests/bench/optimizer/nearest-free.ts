import { evaluate } from '#optimizer/evaluate/evaluate.ts'
import { judgeRoute } from '#optimizer/constraints/route-constraints.ts'
import { scheduleRoute } from '#optimizer/evaluate/schedule-route.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { SequenceStop } from '#optimizer/evaluate/sequences.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { ProblemVisit } from '#optimizer/problem/problem-visit.ts'

/** A technician who could take a visit next. */
interface Offer {
  readonly number: number
  readonly startAt: number
  readonly travel: number
}

/** Who is asked first: who can begin soonest, or who drives least; the other one decides between equals. */
export type Asked = 'soonest' | 'nearest'

/**
 * What is done without a plan: visits in order of their deadline (of equal ones in the problem's order), each behind the
 * day so far of one technician who may do it and still can. Nothing once given is moved again. It obeys the same hard
 * rules; a visit nobody can take any more is left out. Throws where crews, links or visits that stand are in the way.
 */
export function planNearestFree(problem: Problem, asked: Asked): Plan {
  if (problem.links.length > 0 || problem.visits.some(({ crewSize, locked }) => crewSize > 1 || locked))
    throw new Error('the nearest free technician is only known for visits of one technician that stand nowhere yet')
  const better = asked === 'soonest' ? soonest : nearest
  const sequences: SequenceStop[][] = problem.routes.map(() => [])
  const due = ({ dueAt }: ProblemVisit) => dueAt ?? Number.MAX_SAFE_INTEGER
  for (const visit of problem.visits.toSorted((a, b) => due(a) - due(b))) {
    const offers = problem.routes.flatMap((_, number) => offerOf(problem, number, sequences[number]!, visit))
    const [best] = offers.toSorted(better)
    if (best) sequences[best.number]!.push(visitStop(visit.id))
  }
  return evaluate(problem, sequences)
}

const soonest = (a: Offer, b: Offer) => a.startAt - b.startAt || a.travel - b.travel
const nearest = (a: Offer, b: Offer) => a.travel - b.travel || a.startAt - b.startAt

/** Nothing where the visit breaks a rule at the end of that day. */
function offerOf(problem: Problem, number: number, before: readonly SequenceStop[], visit: ProblemVisit): Offer[] {
  const schedule = scheduleRoute(problem, problem.routes[number]!, [...before, visitStop(visit.id)])
  if (judgeRoute(schedule, problem).length > 0) return []
  const stop = schedule.stops.find((one) => one.visit?.id === visit.id)!
  return [{ number, startAt: stop.startAt, travel: stop.travel ?? 0 }]
}
