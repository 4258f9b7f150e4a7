import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { PrimitiveRead } from '#shared/sync/reads/primitive-read.ts'
import { homeOf, officeScope, scopeOfTerritory } from '#shared/sync/scope-of-row.ts'
import type { HubTransaction } from './hub-store.ts'
import { loadIds, loadMissing } from './load-missing.ts'
import { nothingMissing } from './working-set.ts'
import type { Entry, WorkingSet } from './working-set.ts'

interface Child {
  readonly entity: EntityName
  readonly field: string
}

/** Kinds whose records stand where a record of this kind stands. */
const childrenOf = new Map<EntityName, Child[]>()
for (const entity of entityNames) {
  const home = homeOf(entity)
  if (home.by === 'parent')
    childrenOf.set(home.entity, [...(childrenOf.get(home.entity) ?? []), { entity, field: home.field }])
}

/**
 * Gives every record the batch changed its scope; when a record moves, so does all that belongs to it, which `moved` is
 * told of.
 */
export async function placeRecords(tx: HubTransaction, set: WorkingSet, moved: (entry: Entry) => void): Promise<void> {
  let round = [...set.changed().keys()]
  while (round.length > 0) {
    await loadParents(tx, set, round)
    const wandered = round.filter((entry) => place(entry, set))
    round = await childrenThatMove(tx, set, wandered)
    for (const entry of round) {
      set.touch(entry)
      moved(entry)
    }
  }
}

/** Sets the scope of a record; whether it stood in another one before. */
function place(entry: Entry, set: WorkingSet): boolean {
  const scope = entry.row ? scopeOf(entry, set) : (entry.scope ?? officeScope)
  const before = entry.scope
  entry.scope = scope
  return before !== null && before !== scope
}

function scopeOf(entry: Entry, set: WorkingSet): string {
  const home = homeOf(entry.entity)
  if (!entry.row || home.by === 'office') return entry.row ? officeScope : (entry.scope ?? officeScope)
  if (home.by === 'territory') return scopeOfTerritory((entry.row['territoryId'] ?? null) as string | null)
  const parentId = entry.row[home.field]
  const parent = typeof parentId === 'string' ? set.entry(home.entity, parentId) : undefined
  return parent ? scopeOf(parent, set) : officeScope
}

/** Loads what the scopes of these records hang on, level by level. */
async function loadParents(tx: HubTransaction, set: WorkingSet, entries: readonly Entry[]): Promise<void> {
  let level: readonly Entry[] = entries
  while (level.length > 0) {
    const wanted = new Map<EntityName, Set<string>>()
    for (const { entity, row } of level) {
      const home = homeOf(entity)
      const id = home.by === 'parent' ? row?.[home.field] : null
      if (home.by === 'parent' && typeof id === 'string') {
        const of = wanted.get(home.entity) ?? new Set()
        wanted.set(home.entity, of.add(id))
      }
    }
    await loadIds(tx, set, wanted)
    level = [...wanted].flatMap(([entity, ids]) => [...ids].flatMap((id) => set.entry(entity, id) ?? []))
  }
}

/** What belongs to records that moved and does not stand with them yet. */
async function childrenThatMove(tx: HubTransaction, set: WorkingSet, moved: readonly Entry[]): Promise<Entry[]> {
  const questions = moved.flatMap(({ entity, id }) =>
    (childrenOf.get(entity) ?? []).map((child): Extract<PrimitiveRead, { kind: 'byKey' }> => ({
      kind: 'byKey',
      entity: child.entity,
      key: child.field,
      values: [id],
    })),
  )
  const missing = nothingMissing()
  if (set.miss(questions, missing)) await loadMissing(tx, set, missing)
  return questions.flatMap((question) =>
    set.answer(question).flatMap((row) => {
      const entry = set.entry(question.entity, row.id)!
      return scopeOf(entry, set) === entry.scope ? [] : [entry]
    }),
  )
}
