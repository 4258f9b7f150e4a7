import { rankRoutes } from '#optimizer/explain/rank.ts'
import type { RankedPlace, RankedRoute } from '#optimizer/explain/rank.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import type { MatchRefusal } from '#shared/queries/match.ts'
import { judgedByBoard } from './asked.ts'
import type { Asked } from './asked.ts'
import { personOf, refusalIn } from './candidate.ts'

/**
 * Refusals of a visit with a crew, told anew: who could come alone is refused because of those who go along, with the
 * name of the one who is busy or the number of people who are free; the others by what stands in their own way.
 */
export function crewRefusals(asked: Asked, refused: readonly RankedRoute[]): Map<string, MatchRefusal> {
  const { crew, request, built } = asked
  if (!crew || refused.length === 0) return new Map()
  const ids = new Set(refused.map(({ routeId }) => routeId))
  const routes = request.problem.routes.filter(({ id }) => ids.has(id))
  const alone = rankRoutes({ ...request, closed: [], problem: { ...request.problem, routes } })
  return new Map(
    alone.map((route): [string, MatchRefusal] => {
      const { routeId, place } = route
      if (!place) return [routeId, { ...refusalIn(route, asked), nearMiss: null }]
      const person = personOf(built, routeId)
      const { violations } = judgedByBoard(asked, routeId, place.startAt)
      const judged = violations.find(({ severity }) => severity !== 'warns')
      if (judged) return [routeId, { ...person, reason: judged, saidBy: 'board', nearMiss: null }]
      const short = shortOfPeople(asked, routeId, place)
      if (short) return [routeId, { ...person, reason: short, saidBy: 'ranking', nearMiss: null }]
      return [
        routeId,
        refusalIn(
          refused.find((one) => one.routeId === routeId)!,
          asked,
        ),
      ]
    }),
  )
}

/** That not enough people are free to go along to a place, with the numbers; null where they are. */
export function shortOfPeople({ crew, built }: Asked, routeId: string, place: RankedPlace): Violation | null {
  if (!crew) return null
  const { line } = built
  const time = { start: line.instantOf(place.startAt), end: line.instantOf(place.endAt) }
  const { assigned, wanted, freeCount } = crew.along(personOf(built, routeId).technicianId, time)
  if (freeCount >= wanted) return null
  const facts = { needed: crew.needed, free: 1 + assigned.length + freeCount, fromAt: time.start, endsAt: time.end }
  return { rule: 'crew-free', severity: 'asks', facts }
}
