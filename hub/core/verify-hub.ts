import { emptyHash, sumOfHashes } from '#shared/sync/row-hash.ts'
import { rowHash, sealOver } from './digest.ts'
import { firstSeal } from './first-start.ts'
import type { HubStore } from './hub-store.ts'

/** What a look at everything the hub keeps found. */
export interface HubReport {
  readonly lines: number
  /** Place in the order of the first line of the audit whose seal does not fit; null when all do, up to the last. */
  readonly brokenAt: number | null
  readonly records: number
  /** Records whose hash is not the one kept with them, `kind id`; a hundred at most. */
  readonly damaged: readonly string[]
  /** Scopes whose sum is not that of their records. */
  readonly wrongScopes: readonly string[]
}

const page = 1_000
const mostNamed = 100

/** Whether nothing was found that should not be. */
export function isSound({ brokenAt, damaged, wrongScopes }: HubReport): boolean {
  return brokenAt === null && damaged.length === 0 && wrongScopes.length === 0
}

/** Reads everything once and compares seals, hashes and sums. Nobody may commit meanwhile, or it finds what is under way. */
export async function verifyHub(store: HubStore, orgId: string): Promise<HubReport> {
  return { ...(await verifyAudit(store, orgId)), ...(await verifyRecords(store, orgId)) }
}

async function verifyAudit(store: HubStore, orgId: string): Promise<Pick<HubReport, 'lines' | 'brokenAt'>> {
  let [seal, after, lines] = [firstSeal, 0, 0]
  let brokenAt: number | null = null
  for (;;) {
    const some = await store.audit(orgId, after, page)
    for (const line of some) {
      if (sealOver(seal, line) !== line.seal) brokenAt ??= line.atTo
      // Go on from the seal that is kept: one changed line is then one finding.
      seal = line.seal
      lines += 1
      after = line.atTo
    }
    if (some.length < page) break
  }
  const org = await store.org(orgId)
  // The office's row knows the last seal: lines cut off at the end show.
  if (org && org.seal !== seal) brokenAt ??= after + 1
  return { lines, brokenAt }
}

async function verifyRecords(
  store: HubStore,
  orgId: string,
): Promise<Pick<HubReport, 'records' | 'damaged' | 'wrongScopes'>> {
  const found = new Map<string, string>()
  const damaged: string[] = []
  let records = 0
  let after: readonly [string, string] | null = null
  for (;;) {
    const some = await store.standing(orgId, null, after, page)
    const hashes = Map.groupBy(some, ({ scope }) => scope)
    for (const [scope, of] of hashes) {
      const own = of.map(({ entity, id, body }) => rowHash(entity, id, body!))
      found.set(scope, sumOfHashes(found.get(scope) ?? emptyHash, own))
      for (const [index, { entity, id, hash }] of of.entries())
        if (hash !== own[index] && damaged.length < mostNamed) damaged.push(`${entity} ${id}`)
    }
    records += some.length
    const last = some.at(-1)
    if (!last || some.length < page) break
    after = [last.entity, last.id]
  }
  const kept = new Map((await store.sums(orgId, null)).map(({ scope, hash }) => [scope, hash]))
  const scopes = new Set([...kept.keys(), ...found.keys()])
  const wrongScopes = [...scopes].filter((scope) => (kept.get(scope) ?? emptyHash) !== (found.get(scope) ?? emptyHash))
  return { records, damaged, wrongScopes: wrongScopes.toSorted() }
}
