import { named } from './check-numbers.ts'
import type { Fault } from './check-numbers.ts'
import type { Problem } from './problem.ts'

/** Dependencies of visits that are not there, of a visit on itself, or in a circle. */
export function faultsOfLinks({ links, visits }: Problem): Fault[] {
  const known = new Set(visits.map(({ id }) => id))
  const faults = links.flatMap(({ visitId, onVisitId }): Fault[] => {
    const path = `links ${named(visitId)}`
    const unknown = [visitId, onVisitId].find((id) => !known.has(id))
    if (unknown !== undefined) return [{ path, message: `there is no visit ${named(unknown)}` }]
    return visitId === onVisitId ? [{ path, message: 'a visit depends on itself' }] : []
  })
  if (faults.length > 0 || links.length === 0) return faults
  const circle = visitInCircle({ links, visits })
  return circle === null ? [] : [{ path: `links ${named(circle)}`, message: 'dependencies go in a circle' }]
}

/** A visit that would have to come after itself; visits that start together count as one. */
function visitInCircle({ links, visits }: Pick<Problem, 'links' | 'visits'>): string | null {
  const leader = new Map(visits.map(({ id }) => [id, id]))
  const leaderOf = (id: string): string => {
    let found = id
    while (leader.get(found) !== found) found = leader.get(found)!
    return found
  }
  for (const link of links) if (link.kind === 'sameStart') leader.set(leaderOf(link.visitId), leaderOf(link.onVisitId))
  const after = Map.groupBy(
    links.filter(({ kind }) => kind !== 'sameStart'),
    ({ onVisitId }) => leaderOf(onVisitId),
  )
  const waits = new Map<string, number>()
  for (const followers of after.values()) {
    for (const { visitId } of followers) waits.set(leaderOf(visitId), (waits.get(leaderOf(visitId)) ?? 0) + 1)
  }
  const leaders = [...new Set(visits.map(({ id }) => leaderOf(id)))]
  const free = leaders.filter((id) => !waits.has(id))
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const { visitId } of after.get(id) ?? []) {
      const follower = leaderOf(visitId)
      const left = waits.get(follower)! - 1
      waits.set(follower, left)
      if (left === 0) free.push(follower)
    }
  }
  return leaders.find((id) => (waits.get(id) ?? 0) > 0) ?? null
}
