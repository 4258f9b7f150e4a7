import type { CustomerRow, SiteRow } from '#shared/queries/places.ts'
import type { PlaceRow } from './place-columns.tsx'

/** The tree as one list. */
export interface FlatCustomers {
  readonly count: number
  rowAt(index: number): PlaceRow | undefined
  indexOf(id: string): number
  /** Which customer a line belongs to, as the list of customers counts them. */
  customerIndexAt(index: number): number
}

/** The sites of an unfolded customer: undefined while they are fetched. */
export interface SitesOf {
  readonly rows: readonly SiteRow[]
  readonly more: boolean
}

/** Lays customers and the sites of those that are unfolded out as one list; only the unfolded ones are looked at. */
export function flattenCustomers(
  customerCount: number,
  customerAt: (index: number) => CustomerRow | undefined,
  open: ReadonlySet<string>,
  sitesOf: ReadonlyMap<string, SitesOf | undefined>,
  folded: ReadonlySet<string>,
): FlatCustomers {
  const blocks: { readonly at: number; readonly start: number; readonly rows: readonly PlaceRow[] }[] = []
  let added = 0
  for (let index = 0; index < customerCount && blocks.length < open.size; index++) {
    const customer = customerAt(index)
    if (!customer || !open.has(customer.id)) continue
    const rows = linesOf(customer, sitesOf.get(customer.id), folded)
    blocks.push({ at: index, start: index + added + 1, rows })
    added += rows.length
  }
  const blockAt = (index: number) => blocks.findLast(({ start }) => start <= index)
  const customerIndexAt = (index: number) => {
    const block = blockAt(index)
    if (!block) return index
    const behind = index - block.start - block.rows.length
    return behind < 0 ? block.at : block.at + 1 + behind
  }
  return {
    count: customerCount + added,
    customerIndexAt,
    rowAt(index) {
      const block = blockAt(index)
      const inside = block?.rows[index - block.start]
      if (inside) return inside
      const row = customerAt(customerIndexAt(index))
      return row && { kind: 'customer', row, level: 1, expanded: row.sites === 0 ? null : open.has(row.id) }
    },
    indexOf(id) {
      for (const { start, rows } of blocks) {
        const at = rows.findIndex((line) => line.kind === 'site' && line.row.id === id)
        if (at >= 0) return start + at
      }
      for (let index = 0; index < customerCount; index++) {
        if (customerAt(index)?.id !== id) continue
        return index + blocks.filter((block) => block.at < index).reduce((sum, { rows }) => sum + rows.length, 0)
      }
      return -1
    },
  }
}

function linesOf(customer: CustomerRow, sites: SitesOf | undefined, folded: ReadonlySet<string>): PlaceRow[] {
  if (!sites) return [{ kind: 'waiting', customerId: customer.id, level: 2 }]
  const known = new Set(sites.rows.map(({ id }) => id))
  const wholes = new Set(
    sites.rows.flatMap(({ parentId }) => (parentId !== null && known.has(parentId) ? [parentId] : [])),
  )
  const levels = new Map<string, number>()
  const hidden = new Set<string>()
  const lines = sites.rows.flatMap((row): PlaceRow[] => {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null
    levels.set(row.id, parent === null ? 2 : (levels.get(parent) ?? 1) + 1)
    if (parent !== null && (hidden.has(parent) || folded.has(parent))) {
      hidden.add(row.id)
      return []
    }
    return [
      { kind: 'site', row, level: levels.get(row.id)!, expanded: wholes.has(row.id) ? !folded.has(row.id) : null },
    ]
  })
  const count = customer.sites - sites.rows.length
  return sites.more && count > 0 ? [...lines, { kind: 'more', customerId: customer.id, count, level: 2 }] : lines
}
