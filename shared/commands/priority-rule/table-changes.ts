import type { PriorityLine } from '../../domain/intake/priority-of.ts'
import { inOrder } from '../../domain/intake/priority-of.ts'
import { linesInForce } from '../../domain/intake/default-priority-rules.ts'
import type { PriorityRule } from '../../domain/intake/priority-rule.ts'
import type { Change } from '../change.ts'
import { insert, remove, update } from '../change.ts'

/** Distance between two lines of a fresh table. */
const step = 10

/** The table in force in its order: what an edit starts from. The first edit makes the built-in lines the office's own. */
export function currentTable(stored: readonly PriorityRule[]): PriorityLine[] {
  return inOrder(linesInForce(stored)).map(
    ({ id, position, name, criticality, issue, tier, safety, priority, active }) => ({
      id,
      position,
      name,
      criticality,
      issue,
      tier,
      safety,
      priority,
      active,
    }),
  )
}

/** The changes that make the stored table the wanted one, in the order given. */
export function tableChanges(stored: readonly PriorityRule[], wanted: readonly PriorityLine[]): Change[] {
  const known = new Map(stored.map((line) => [line.id, line]))
  const kept = new Set(wanted.map(({ id }) => id))
  return [
    ...stored.filter(({ id }) => !kept.has(id)).map(({ id }) => remove('priorityRules', id)),
    ...wanted.map((line, index) => {
      const placed = { ...line, position: (index + 1) * step }
      const { id, ...set } = placed
      return known.has(id) ? update('priorityRules', id, set) : insert('priorityRules', placed)
    }),
  ]
}
