import type { EntityName, EntityRow, NewRow, RowPatch } from '../../domain/entities.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import type { CustomValues } from '../../domain/custom-field/custom-values.ts'
import type { DeskEdits } from './desk-edits.ts'

/** A record on the shelf: stored already, or to be inserted with this batch. */
export interface Slot<E extends EntityName> {
  readonly row: NewRow<E>
  readonly stored: boolean
}

/**
 * The records of one kind that a batch may touch, by external id: what is stored, plus what the batch adds. Several
 * rows of a batch may speak of the same record; each record is still written at most once.
 */
export interface Shelf<E extends EntityName> {
  find(key: string): Slot<E> | null
  add(key: string, row: NewRow<E>): Slot<E>
  /**
   * Sets fields that differ, but for those the office has changed since the last import; true when one was set.
   * Values of custom fields (`custom`) are judged one by one, and what is not named of them stays.
   */
  patch(slot: Slot<E>, set: RowPatch<E>): boolean
  changes(): Change[]
}

export function createShelf<E extends EntityName>(
  entity: E,
  stored: readonly EntityRow<E>[],
  keyOf: (row: EntityRow<E>) => string | null,
  edits: DeskEdits,
): Shelf<E> {
  const byKey = new Map<string, Slot<E>>()
  for (const row of stored) {
    const key = keyOf(row)
    if (key !== null) byKey.set(key, { row: { ...row } as NewRow<E>, stored: true })
  }
  const added: Slot<E>[] = []
  const patches = new Map<Slot<E>, RowPatch<E>>()
  const ownKeys = new Map<Slot<E>, Set<string>>()

  /** The custom values of a record with those of a row, or null when nothing changes. */
  const customWith = (slot: Slot<E>, offered: CustomValues): CustomValues | null => {
    const current = ((slot.row as Record<string, unknown>)['custom'] ?? {}) as CustomValues
    const set = ownKeys.get(slot) ?? new Set()
    const differing = Object.entries(offered).filter(
      ([key, value]) =>
        current[key] !== value && !(slot.stored && !set.has(key) && edits.keepsCustom(entity, slot.row, key)),
    )
    if (differing.length === 0) return null
    for (const [key] of differing) set.add(key)
    ownKeys.set(slot, set)
    return { ...current, ...Object.fromEntries(differing) }
  }

  return {
    find: (key) => byKey.get(key) ?? null,
    add(key, row) {
      const slot = { row, stored: false }
      byKey.set(key, slot)
      added.push(slot)
      return slot
    },
    patch(slot, set) {
      const fields = slot.row as Record<string, unknown>
      // What this batch has set itself is no edit of the office.
      const own = patches.get(slot) ?? {}
      const { custom: offered, ...plain } = set as Record<string, unknown>
      const differing = Object.entries(plain).filter(
        ([field, value]) =>
          value !== undefined &&
          fields[field] !== value &&
          !(slot.stored && !(field in own) && edits.keeps(entity, slot.row, field)),
      )
      const custom = offered === undefined ? null : customWith(slot, offered as CustomValues)
      if (custom !== null) differing.push(['custom', custom])
      if (differing.length === 0) return false
      Object.assign(slot.row, Object.fromEntries(differing))
      if (slot.stored) patches.set(slot, { ...own, ...Object.fromEntries(differing) } as RowPatch<E>)
      return true
    },
    changes: () => [
      ...added.map((slot) => insert(entity, slot.row)),
      ...[...patches].map(([slot, set]) => update(entity, slot.row.id, set)),
    ],
  }
}
