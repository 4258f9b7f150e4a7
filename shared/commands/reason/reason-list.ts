import { byPosition, defaultReasons } from '../../domain/reason/default-reasons.ts'
import type { Reason, ReasonKind } from '../../domain/reason/reason.ts'
import type { Change } from '../change.ts'
import { insert } from '../change.ts'
import type { CommandContext } from '../command.ts'

/** A line of the list of one kind, stored or about to be. */
export type ListedReason = Pick<Reason, 'id' | 'kind' | 'label' | 'pausesClock' | 'position' | 'active'>

/**
 * The list of a kind as the office keeps it. The first edit of a kind makes the built-in list the office's own:
 * `changes` then writes it.
 */
export function officeList(
  kind: ReasonKind,
  stored: readonly Reason[],
  context: Pick<CommandContext, 'newId'>,
): { readonly list: readonly ListedReason[]; readonly changes: readonly Change[] } {
  const own = stored.filter((reason) => reason.kind === kind)
  if (own.length > 0) return { list: own.toSorted(byPosition), changes: [] }
  const list = defaultReasons[kind].map((reason, index) => ({
    ...reason,
    id: context.newId(),
    position: index,
    active: true,
  }))
  return { list, changes: list.map((row) => insert('reasons', row)) }
}
