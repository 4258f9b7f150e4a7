import { select, toggleSelected } from '../../state/selection.ts'

/** A click selects one visit; with Shift, Ctrl or Command it adds to the selection or takes out of it. */
export function pickVisit(
  visitId: string,
  keys: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
): void {
  if (keys.shiftKey || keys.ctrlKey || keys.metaKey) toggleSelected('visit', visitId)
  else select('visit', visitId)
}
