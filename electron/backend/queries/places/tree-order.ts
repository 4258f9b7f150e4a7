/** A member of a hierarchy. */
export interface TreeNode {
  readonly id: string
  readonly parentId: string | null
}

/** Ids in the order of the tree: each followed by its parts; one whose parent is not among them stands at the top. */
export function inTreeOrder(nodes: readonly TreeNode[]): string[] {
  const known = new Set(nodes.map(({ id }) => id))
  const children = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const ordered: string[] = []
  const walk = (parentId: string | null) => {
    for (const { id } of children.get(parentId) ?? []) {
      ordered.push(id)
      walk(id)
    }
  }
  walk(null)
  return ordered
}
