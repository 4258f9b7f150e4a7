import type { VisitDependency } from './visit-dependency.ts'

type Edge = Pick<VisitDependency, 'visitId' | 'onVisitId'>

/** The dependencies that lead from one visit to another, the shortest way; null when there is none. */
export function chainBetween<T extends Edge>(dependencies: readonly T[], fromId: string, toId: string): T[] | null {
  const edges = Map.groupBy(dependencies, ({ visitId }) => visitId)
  const cameBy = new Map<string, T>()
  const queue = [fromId]
  for (const id of queue) {
    for (const edge of edges.get(id) ?? []) {
      if (edge.onVisitId === fromId || cameBy.has(edge.onVisitId)) continue
      cameBy.set(edge.onVisitId, edge)
      if (edge.onVisitId === toId) return wayTo(toId, fromId, cameBy)
      queue.push(edge.onVisitId)
    }
  }
  return null
}

function wayTo<T extends Edge>(toId: string, fromId: string, cameBy: ReadonlyMap<string, T>): T[] {
  const way: T[] = []
  for (let id = toId; id !== fromId;) {
    const edge = cameBy.get(id)!
    way.unshift(edge)
    id = edge.visitId
  }
  return way
}
