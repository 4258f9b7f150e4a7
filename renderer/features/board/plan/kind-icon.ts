import type { PlannedChange } from '#shared/queries/plan.ts'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'

/** The shape of what happens to a visit, on its ghost and in the list. */
export const kindIcon: Readonly<Record<PlannedChange['kind'], DrawingName>> = {
  added: 'i-plus',
  moved: 'i-right',
  removed: 'i-minus',
}
