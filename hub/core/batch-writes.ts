import { keysOf } from '#shared/sync/reads/indexed-fields.ts'
import { canonicalJson, emptyHash, sumOfHashes } from '#shared/sync/row-hash.ts'
import { rowHash } from './digest.ts'
import type { HubTransaction, HubWrites, KeptRecord, KeyLine, Move, ScopeSum } from './hub-store.ts'
import type { WorkingSet } from './working-set.ts'

/** What the records a batch changed come to in the store: lines, index, sums of scopes, and who left which scope. */
export async function recordWrites(
  tx: HubTransaction,
  set: WorkingSet,
): Promise<Pick<HubWrites, 'records' | 'keysGone' | 'keysNew' | 'moves' | 'scopes'>> {
  const records: KeptRecord[] = []
  const keysGone: KeyLine[] = []
  const keysNew: KeyLine[] = []
  const moves: Move[] = []
  const sums = new Map<string, { plus: string[]; minus: string[] }>()
  const sum = (scope: string) => {
    let known = sums.get(scope)
    if (!known) sums.set(scope, (known = { plus: [], minus: [] }))
    return known
  }
  for (const [entry, before] of set.changed()) {
    const { entity, id, row, at } = entry
    // Made and taken away within the batch: nobody ever saw it.
    if (!row && before.at === 0) continue
    const scope = entry.scope!
    const body = row ? canonicalJson(row) : null
    entry.hash = body === null ? '' : rowHash(entity, id, body)
    records.push({ entity, id, scope, at, hash: entry.hash, body })
    const oldKeys = before.row ? keysOf(entity, before.row) : []
    const newKeys = row ? keysOf(entity, row) : []
    for (const [key, value] of oldKeys)
      if (!newKeys.some(([k, v]) => k === key && v === value)) keysGone.push([entity, key, value, id])
    for (const [key, value] of newKeys)
      if (!oldKeys.some(([k, v]) => k === key && v === value)) keysNew.push([entity, key, value, id])
    if (before.row) sum(before.scope!).minus.push(before.hash)
    if (row) sum(scope).plus.push(entry.hash)
    if (before.row && before.scope !== scope) moves.push({ at, entity, id, fromScope: before.scope! })
  }
  return { records, keysGone, keysNew: once(keysNew), moves, scopes: await sumsAfter(tx, sums) }
}

/** A record may come to the same key by two ways; the index has it once. */
function once(lines: readonly KeyLine[]): KeyLine[] {
  return [...new Map(lines.map((line) => [line.join('\u0000'), line])).values()]
}

async function sumsAfter(
  tx: HubTransaction,
  changes: ReadonlyMap<string, { readonly plus: readonly string[]; readonly minus: readonly string[] }>,
): Promise<ScopeSum[]> {
  if (changes.size === 0) return []
  const stored = new Map((await tx.scopes([...changes.keys()])).map((one) => [one.scope, one]))
  return [...changes].map(([scope, { plus, minus }]) => {
    const before = stored.get(scope)
    const hash = sumOfHashes(before?.hash ?? emptyHash, plus, minus)
    return { scope, hash, rows: (before?.rows ?? 0) + plus.length - minus.length }
  })
}
