import type { EntityName } from '#shared/domain/entities.ts'
import type { KeptRow } from '../store/sync/kept-rows.ts'
import { keyOf } from './row-writer.ts'
import type { Row, RowWriter } from './row-writer.ts'

/** More rounds than any chain of records that hang on each other is long. */
const mostRounds = 50

/**
 * Makes the records what the hub has: `base` as it was, `incoming` as it is by now. Rows that cannot stand yet (what they
 * name is on a later page, or a value that must be unique is still another's) leave what was there and are answered, to
 * be tried again; none is lost.
 */
export function takeOverRows(
  writer: RowWriter,
  base: ReadonlyMap<string, KeptRow>,
  incoming: ReadonlyMap<string, KeptRow>,
): KeptRow[] {
  const target = new Map([...base, ...incoming])
  writer.lookAhead(idsOf([...target.values()].filter(({ entity, id }) => !writer.touched.has(keyOf(entity, id)))))
  const before = new Map<string, Row | null>()
  for (const [key, { entity, id }] of target)
    before.set(key, base.has(key) ? base.get(key)!.row : writer.get(entity, id))
  const aside = new Map<string, KeptRow>()
  const leave = (row: KeptRow) => {
    const key = keyOf(row.entity, row.id)
    const again = aside.has(key)
    if (incoming.has(key)) aside.set(key, row)
    // What was there before may not be able to stand either; then nothing does until the row itself can.
    if (again || !writer.put(row.entity, row.id, before.get(key) ?? null)) writer.put(row.entity, row.id, null)
  }
  for (const row of writeAll(writer, [...target.values()])) leave(row)
  for (let round = 0; ; round++) {
    const dangling = writer.dangling()
    if (dangling.length === 0) return [...aside.values()]
    if (round === mostRounds) throw new Error('rows of the hub hang on each other without end')
    // Several records may name one whose going waits: it is back for all of them.
    const back = new Set<string>()
    for (const { child, parent } of dangling) {
      const named = keyOf(parent.entity, parent.id)
      const goes = incoming.get(named)
      if (back.has(named)) continue
      if (goes?.row === null && !aside.has(named) && before.get(named)) {
        back.add(named)
        leave(goes)
      } else leave(incoming.get(keyOf(child.entity, child.id)) ?? { ...child, row: null })
    }
  }
}

/** Writes the rows in whatever order they can be written, and answers those that cannot. */
function writeAll(writer: RowWriter, rows: readonly KeptRow[]): KeptRow[] {
  const gone = rows.filter(({ row }) => row === null)
  for (const { entity, id } of gone) writer.put(entity, id, null)
  const refused = rows.filter(({ entity, id, row }) => row !== null && !writer.put(entity, id, row))
  if (refused.length === 0) return []
  // Rows that exchange unique values stand in each other's way: all step aside first.
  for (const { entity, id } of refused) writer.put(entity, id, null)
  return refused.filter(({ entity, id, row }) => !writer.put(entity, id, row))
}

function idsOf(rows: readonly KeptRow[]): Map<EntityName, string[]> {
  const ids = new Map<EntityName, string[]>()
  for (const { entity, id } of rows) {
    const of = ids.get(entity)
    if (of) of.push(id)
    else ids.set(entity, [id])
  }
  return ids
}
