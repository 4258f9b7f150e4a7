import { mostUses } from '#shared/commands/read.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { PrimitiveRead } from '#shared/sync/reads/primitive-read.ts'
import { referencesTo } from '#shared/sync/reads/references.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import type { HubTransaction } from './hub-store.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * How many records point at one, by kind. Reads every record of the kinds that could: it is asked before something is
 * removed, which is rare, and spares an index of every field.
 */
export async function countUses(
  tx: HubTransaction,
  set: WorkingSet,
  { entity, id }: Extract<PrimitiveRead, { kind: 'uses' }>,
): Promise<StoredRow[]> {
  const fields = referencesTo(entity)
  const rows = new Map<string, readonly [EntityName, StoredRow | null]>()
  for (const kept of await tx.holding([...fields.keys()], `"${id}"`)) {
    const row = kept.body === null ? null : (JSON.parse(kept.body) as StoredRow)
    rows.set(`${kept.entity} ${kept.id}`, [kept.entity, row])
  }
  for (const changed of set.changed().keys()) rows.set(`${changed.entity} ${changed.id}`, [changed.entity, changed.row])
  const counts: Partial<Record<EntityName, number>> = {}
  for (const [from, row] of rows.values()) {
    const points = row && (row['deletedAt'] ?? null) === null && fields.get(from)?.some((field) => row[field] === id)
    if (points) counts[from] = Math.min(mostUses, (counts[from] ?? 0) + 1)
  }
  return [{ id, rev: 0, counts }]
}
