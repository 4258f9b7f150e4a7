import type { PlanWish } from '../../../api/use-plan-actions.ts'

/** For whom, or for which visits, a plan is asked. */
export type PlanScope =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'technicians'; readonly ids: readonly string[] }
  | { readonly kind: 'territory'; readonly id: string }
  | { readonly kind: 'visits'; readonly ids: readonly string[] }

/** The part of a task that says whom and what it is about. */
export function scopeOfTask(scope: PlanScope): Pick<PlanWish, 'technicianIds' | 'territoryId' | 'visitIds'> {
  switch (scope.kind) {
    case 'everybody':
      return {}
    case 'technicians':
      return { technicianIds: [...scope.ids] }
    case 'territory':
      return { territoryId: scope.id }
    case 'visits':
      return { visitIds: [...scope.ids] }
  }
}
