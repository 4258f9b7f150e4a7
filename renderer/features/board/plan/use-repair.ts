import { dayOf } from '#shared/kernel/zone.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { repairTask } from '../../../api/repair-task.ts'
import { usePlanActions } from '../../../api/use-plan-actions.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import type { BoardHandle } from '../board-handle.ts'
import { visitOf } from '../board-handle.ts'
import { usePlanHabits } from '../../../state/plan-habits.ts'
import { useSelection } from '../../../state/selection.ts'
import { askPlan } from './plan-ask.ts'
import { placedOn } from './placed-on.ts'

/** What mends a day that broke, for menus, keys and the palette. */
export interface Repairs {
  /** Asks how late a technician is, or since when away; without one, whose lane the selection is in. */
  ask(kind: 'late' | 'absent', technicianId?: string): void
  /** Places a visit before everything else that waits; without one, the selected visit. */
  emergency(detail?: VisitDetail): void
  /** Fills what fell away in a technician's day; without one, whose lane the selection is in. */
  fillGap(technicianId?: string): void
}

/** `day` is the first day of the board: where nothing says otherwise, that one is mended. */
export function useRepairs(handle: BoardHandle, day: string, say: (text: string) => void): Repairs {
  const { start } = usePlanActions()
  const mend = (...args: Parameters<typeof repairTask>) => void start(repairTask(...args))
  const moves = () => usePlanHabits.getState().mostMoves
  return {
    ask(kind, technicianId = technicianInFocus(handle) ?? undefined) {
      if (technicianId === undefined) return say(t('plan.selectTechnician'))
      askPlan({ kind, technicianId })
    },
    emergency(detail = selectedVisit(handle) ?? undefined) {
      if (!detail) return say(t('board.selectFirst'))
      const { id, startsAt } = detail.visit
      const on = startsAt === null ? day : dayOf(startsAt, officeZone())
      const placed = handle.model ? placedOn(handle.model, on) : []
      mend({ kind: 'emergency', visitId: id }, on, moves(), [...new Set([id, ...placed])])
    },
    fillGap(technicianId = technicianInFocus(handle) ?? undefined) {
      if (technicianId === undefined) return say(t('plan.selectTechnician'))
      mend({ kind: 'cancelled', technicianId }, day, moves())
    },
  }
}

function selectedVisit(handle: BoardHandle): VisitDetail | null {
  const { current } = useSelection.getState()
  return current?.kind === 'visit' ? visitOf(handle, current.id) : null
}

/** Whose lane is in focus: the selected technician, or who has the selected visit. */
export function technicianInFocus(handle: BoardHandle): string | null {
  const { current } = useSelection.getState()
  if (current?.kind === 'technician') return handle.model?.lanes.has(current.id) ? current.id : null
  return selectedVisit(handle)?.technicianId ?? null
}
