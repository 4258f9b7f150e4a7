import type { Link } from '../problem/link.ts'
import type { Problem } from '../problem/problem.ts'

/** Visits that start at once: the places of a crew, and visits linked by `sameStart`. */
export interface Stage {
  readonly nodes: readonly number[]
  /** Links that make this stage wait for an earlier one, and that make later ones wait for it. */
  readonly waitsFor: readonly StageLink[]
  readonly awaitedBy: readonly StageLink[]
}

/** A link with the first node of the visit at its other end. */
export interface StageLink {
  readonly link: Link
  readonly other: number
}

/** Visits that hang together, in an order in which they can be placed. */
export interface Group {
  readonly stages: readonly Stage[]
  readonly nodes: readonly number[]
}

/** The groups of a problem, in the order of its visits. Visits in a circle of dependencies are in no group. */
export function groupsOf(problem: Problem, visitOf: Int32Array): Group[] {
  const { visits, links } = problem
  const numbers = new Map(visits.map(({ id }, number) => [id, number]))
  const nodes = new Map<number, number[]>()
  visitOf.forEach((visit, node) => nodes.set(visit, [...(nodes.get(visit) ?? []), node]))
  const ends = links.map((link) => ({ link, visit: numbers.get(link.visitId)!, on: numbers.get(link.onVisitId)! }))
  const stageOf = joined(
    visits.length,
    ends.filter(({ link }) => link.kind === 'sameStart'),
  )
  const groupOf = joined(visits.length, ends)
  const grouped = visits.flatMap(({ crewSize }, v) =>
    crewSize > 1 || ends.some(({ visit, on }) => visit === v || on === v) ? [v] : [],
  )
  const after = ends.filter(({ link }) => link.kind !== 'sameStart')
  const stage = (members: readonly number[]): Stage => ({
    nodes: members.flatMap((v) => nodes.get(v)!),
    waitsFor: after.flatMap(({ link, visit, on }) =>
      members.includes(visit) ? [{ link, other: nodes.get(on)![0]! }] : [],
    ),
    awaitedBy: after.flatMap(({ link, visit, on }) =>
      members.includes(on) ? [{ link, other: nodes.get(visit)![0]! }] : [],
    ),
  })
  return [...Map.groupBy(grouped, (v) => groupOf[v]!).values()].map((members) => {
    const stages: Stage[] = []
    const placed = new Set<number>()
    let waiting = [...Map.groupBy(members, (v) => stageOf[v]!).values()]
    while (waiting.length > 0) {
      const ready = waiting.filter((stageMembers) =>
        after.every(({ visit, on }) => !stageMembers.includes(visit) || placed.has(on)),
      )
      if (ready.length === 0) break
      for (const stageMembers of ready) {
        stages.push(stage(stageMembers))
        for (const v of stageMembers) placed.add(v)
      }
      waiting = waiting.filter((stageMembers) => !ready.includes(stageMembers))
    }
    return { stages, nodes: stages.flatMap((one) => one.nodes) }
  })
}

/** The lowest number each of them is joined with, directly or by others. */
function joined(count: number, ends: readonly { readonly visit: number; readonly on: number }[]): number[] {
  const leader = Array.from({ length: count }, (_, v) => v)
  const leaderOf = (v: number): number => (leader[v] === v ? v : leaderOf(leader[v]!))
  for (const { visit, on } of ends) {
    const [low, high] = [leaderOf(visit), leaderOf(on)].sort((a, b) => a - b)
    leader[high!] = low!
  }
  return leader.map((_, v) => leaderOf(v))
}
