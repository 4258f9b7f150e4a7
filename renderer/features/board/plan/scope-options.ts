import { t } from '../../../lib/messages.ts'
import { useSelection } from '../../../state/selection.ts'
import type { BoardModel } from '../model/board-model.ts'
import type { PlanScope } from './plan-scope.ts'

/** One choice of what a plan is about. */
export interface ScopeOption {
  readonly key: string
  readonly text: string
  readonly scope: PlanScope
}

interface ScopeOptions {
  /** What stands above the groups: everybody, and what is selected. */
  readonly first: readonly ScopeOption[]
  readonly groups: readonly { readonly label: string; readonly options: readonly ScopeOption[] }[]
  readonly all: readonly ScopeOption[]
  readonly chosen: string
}

/**
 * What can be planned: everybody, what is selected, a territory, one technician. Several selected visits, and the lane
 * it was asked for, are chosen to begin with.
 */
export function scopeOptions(model: BoardModel, technicianId: string | null): ScopeOptions {
  const { current, ids } = useSelection.getState()
  const first: ScopeOption[] = [{ key: 'everybody', text: t('plan.scope-everybody'), scope: { kind: 'everybody' } }]
  if (current?.kind === 'visit' && ids.size > 0) {
    const text = t('plan.scope-visits', { count: ids.size })
    first.push({ key: 'visits', text, scope: { kind: 'visits', ids: [...ids] } })
  }
  if (current?.kind === 'technician' && ids.size > 1) {
    const text = t('plan.scope-technicians', { count: ids.size })
    first.push({ key: 'technicians', text, scope: { kind: 'technicians', ids: [...ids] } })
  }
  const technicians = [...model.lanes.values()]
    .toSorted((a, b) => a.code.localeCompare(b.code, undefined, { numeric: true }))
    .map(({ id, code, name }): ScopeOption => ({
      key: `lane ${id}`,
      text: name === code ? code : `${code} ${name}`,
      scope: { kind: 'technicians', ids: [id] },
    }))
  const territories = model.territories.map(({ id, code, name }): ScopeOption => ({
    key: `territory ${id}`,
    text: name === code ? name : `${code} ${name}`,
    scope: { kind: 'territory', id },
  }))
  const groups = [
    { label: t('plan.scope-territory'), options: territories },
    { label: t('plan.scope-lane'), options: technicians },
  ].filter(({ options }) => options.length > 0)
  const lane = technicianId === null ? null : `lane ${technicianId}`
  const several = first.find(({ key }) => key === 'technicians' || (key === 'visits' && ids.size > 1))
  const all = [...first, ...groups.flatMap(({ options }) => options)]
  const chosen = all.find(({ key }) => key === lane)?.key ?? several?.key ?? 'everybody'
  return { first, groups, all, chosen }
}
