import type { AssetRow } from '#shared/queries/assets.ts'
import type { SiteRow } from '#shared/queries/places.ts'

/** One line of the tree: a site, an asset under it, or the line that stands for assets still being fetched. */
export type TreeRow =
  | { readonly kind: 'site'; readonly row: SiteRow; readonly level: 1; readonly expanded: boolean }
  | { readonly kind: 'asset'; readonly row: AssetRow; readonly level: number; readonly expanded: boolean | null }
  | { readonly kind: 'waiting'; readonly siteId: string; readonly level: 2 }

/** The tree as one list. */
export interface FlatTree {
  readonly count: number
  rowAt(index: number): TreeRow | undefined
  indexOf(id: string): number
  /** Which site a line belongs to, as the list of sites counts them. */
  siteIndexAt(index: number): number
}

/**
 * Lays a list of sites and the assets of those that are unfolded out as one list. Sites may be far more than are known;
 * only the unfolded ones are looked at, so a hundred thousand cost nothing.
 */
export function flattenTree(
  siteCount: number,
  siteAt: (index: number) => SiteRow | undefined,
  open: ReadonlySet<string>,
  assetsAt: ReadonlyMap<string, readonly AssetRow[] | undefined>,
  folded: ReadonlySet<string>,
): FlatTree {
  const blocks: { readonly siteIndex: number; readonly start: number; readonly rows: readonly TreeRow[] }[] = []
  let added = 0
  for (let index = 0; index < siteCount && blocks.length < open.size; index++) {
    const site = siteAt(index)
    if (!site || !open.has(site.id)) continue
    const assets = assetsAt.get(site.id)
    const rows: readonly TreeRow[] = assets ? nested(assets, folded) : [{ kind: 'waiting', siteId: site.id, level: 2 }]
    blocks.push({ siteIndex: index, start: index + added + 1, rows })
    added += rows.length
  }
  /** The last block that begins at or before a line. */
  const blockAt = (index: number) => blocks.findLast(({ start }) => start <= index)
  const siteIndexAt = (index: number) => {
    const block = blockAt(index)
    if (!block) return index
    const behind = index - block.start - block.rows.length
    return behind < 0 ? block.siteIndex : block.siteIndex + 1 + behind
  }
  return {
    count: siteCount + added,
    siteIndexAt,
    rowAt(index) {
      const block = blockAt(index)
      const inside = block?.rows[index - block.start]
      if (inside) return inside
      const site = siteAt(siteIndexAt(index))
      return site && { kind: 'site', row: site, level: 1, expanded: open.has(site.id) }
    },
    indexOf(id) {
      for (const { start, rows } of blocks) {
        const at = rows.findIndex((row) => row.kind === 'asset' && row.row.id === id)
        if (at >= 0) return start + at
      }
      for (let index = 0; index < siteCount; index++) {
        if (siteAt(index)?.id !== id) continue
        return index + blocks.filter((block) => block.siteIndex < index).reduce((sum, { rows }) => sum + rows.length, 0)
      }
      return -1
    },
  }
}

/** Assets in the order of their tree with their depth; what is under a folded one is left out. */
function nested(assets: readonly AssetRow[], folded: ReadonlySet<string>): TreeRow[] {
  const known = new Set(assets.map(({ id }) => id))
  const wholes = new Set(assets.flatMap(({ parentId }) => (parentId !== null && known.has(parentId) ? [parentId] : [])))
  const levels = new Map<string, number>()
  const hidden = new Set<string>()
  return assets.flatMap((row): TreeRow[] => {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null
    levels.set(row.id, parent === null ? 2 : (levels.get(parent) ?? 1) + 1)
    if (parent !== null && (hidden.has(parent) || folded.has(parent))) {
      hidden.add(row.id)
      return []
    }
    const expanded = wholes.has(row.id) ? !folded.has(row.id) : null
    return [{ kind: 'asset', row, level: levels.get(row.id)!, expanded }]
  })
}
