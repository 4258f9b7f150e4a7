import { create } from 'zustand'
import type { PlannedChange } from '#shared/queries/plan.ts'

/** What a plan does in one lane: a visit that would come, or one that would go. */
export interface PlanMark {
  readonly kind: 'comes' | 'goes'
  /** The technician only goes along. */
  readonly along: boolean
  readonly change: PlannedChange
  readonly startsAt: number
  readonly endsAt: number
}

interface PlanMarks {
  readonly byLane: ReadonlyMap<string, readonly PlanMark[]>
}

/** Marks of the proposal by technician; a lane listens to its own only. Empty while no proposal is shown. */
export const usePlanMarks = create<PlanMarks>(() => ({ byLane: new Map() }))

/** The marks of all changes that are still open, by technician. */
export function marksOf(changes: readonly PlannedChange[]): Map<string, PlanMark[]> {
  const byLane = new Map<string, PlanMark[]>()
  const add = (technicianId: string, mark: PlanMark) => {
    const marks = byLane.get(technicianId)
    if (marks) marks.push(mark)
    else byLane.set(technicianId, [mark])
  }
  for (const change of changes) {
    if (change.state !== 'open') continue
    const { from, to, crewIds } = change
    if (from) add(from.technicianId, { kind: 'goes', along: false, change, ...timesOf(from) })
    if (!to) continue
    add(to.technicianId, { kind: 'comes', along: false, change, ...timesOf(to) })
    for (const id of crewIds) add(id, { kind: 'comes', along: true, change, ...timesOf(to) })
  }
  return byLane
}

const timesOf = ({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }) => ({ startsAt, endsAt })
