import type { Problem } from '../problem/problem.ts'
import { scheduleRoute } from './schedule-route.ts'
import type { RouteSchedule } from './route-schedule.ts'
import type { Sequences } from './sequences.ts'

/** Rounds after which times that chase each other in a circle are left as they are: the rules then say so. */
const roundLimit = 50

/**
 * The times of all routes. Where visits wait for each other (crews, dependencies) each round moves the earliest starts
 * up to what the others allow, until nothing moves any more: the earliest times that satisfy them all.
 */
export function scheduleAll(problem: Problem, sequences: Sequences): RouteSchedule[] {
  const notBefore = new Map<string, number>()
  const scheduleOne = (number: number) =>
    scheduleRoute(problem, problem.routes[number]!, sequences[number] ?? [], notBefore)
  let schedules = problem.routes.map((_, number) => scheduleOne(number))
  const waits = problem.links.length > 0 || problem.visits.some(({ crewSize }) => crewSize > 1)
  if (!waits) return schedules
  for (let round = 0; round < roundLimit; round++) {
    if (!raise(problem, schedules, notBefore)) break
    schedules = problem.routes.map((_, number) => scheduleOne(number))
  }
  return schedules
}

/** Moves earliest starts up; false when nothing had to move. */
function raise(problem: Problem, schedules: readonly RouteSchedule[], notBefore: Map<string, number>): boolean {
  const starts = new Map<string, number>()
  const ends = new Map<string, number>()
  let moved = false
  for (const { stops } of schedules)
    for (const { visit, startAt, endAt } of stops) {
      if (!visit) continue
      if (starts.has(visit.id) && starts.get(visit.id) !== startAt) moved = true
      starts.set(visit.id, Math.max(starts.get(visit.id) ?? -Infinity, startAt))
      ends.set(visit.id, Math.max(ends.get(visit.id) ?? -Infinity, endAt))
    }
  for (const { visitId, onVisitId, kind } of problem.links) {
    const start = starts.get(visitId)
    const from = kind === 'sameStart' ? starts.get(onVisitId) : ends.get(onVisitId)
    if (start === undefined || from === undefined) continue
    if (start < from) starts.set(visitId, from)
    else if (kind === 'sameStart' && start > from) starts.set(onVisitId, start)
    moved ||= kind === 'sameStart' ? start !== from : start < from
  }
  if (moved) for (const [visitId, start] of starts) if (waitsForOthers(problem, visitId)) notBefore.set(visitId, start)
  return moved
}

function waitsForOthers(problem: Problem, visitId: string): boolean {
  return (
    problem.links.some((link) => link.visitId === visitId || link.onVisitId === visitId) ||
    problem.visits.some(({ id, crewSize }) => id === visitId && crewSize > 1)
  )
}
