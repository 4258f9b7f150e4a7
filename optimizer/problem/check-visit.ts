import { faultsOfCounts, faultsOfSpan, highestCost, isWhole, latestTick, named } from './check-numbers.ts'
import type { Fault } from './check-numbers.ts'
import type { ProblemVisit } from './problem-visit.ts'

/** Skill levels above this are taken for a mistake. */
const highestLevel = 100
/** So many technicians never come at once. */
const largestCrew = 50

/** What is senseless about one visit. */
export function faultsOfVisit(visit: ProblemVisit, places: number, routeIds: ReadonlySet<string>): Fault[] {
  const path = `visits ${named(visit.id)}`
  const { service, setup, lateCost, skipCost, windows, wish, dueAt, locked } = visit
  const faults = [
    ...faultsOfCounts(path, { service, setup }),
    ...faultsOfCounts(path, { lateCost, skipCost }, highestCost),
    ...windows.flatMap((window, number) => faultsOfSpan(`${path}.windows[${number}]`, window)),
    ...(wish ? faultsOfSpan(`${path}.wish`, wish) : []),
    ...visit.load.flatMap((load, number) => faultsOfCounts(path, { [`load[${number}]`]: load })),
  ]
  const say = (part: string, message: string) => void faults.push({ path: `${path}.${part}`, message })
  if (!isWhole(visit.place, 0, places - 1)) say('place', `there is no place ${visit.place}`)
  if (dueAt !== null && !isWhole(dueAt, -latestTick, latestTick)) say('dueAt', `${dueAt} is no time`)
  windows.slice(1).forEach((window, number) => {
    if (window.start <= windows[number]!.end) say('windows', 'the windows are not in order and apart')
  })
  for (const { skill, level } of visit.skills) {
    if (!isWhole(level, 1, highestLevel)) say('skills', `${level} is no level of ${named(skill)}`)
  }
  if (!isWhole(visit.crewSize, 1, largestCrew)) say('crewSize', `a crew of ${visit.crewSize} is not possible`)
  if (locked) {
    const unknown = locked.routeIds.find((id) => !routeIds.has(id))
    if (unknown !== undefined) say('locked', `there is no route ${named(unknown)}`)
    if (locked.start !== null && !isWhole(locked.start, -latestTick, latestTick)) {
      say('locked', `${locked.start} is no time`)
    }
  }
  return faults
}
