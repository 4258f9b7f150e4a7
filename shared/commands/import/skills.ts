import type { EntityRow } from '../../domain/entities.ts'
import { tidy } from '../../domain/import/address.ts'
import type { DeskEdits } from './desk-edits.ts'
import { createShelf } from './record-shelf.ts'
import type { BatchContext } from './run.ts'

/** Skills by name, compared without case; one that is not there yet is made. */
export function createSkills(
  stored: readonly EntityRow<'skills'>[],
  context: Pick<BatchContext, 'newId'>,
  edits: DeskEdits,
) {
  const keyOf = (name: string) => tidy(name).toLowerCase()
  const shelf = createShelf('skills', stored, (skill) => keyOf(skill.name), edits)
  return {
    idOf(name: string | null): string | null {
      if (name === null || keyOf(name) === '') return null
      const slot = shelf.find(keyOf(name)) ?? shelf.add(keyOf(name), { id: context.newId(), name: tidy(name) })
      return slot.row.id
    },
    changes: shelf.changes,
  }
}
