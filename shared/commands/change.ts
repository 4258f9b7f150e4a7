import type { EntityName, NewRow, RowPatch } from '../domain/entities.ts'

/** One write a command asks for. `remove` takes the record away; the log keeps its last image. */
export type Change = {
  [E in EntityName]:
    | { readonly op: 'insert'; readonly entity: E; readonly row: NewRow<E> }
    | { readonly op: 'update'; readonly entity: E; readonly id: string; readonly set: RowPatch<E> }
    | { readonly op: 'remove'; readonly entity: E; readonly id: string }
}[EntityName]

/** Asks for a new record. */
export function insert<E extends EntityName>(entity: E, row: NewRow<E>): Change {
  return { op: 'insert', entity, row } as Change
}

/** Asks to set some fields of a record; fields that already have the value are left out of the log. */
export function update<E extends EntityName>(entity: E, id: string, set: RowPatch<E>): Change {
  return { op: 'update', entity, id, set } as Change
}

/** Asks to take a record away. */
export function remove(entity: EntityName, id: string): Change {
  return { op: 'remove', entity, id } as Change
}
