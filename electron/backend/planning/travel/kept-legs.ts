import type { LegLookup } from '#shared/domain/travel/known-legs.ts'
import { placeNumber } from '#shared/domain/travel/known-legs.ts'
import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import type { Store } from '../../../store/store.ts'
import { keptLegsFrom, stampOfLegs, keepsLegsOf } from '../../../store/travel-legs.ts'
import type { LegServer } from '../../../store/travel-legs.ts'

interface Kept {
  readonly stamp: string
  readonly lookup: LegLookup
}

/** The legs that were looked up in each open store; forgotten as soon as others are kept. */
const looked = new WeakMap<Store, Kept>()

/**
 * Looks kept legs up: all that lead from a place are read at once the first time one of them is wanted, and stay in memory.
 * Null where nothing of this server is kept.
 */
export function keptLookup(store: Store, server: LegServer): LegLookup | null {
  if (!keepsLegsOf(store.db, server)) return null
  const stamp = `${server.kind} ${server.url} ${stampOfLegs(store.db)}`
  const before = looked.get(store)
  if (before?.stamp === stamp) return before.lookup
  const rows = new Map<number, Map<number, TravelLeg | null>>()
  const lookup: LegLookup = (from, to) => {
    const start = placeNumber(from)
    let row = rows.get(start)
    if (!row) rows.set(start, (row = keptLegsFrom(store.db, server.kind, start)))
    return row.get(placeNumber(to)) ?? null
  }
  looked.set(store, { stamp, lookup })
  return lookup
}
